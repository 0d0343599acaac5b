import type { Money } from "../money/money.ts";
import type { JournalEntry } from "./journal.ts";

/** What one receipt comes to, as one side has it. `amount` is negative where more came back than was given. */
export interface Counted {
  readonly transactionId: string;
  readonly amount: Money;
}

/** Where the journal (`here`) and a list made elsewhere (`there`) do not agree about a day. */
export interface Comparison {
  /** On the list, and not in the journal. */
  readonly missingHere: readonly Counted[];
  /** In the journal, and not on the list. */
  readonly missingThere: readonly Counted[];
  readonly differs: readonly { readonly transactionId: string; readonly here: Money; readonly there: Money }[];
}

/**
 * Compares by receipt and currency. Each side may have several entries of a receipt, which are summed; one that comes
 * to nothing, such as one that was voided, is as good as none.
 */
export function compare(entries: readonly JournalEntry[], list: readonly Counted[]): Comparison {
  const here = sumsOf(
    entries.map(({ transactionId, amount, currency }) => ({ transactionId, amount: { amount, currency } })),
  );
  const there = sumsOf(list);
  const missing = (from: ReadonlyMap<string, Counted>, other: ReadonlyMap<string, Counted>): Counted[] =>
    [...from].filter(([key]) => !other.has(key)).map(([, one]) => one);
  const differs = [...here].flatMap(([key, mine]) => {
    const theirs = there.get(key);
    if (theirs === undefined || theirs.amount.amount === mine.amount.amount) return [];
    return [{ transactionId: mine.transactionId, here: mine.amount, there: theirs.amount }];
  });
  return { missingHere: missing(there, here), missingThere: missing(here, there), differs };
}

/** By receipt and currency, in that order, without those that come to nothing. */
function sumsOf(list: readonly Counted[]): ReadonlyMap<string, Counted> {
  const sums = new Map<string, Counted>();
  for (const { transactionId, amount } of list) {
    const key = `${transactionId}\n${amount.currency}`;
    const before = sums.get(key)?.amount.amount ?? 0;
    sums.set(key, { transactionId, amount: { ...amount, amount: before + amount.amount } });
  }
  const inOrder = [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return new Map(inOrder.filter(([, one]) => one.amount.amount !== 0));
}
