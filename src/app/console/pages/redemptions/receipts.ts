import type { Money } from "../../../../domain/money/money.ts";
import { compare, type Counted } from "../../../../domain/redemptions/closing.ts";
import type { JournalEntry } from "./queries.ts";

/** One receipt, as the journal has it and as somebody counted it; null where one of them has nothing of it. */
export interface ReceiptLine {
  readonly transactionId: string;
  readonly expected: Money | null;
  readonly counted: Money | null;
  readonly agrees: boolean;
}

const keyOf = ({ transactionId, amount }: Counted): string => `${transactionId}\n${amount.currency}`;

/** Each receipt in its order, what was counted beside what was expected. Where they differ is said by what closes the day too. */
export function receiptLines(entries: readonly JournalEntry[], list: readonly Counted[]): ReceiptLine[] {
  // Held against nothing, each side is what it comes to by receipt.
  const expected = new Map(compare([], entries).missingHere.map((one) => [keyOf(one), one]));
  const counted = new Map(compare([], list).missingHere.map((one) => [keyOf(one), one]));
  const keys = [...new Set([...expected.keys(), ...counted.keys()])].toSorted();
  return keys.map((key) => {
    const [mine, theirs] = [expected.get(key), counted.get(key)];
    return {
      transactionId: (mine ?? theirs)?.transactionId ?? "",
      expected: mine?.amount ?? null,
      counted: theirs?.amount ?? null,
      agrees: mine?.amount.amount === theirs?.amount.amount,
    };
  });
}
