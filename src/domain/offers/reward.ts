import { z } from "zod";
import { moneyListSchema } from "../money/money.ts";

/** Which of a basket's lines a reward is taken from: the cart's items that are bought, or everything. */
export const appliesToSchema = z.strictObject({
  kind: z.enum(["cartItems", "basket"]),
  /** `product` lets who left a 42 buy a 43; `sku` insists on the very same article. */
  match: z.enum(["product", "sku"]).default("product"),
});

export const percentOffSchema = z.strictObject({
  kind: z.literal("percentOff"),
  basisPoints: z.int().min(1).max(10_000),
  cap: moneyListSchema.nullable().default(null),
  appliesTo: appliesToSchema.default({ kind: "cartItems", match: "product" }),
});

export const amountOffSchema = z.strictObject({
  kind: z.literal("amountOff"),
  amount: moneyListSchema,
  appliesTo: appliesToSchema.default({ kind: "cartItems", match: "product" }),
});

/** What an offer takes off. Each kind is one member of this union. */
export const rewardSchema = z.discriminatedUnion("kind", [percentOffSchema, amountOffSchema]).meta({ id: "Reward" });
export type Reward = z.infer<typeof rewardSchema>;
export type AppliesTo = z.infer<typeof appliesToSchema>;
