import { z } from "zod";
import { percentHalfUp } from "../../money/exact.ts";
import { amountIn, moneyListSchema } from "../../money/money.ts";
import { appliesToSchema, onDiscountedSchema } from "../applies-to.ts";
import { rewardKind } from "./kind.ts";
import { numberWords } from "./words.ts";

const schema = z.strictObject({
  kind: z.literal("percentOff"),
  basisPoints: z.int().min(1).max(10_000).meta({ description: "Hundredths of a per cent." }),
  cap: moneyListSchema.nullable().default(null).meta({ description: "The most it takes off." }),
  appliesTo: appliesToSchema,
  onDiscounted: onDiscountedSchema,
});

/** A share of the eligible subtotal, rounded once, half up. */
export const percentOff = rewardKind({
  schema,
  states: ({ cap }) => (cap === null ? [] : [{ member: "cap", amounts: cap }]),
  reach: (reward) => reward,
  takes: ({ basisPoints }, { lines, subtotal }) => ({
    amount: percentHalfUp(subtotal, basisPoints),
    from: lines.map((line) => line.amount),
  }),
  most: ({ cap }, currency) => (cap === null ? Infinity : amountIn(cap, currency)),
  cap: ({ cap }) => cap,
  describe: ({ basisPoints }, locale) =>
    numberWords(basisPoints / 10_000, locale, { style: "percent", maximumFractionDigits: 2 }),
  sign: "−",
});
