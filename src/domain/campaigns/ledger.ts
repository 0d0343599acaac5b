import { parseDuration } from "../duration.ts";
import { type Campaign, isPersonal } from "./campaign.ts";

/** One bound that a campaign's offers are held to: a budget in money, or a count of offers. */
export interface LedgerRule {
  readonly kind: "budget" | "count";
  readonly per: "campaign" | "store";
  /** An ISO 8601 duration, or `forever`. */
  readonly period: string;
  /** Minor units by currency; a count stands under `""`. */
  readonly limits: Readonly<Record<string, number>>;
}

/** What of an offer decides which sums it is part of. Times are epoch milliseconds. */
export interface Entry {
  readonly storeId: string;
  readonly currency: string;
  /** When it was reserved. */
  readonly at: number;
  /** The same by the store's clock, as if that were UTC. */
  readonly localAt: number;
}

/** The name of one sum: a rule's, for the whole campaign (`""`) or a store, in one stretch, in one currency. */
export interface SumKey extends Pick<LedgerRule, "kind" | "per" | "period"> {
  readonly storeId: string;
  /** When the stretch began, by the clock that its days are counted by; 0 for `forever`. */
  readonly from: number;
  readonly currency: string;
}

/** The first Monday of the epoch, so that weeks begin on one, and days at midnight. */
const ANCHOR_MS = 4 * 24 * 3_600_000;

/** When the stretch of `period` that holds `at` began. */
function stretchStart(at: number, period: string): number {
  const length = parseDuration(period);
  if (length === undefined) return 0;
  return Math.floor((at - ANCHOR_MS) / length) * length + ANCHOR_MS;
}

/** What the campaign's object must hold its offers to. Limits per shopper and per device are the shopper's own. */
export const ledgerRules = ({ budgets, limits }: Pick<Campaign, "budgets" | "limits">): LedgerRule[] => [
  ...budgets.map(({ per, period, limit }) => ({
    kind: "budget" as const,
    per,
    period,
    limits: Object.fromEntries(limit.map(({ currency, amount }) => [currency, amount])),
  })),
  ...limits.flatMap(({ per, period, count }) =>
    isPersonal(per) ? [] : [{ kind: "count" as const, per, period, limits: { "": count } }],
  ),
];

/** Whether two rules keep the same sums, whatever their limits. */
export const sameSums = (a: LedgerRule, b: LedgerRule): boolean =>
  a.kind === b.kind && a.per === b.per && a.period === b.period;

/** The sum of `rule` that `entry` is part of: it stays part of that one, whenever it is settled or given back. */
export const sumKey = ({ kind, per, period }: LedgerRule, { storeId, currency, at, localAt }: Entry): SumKey => ({
  kind,
  per,
  period,
  storeId: per === "store" ? storeId : "",
  from: stretchStart(per === "store" ? localAt : at, period),
  currency: kind === "count" ? "" : currency,
});
