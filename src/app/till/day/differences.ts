import type { Comparison } from "../../../domain/redemptions/closing.ts";

/** A receipt about which the tills and the service do not agree. Amounts are minor units, null where one has nothing. */
export interface Difference {
  readonly transactionId: string;
  readonly currency: string;
  readonly counted: number | null;
  readonly expected: number | null;
}

/** What differs, by receipt: `here` is what the service has, `there` is what the tills counted. */
export function differencesOf({ missingHere, missingThere, differs }: Comparison): readonly Difference[] {
  const all = [
    ...missingHere.map(({ transactionId, amount: { amount, currency } }) => ({
      transactionId,
      currency,
      counted: amount,
      expected: null,
    })),
    ...missingThere.map(({ transactionId, amount: { amount, currency } }) => ({
      transactionId,
      currency,
      counted: null,
      expected: amount,
    })),
    ...differs.map(({ transactionId, here, there }) => ({
      transactionId,
      currency: here.currency,
      counted: there.amount,
      expected: here.amount,
    })),
  ];
  return all.toSorted((a, b) => (a.transactionId < b.transactionId ? -1 : 1));
}
