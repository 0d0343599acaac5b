import { z } from "zod";
import { QUANTITY_PARTS } from "../../bounds.ts";
import { proportionHalfUp } from "../../money/exact.ts";
import { amountIn, moneyListSchema } from "../../money/money.ts";
import { appliesToSchema, onDiscountedSchema } from "../applies-to.ts";
import { rewardKind } from "./kind.ts";
import { moneyWords } from "./words.ts";

const schema = z.strictObject({
  kind: z.literal("fixedPrice"),
  price: moneyListSchema.meta({ description: "What one piece costs with the offer." }),
  cap: moneyListSchema.nullable().default(null).meta({ description: "The most it takes off." }),
  appliesTo: appliesToSchema,
  onDiscounted: onDiscountedSchema,
});

/** Every eligible piece at one price; what costs less already keeps its price. */
export const fixedPrice = rewardKind({
  schema,
  states: ({ price, cap }) => [
    { member: "price", amounts: price },
    ...(cap === null ? [] : [{ member: "cap", amounts: cap }]),
  ],
  reach: (reward) => reward,
  takes: ({ price }, { lines }, currency) => {
    const each = amountIn(price, currency);
    if (each === undefined) return undefined;
    const from = lines.map((line) => Math.max(0, line.amount - proportionHalfUp(each, line.parts, QUANTITY_PARTS)));
    return { amount: from.reduce((sum, off) => sum + off, 0), from };
  },
  most: ({ price, cap }, currency) => {
    if (amountIn(price, currency) === undefined) return undefined;
    return cap === null ? Infinity : amountIn(cap, currency);
  },
  cap: ({ cap }) => cap,
  describe: ({ price }, locale, currency) => moneyWords(price, locale, currency),
  sign: "",
});
