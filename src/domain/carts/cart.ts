import { z } from "zod";
import { CART_ITEMS_MAX } from "../bounds.ts";
import { currencySchema } from "../money/money.ts";

/** 1 to 128 printable ASCII characters: SKUs and the retailer's shopper ids. */
export const retailerIdSchema = z.string().regex(/^[\x21-\x7e][\x20-\x7e]{0,127}$/);

export const categorySchema = z.string().min(1).max(100);

export const cartItemSchema = z.strictObject({
  sku: retailerIdSchema,
  productId: retailerIdSchema.nullish(),
  gtin: z
    .string()
    .regex(/^\d{8,14}$/)
    .nullish(),
  name: z.string().min(1).max(200),
  quantity: z.int().min(1).max(10_000),
  /** Minor units of the cart's currency. */
  unitPrice: z.int().min(0).max(1e11),
  categories: z.array(categorySchema).max(50).default([]),
  imageUrl: z.url().max(2_000).nullish(),
});
export type CartItem = z.infer<typeof cartItemSchema>;

export const cartSchema = z
  .strictObject({
    currency: currencySchema,
    updatedAt: z.iso.datetime({ offset: true }),
    url: z.url().max(2_000).nullish(),
    items: z.array(cartItemSchema).max(CART_ITEMS_MAX),
  })
  .meta({ id: "Cart" });
export type Cart = z.infer<typeof cartSchema>;

/** Sum of the items in minor units of the cart's currency. */
export const cartTotal = (cart: Cart): number =>
  cart.items.reduce((sum, item) => sum + item.unitPrice * item.quantity, 0);
