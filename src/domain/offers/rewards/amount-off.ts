import { z } from "zod";
import { amountIn, moneyListSchema } from "../../money/money.ts";
import { appliesToSchema, onDiscountedSchema } from "../applies-to.ts";
import { rewardKind } from "./kind.ts";
import { moneyWords } from "./words.ts";

const schema = z.strictObject({
  kind: z.literal("amountOff"),
  amount: moneyListSchema.meta({ description: "What comes off what is eligible, once." }),
  appliesTo: appliesToSchema,
  onDiscounted: onDiscountedSchema,
});

/** A sum off what is eligible, or all of it where that is less. */
export const amountOff = rewardKind({
  schema,
  states: ({ amount }) => [{ member: "amount", amounts: amount }],
  reach: (reward) => reward,
  takes: ({ amount }, { lines }, currency) => {
    const sum = amountIn(amount, currency);
    return sum === undefined ? undefined : { amount: sum, from: lines.map((line) => line.room) };
  },
  most: ({ amount }, currency) => amountIn(amount, currency),
  describe: ({ amount }, locale, currency) => moneyWords(amount, locale, currency),
  sign: "−",
});
