import { z } from "zod";
import { MONEY_AMOUNT_MAX } from "../bounds.ts";

/** ISO 4217 code, upper case. */
export const currencySchema = z.string().regex(/^[A-Z]{3}$/);

/** An amount in integer minor units of its currency: `{ amount: 1890, currency: "EUR" }` is 18.90 euros. */
export const moneySchema = z
  .strictObject({ amount: z.int().min(0).max(MONEY_AMOUNT_MAX), currency: currencySchema })
  .meta({ id: "Money" });
export type Money = z.infer<typeof moneySchema>;

/** Minor units; negative where more came back than was given. */
export const signedAmountSchema = z.int().min(-MONEY_AMOUNT_MAX).max(MONEY_AMOUNT_MAX);

/** The same where more may have come back than was given. */
export const signedMoneySchema = z
  .strictObject({ amount: signedAmountSchema, currency: currencySchema })
  .meta({ id: "SignedMoney" });

/** One amount per currency. A single `Money` is accepted for a list of one. */
const manySchema = z.array(moneySchema).min(1).max(50);
export const moneyListSchema = z.union([moneySchema.transform((one) => [one]).pipe(manySchema), manySchema]);

/** The amount stated for `currency`, or undefined: money is never converted. */
export const amountIn = (list: readonly Money[], currency: string): number | undefined =>
  list.find((money) => money.currency === currency)?.amount;
