import { z } from "zod";
import { retailerIdSchema } from "../../carts/cart.ts";
import { amountIn, moneyListSchema } from "../../money/money.ts";
import { onDiscountedSchema } from "../applies-to.ts";
import { rewardKind } from "./kind.ts";
import { moneyWords } from "./words.ts";

const schema = z.strictObject({
  kind: z.literal("freeItem"),
  item: z
    .strictObject({ sku: retailerIdSchema, value: moneyListSchema })
    .meta({ description: "One piece of this article is free, up to this value." }),
  onDiscounted: onDiscountedSchema,
});

/** One piece of an article that stands in the basket, up to a value. */
export const freeItem = rewardKind({
  schema,
  states: ({ item }) => [{ member: "item/value", amounts: item.value }],
  reach: ({ item, onDiscounted }) => ({
    appliesTo: { kind: "skus", skus: [item.sku], match: "sku", target: "dearest" },
    onDiscounted,
  }),
  takes: ({ item }, { lines }, currency) => {
    const value = amountIn(item.value, currency);
    return value === undefined ? undefined : { amount: value, from: lines.map((line) => line.amount) };
  },
  most: ({ item }, currency) => amountIn(item.value, currency),
  describe: ({ item }, locale, currency) => moneyWords(item.value, locale, currency),
  sign: "−",
});
