import { z } from "zod";
import { currencySchema } from "../money/money.ts";
import { givenIdSchema } from "../stores/store.ts";
import { retailerIdSchema } from "./cart.ts";

/** The body of `POST /v1/purchases`. Amounts are minor units of `currency`. */
export const purchaseSchema = z.strictObject({
  id: retailerIdSchema,
  shopperId: retailerIdSchema,
  kind: z.literal("sale").default("sale"),
  channel: z.enum(["online", "store", "elsewhere"]),
  storeId: givenIdSchema.nullish(),
  transactionId: z.string().min(1).max(128).nullish(),
  at: z.iso.datetime({ offset: true }),
  currency: currencySchema,
  lines: z
    .array(
      z.strictObject({
        sku: retailerIdSchema,
        productId: retailerIdSchema.nullish(),
        categories: z.array(z.string().min(1).max(100)).max(50).default([]),
        quantity: z.int().min(1).max(10_000),
        unitPrice: z.int().min(0).max(1e11),
        discount: z.int().min(0).max(1e11).nullish(),
      }),
    )
    .min(1)
    .max(500),
});
export type Purchase = z.infer<typeof purchaseSchema>;
