import { z } from "zod";
import { LOCALES_PER_VARIANT_MAX, MARGIN_MIN_BASIS_POINTS, PRODUCT_CATEGORIES_MAX } from "../bounds.ts";
import { categorySchema, retailerIdSchema } from "../carts/cart.ts";
import { localeSchema } from "../campaigns/variant.ts";
import type { DeepReadonly } from "../deep-readonly.ts";
import { moneyListSchema } from "../money/money.ts";
import { invalid, type Problem } from "../problems.ts";
import { err, ok, type Result } from "../result.ts";

/** Amounts of money, one per currency; none, null and nothing are the same. */
const pricesSchema = z
  .union([moneyListSchema, z.tuple([])])
  .nullish()
  .transform((list) => list ?? [])
  .refine((list) => new Set(list.map(({ currency }) => currency)).size === list.length, {
    error: "names a currency twice",
  });

/** An article as the retailer's systems know it: a row of `POST /v1/products/import`. */
export const productSchema = z.strictObject({
  sku: retailerIdSchema,
  productId: retailerIdSchema
    .nullable()
    .default(null)
    .meta({ description: "What its sizes and colours have in common." }),
  gtin: z
    .string()
    .regex(/^\d{8,14}$/)
    .nullable()
    .default(null),
  names: z
    .record(localeSchema, z.string().min(1).max(200))
    .refine((names) => Object.keys(names).length <= LOCALES_PER_VARIANT_MAX, { error: "too many languages" }),
  categories: z.array(categorySchema).max(PRODUCT_CATEGORIES_MAX).default([]),
  prices: pricesSchema.meta({ description: "What anybody pays for one piece." }),
  marginBasisPoints: z
    .int()
    .min(MARGIN_MIN_BASIS_POINTS)
    .max(10_000)
    .nullable()
    .default(null)
    .meta({ description: "What of the price is left when the article is paid for; below 0 where nothing is." }),
  floorPrices: pricesSchema.meta({ description: "No reward takes one piece below this." }),
  onSale: z.boolean().nullable().default(null).meta({ description: "Null: nobody says." }),
  neverDiscount: z
    .boolean()
    .nullish()
    .transform((never) => never ?? false),
  imageUrl: z.url().max(2_000).nullable().default(null),
});
export type ProductDocument = DeepReadonly<z.infer<typeof productSchema>>;

/** The body of `PUT /v1/products/{sku}`: its SKU may be left to the path. */
export const productInputSchema = productSchema.extend({ sku: retailerIdSchema.optional() });
export type ProductInput = z.infer<typeof productInputSchema>;

/** `invalid_request` where the body is about another article than the path. */
export function namedBy(sku: string, { sku: named = sku, ...rest }: ProductInput): Result<ProductDocument, Problem> {
  return named === sku ? ok({ sku, ...rest }) : err(invalid("/sku", "must be the SKU in the path"));
}
