import { z } from "zod";
import { SELECTOR_VALUES_MAX } from "../bounds.ts";
import { retailerIdSchema } from "../carts/cart.ts";
import type { DeepReadonly } from "../deep-readonly.ts";

const how = {
  match: z.enum(["product", "sku"]).default("product").meta({
    description: "Of the cart's items: `product` lets who left a 42 buy a 43; `sku` insists on the very same article.",
  }),
  target: z.enum(["all", "cheapest", "dearest"]).default("all").meta({
    description: "Every piece, or one piece alone; of two equally dear the one on the earlier line.",
  }),
};
const categorySchema = z.string().min(1).max(100);

/**
 * Which of a basket's lines a reward is taken from: the cart's items that are bought, in the quantity that was left;
 * articles by their SKU; lines of a category, as the till names it; or everything.
 */
export const appliesToSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("cartItems"), ...how }),
    z.strictObject({
      kind: z.literal("skus"),
      skus: z.array(retailerIdSchema).min(1).max(SELECTOR_VALUES_MAX),
      ...how,
    }),
    z.strictObject({
      kind: z.literal("categories"),
      categories: z.array(categorySchema).min(1).max(SELECTOR_VALUES_MAX),
      ...how,
    }),
    z.strictObject({ kind: z.literal("basket"), ...how }),
  ])
  .default({ kind: "cartItems", match: "product", target: "all" });
export type AppliesTo = DeepReadonly<z.infer<typeof appliesToSchema>>;

export const onDiscountedSchema = z.enum(["after", "refuse"]).default("after").meta({
  description: "Whether a line that the till has reduced itself is reduced once more, or left alone.",
});
