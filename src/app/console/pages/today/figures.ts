import type { Money } from "../../../../domain/money/money.ts";
import type { DayReport } from "./queries.ts";

/** How a number moved. `share` is of what it was (0.25 = a quarter more); null where it was nothing. */
export type Change =
  | { readonly kind: "same" }
  | { readonly kind: "more" | "less"; readonly by: number; readonly share: number | null };

export function changeOf(now: number, before: number): Change {
  if (now === before) return { kind: "same" };
  const by = Math.abs(now - before);
  return { kind: now > before ? "more" : "less", by, share: before === 0 ? null : by / Math.abs(before) };
}

/** The numbers of a day, in the order in which one leads to the next. Null: of too few shoppers to be shown. */
export const COUNTED = ["visited", "decisions", "offered", "redemptions"] as const;
export type Counted = (typeof COUNTED)[number];

export function countsOf({ funnel, decisions, tills }: DayReport): Readonly<Record<Counted, number | null>> {
  const at = (wanted: string): number | null => funnel.find(({ stage }) => stage === wanted)?.shoppers ?? null;
  return { visited: at("visited"), decisions, offered: at("offered"), redemptions: tills.redemptions };
}

const moneyIn = (list: readonly Money[], currency: string): Money =>
  list.find((money) => money.currency === currency) ?? { amount: 0, currency };

/** Money of two days side by side, one pair for each currency that either has. Never converted. */
export function moneyPairs(
  now: readonly Money[],
  before: readonly Money[],
): { readonly now: Money; readonly before: Money }[] {
  const currencies = [...new Set([...now, ...before].map(({ currency }) => currency))].toSorted();
  return currencies.map((currency) => ({ now: moneyIn(now, currency), before: moneyIn(before, currency) }));
}

/** What stopped shoppers, the most frequent first, with its share of those who visited where both are shown. */
export interface Loss {
  readonly stage: string;
  readonly code: string;
  readonly shoppers: number | null;
  readonly share: number | null;
}

export function lossesOf({ funnel, stopped }: DayReport): Loss[] {
  const visited = funnel.find(({ stage }) => stage === "visited")?.shoppers ?? null;
  return stopped.map((one) => ({
    ...one,
    share: visited === null || one.shoppers === null ? null : one.shoppers / visited,
  }));
}
