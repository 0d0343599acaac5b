import { z } from "zod";
import { BASKET_LINES_MAX, LINE_QUANTITY_MAX, MONEY_AMOUNT_MAX, UNIT_PRICE_MAX } from "../bounds.ts";
import { retailerIdSchema } from "../carts/cart.ts";
import { currencySchema } from "../money/money.ts";

const lineSchema = z
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
    quantity: z.int().min(1).max(LINE_QUANTITY_MAX),
    /** Minor units, before `discount`. */
    unitPrice: z.int().min(0).max(UNIT_PRICE_MAX),
    /** What the till itself has taken off the whole line, minor units. */
    discount: z.int().min(0).max(MONEY_AMOUNT_MAX).default(0),
    /** The retailer never lets this line be reduced: tobacco, books, deposits. */
    noDiscount: z.boolean().default(false),
  })
  .refine((line) => line.discount <= line.unitPrice * line.quantity, {
    path: ["discount"],
    error: "must be at most the line's price",
  });
export type BasketLine = z.infer<typeof lineSchema>;

const grossTotal = (lines: readonly BasketLine[]): number =>
  lines.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0);

/** What stands on the till. All amounts are minor units of its one currency. */
export const basketSchema = z
  .strictObject({
    currency: currencySchema,
    lines: z
      .array(lineSchema)
      .min(1)
      .max(BASKET_LINES_MAX)
      .refine((lines) => new Set(lines.map((line) => line.id)).size === lines.length, "ids must be unique")
      .refine((lines) => grossTotal(lines) <= MONEY_AMOUNT_MAX, `must come to ${MONEY_AMOUNT_MAX} at most`),
  })
  .meta({ id: "Basket" });
export type Basket = z.infer<typeof basketSchema>;

/** What the line costs as the till has it, minor units. */
export const netOf = (line: BasketLine): number => line.unitPrice * line.quantity - line.discount;
