import type { Money } from "../../../domain/money/money.ts";

interface Sum {
  readonly count: number;
  readonly amount: Money;
}

/** What one till gave for one campaign in one currency. */
export interface Total {
  readonly tillId: string;
  readonly campaignId: string;
  readonly amount: Money;
  readonly redeemed: Sum;
  readonly voided: Sum;
  readonly returned: Sum;
}

/** What was given in all, by currency. */
export function givenIn(totals: readonly Total[]): readonly Money[] {
  const sums = new Map<string, number>();
  for (const { amount } of totals) sums.set(amount.currency, (sums.get(amount.currency) ?? 0) + amount.amount);
  return [...sums].map(([currency, amount]) => ({ amount, currency }));
}
