/**
 * What this till has given by its own count: one effect is one entry, however often the till hears of it. `amount` is
 * minor units, below zero where it came back.
 */
export interface Counted {
  readonly effect: string;
  /** The date where the store stands. */
  readonly date: string;
  readonly transactionId: string;
  readonly amount: number;
  readonly currency: string;
}

/** As long as somebody may still want to close a day. */
export const DAYS_KEPT = 14;

/** The list with one more, without what is too old. */
export function counted(list: readonly Counted[], entry: Counted): readonly Counted[] {
  const others = list.filter(({ effect }) => effect !== entry.effect);
  const dates = [...new Set([...others, entry].map(({ date }) => date))].toSorted().slice(-DAYS_KEPT);
  return [...others, entry].filter(({ date }) => dates.includes(date));
}

/** One line of the list as text: a receipt and what it gave. Amounts are minor units. */
export interface Listed {
  readonly transactionId: string;
  readonly amount: number;
}

/** What each receipt of a day comes to; those that come to nothing are left out. */
export function receiptsOf(list: readonly Counted[], date: string, currency: string): readonly Listed[] {
  const sums = new Map<string, number>();
  for (const one of list.filter((entry) => entry.date === date && entry.currency === currency)) {
    sums.set(one.transactionId, (sums.get(one.transactionId) ?? 0) + one.amount);
  }
  return [...sums].filter(([, amount]) => amount !== 0).map(([transactionId, amount]) => ({ transactionId, amount }));
}

/** The list as it is typed: a receipt, a separator, what it gave in major units; one receipt a line. */
export const textOf = (listed: readonly Listed[], decimals: number): string =>
  listed
    .map(({ transactionId, amount }) => `${transactionId}; ${(amount / 10 ** decimals).toFixed(decimals)}`)
    .join("\n");

const TYPED = /^(?<transactionId>[^;\t]+?)\s*[;\t]\s*(?<amount>[-−]?\s*\d[\d \u00a0]*(?:[.,]\d+)?)$/u;

/** What was typed; the lines that are none, by their numbers from 1. */
export function listIn(text: string, decimals: number) {
  const listed: Listed[] = [];
  const wrong: number[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    const { transactionId, amount } = TYPED.exec(line.trim())?.groups ?? {};
    if (transactionId !== undefined && amount !== undefined) {
      const number = amount
        .replaceAll(/[ \u00a0]/gu, "")
        .replace("−", "-")
        .replace(",", ".");
      listed.push({ transactionId, amount: Math.round(Number(number) * 10 ** decimals) });
    } else if (line.trim() !== "") wrong.push(index + 1);
  }
  return { listed, wrong };
}
