import { z } from "zod";
import { BASKET_LINES_MAX, MONEY_AMOUNT_MAX, QUANTITY_PARTS, UNIT_PRICE_MAX } from "../bounds.ts";
import { retailerIdSchema } from "../carts/cart.ts";
import type { DeepReadonly } from "../deep-readonly.ts";
import { proportionHalfUp } from "../money/exact.ts";
import { currencySchema } from "../money/money.ts";
import { partsOf, signedQuantitySchema } from "./quantity.ts";

/** What the line costs before any discount, minor units, without its sign: rounded half up, once. */
const grossOf = ({ quantity, unitPrice }: { readonly quantity: number; readonly unitPrice: number }): number =>
  proportionHalfUp(unitPrice, Math.abs(partsOf(quantity)), QUANTITY_PARTS);

export const basketLineSchema = z
  .strictObject({
    /** The till's own name of the line; shares of a discount come back under it. */
    id: z.string().min(1).max(64),
    sku: retailerIdSchema,
    productId: retailerIdSchema.nullish(),
    gtin: z
      .string()
      .regex(/^\d{8,14}$/)
      .nullish(),
    categories: z.array(z.string().min(1).max(100)).max(50).default([]),
    /** Up to three decimals; below zero for what comes back in the same receipt. */
    quantity: signedQuantitySchema,
    /** Minor units, before `discount`. */
    unitPrice: z.int().min(0).max(UNIT_PRICE_MAX),
    /** What the till itself has taken off the whole line, minor units; never below zero. */
    discount: z.int().min(0).max(MONEY_AMOUNT_MAX).default(0),
    /** The retailer never lets this line be reduced: tobacco, books, deposits. */
    noDiscount: z.boolean().default(false),
  })
  .refine((line) => line.discount <= grossOf(line), {
    path: ["discount"],
    error: "must be at most the line's price",
  });
export type BasketLine = DeepReadonly<z.infer<typeof basketLineSchema>>;

const grossTotal = (lines: readonly BasketLine[]): number => lines.reduce((sum, line) => sum + grossOf(line), 0);

/** What stands on the till. All amounts are minor units of its one currency. */
export const basketSchema = z
  .strictObject({
    currency: currencySchema,
    lines: z
      .array(basketLineSchema)
      .min(1)
      .max(BASKET_LINES_MAX)
      .refine((lines) => new Set(lines.map((line) => line.id)).size === lines.length, "ids must be unique")
      .refine((lines) => grossTotal(lines) <= MONEY_AMOUNT_MAX, `must come to ${MONEY_AMOUNT_MAX} at most`),
  })
  .meta({ id: "Basket" });
export type Basket = DeepReadonly<z.infer<typeof basketSchema>>;

/** Whether the line comes back in the same receipt. */
export const isReturned = ({ quantity }: BasketLine): boolean => quantity < 0;

/** What the line costs as the till has it, minor units; below zero where it comes back: the mirror of its sale. */
export const netOf = (line: BasketLine): number => {
  const price = grossOf(line) - line.discount;
  return isReturned(line) ? 0 - price : price;
};

/** What the basket comes to, minor units. */
export const basketTotal = ({ lines }: Basket): number => lines.reduce((sum, line) => sum + netOf(line), 0);
