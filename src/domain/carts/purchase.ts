import { z } from "zod";
import { currencySchema } from "../money/money.ts";
import { namesNobodyTwice, namesOneShopper, NAME_ONE, shopperMembers } from "../shoppers/identity.ts";
import { givenIdSchema } from "../stores/store.ts";
import { categorySchema, retailerIdSchema } from "./cart.ts";

const lineSchema = z.strictObject({
  sku: retailerIdSchema,
  productId: retailerIdSchema.nullish(),
  categories: z.array(categorySchema).max(50).default([]),
  quantity: z.int().min(1).max(10_000),
  unitPrice: z.int().min(0).max(1e11),
  discount: z.int().min(0).max(1e11).nullish(),
});

const documentSchema = z.strictObject({
  id: retailerIdSchema,
  ...shopperMembers,
  kind: z.enum(["sale", "return"]).default("sale"),
  /** The sale that a return gives back, where it is known. */
  of: retailerIdSchema.nullish(),
  channel: z.enum(["online", "store", "elsewhere"]),
  storeId: givenIdSchema.nullish(),
  transactionId: z.string().min(1).max(128).nullish(),
  at: z.iso.datetime({ offset: true }),
  currency: currencySchema,
  lines: z.array(lineSchema).min(1).max(500),
});
const OF_A_RETURN = { path: ["of"], error: "is for returns" };
const saysOfWhat = ({ kind, of }: { readonly kind: string; readonly of?: string | null | undefined }): boolean =>
  kind === "return" || of == null;

/** The body of `POST /v1/purchases`. Amounts are minor units of `currency`. Nobody knows who paid cash. */
export const purchaseSchema = documentSchema.refine(namesNobodyTwice, NAME_ONE).refine(saysOfWhat, OF_A_RETURN);
/** A row of `POST /v1/purchases/import`. What nobody is known to have bought says nothing of anybody. */
export const purchaseRowSchema = documentSchema.refine(namesOneShopper, NAME_ONE).refine(saysOfWhat, OF_A_RETURN);
export type Purchase = Readonly<z.infer<typeof documentSchema>>;

/** What was paid for a line, or is given back, in minor units. */
export const paidFor = ({ quantity, unitPrice, discount }: Purchase["lines"][number]): number =>
  Math.max(quantity * unitPrice - (discount ?? 0), 0);

export const paidInAll = ({ lines }: Pick<Purchase, "lines">): number =>
  lines.reduce((sum, line) => sum + paidFor(line), 0);
