import { BUDGET_LOW_BASIS_POINTS } from "../bounds.ts";
import type { Money } from "../money/money.ts";

/** Something that somebody should look at. Times are epoch milliseconds. */
export type Attention =
  /** `settings.offersPaused`: nobody is offered anything. */
  | { readonly kind: "offersPaused" }
  | { readonly kind: "approvalsWaiting"; readonly count: number; readonly since: number }
  /** It was used for offers on `days` of the last days, and not since. */
  | {
      readonly kind: "tillSilent";
      readonly storeId: string;
      readonly tillId: string;
      readonly days: number;
      readonly since: number;
    }
  /** The newest count of a store's stock is too old to be known. */
  | { readonly kind: "stockStale"; readonly storeId: string; readonly since: number }
  | { readonly kind: "productsStale"; readonly since: number }
  /** So many live campaigns ask for a weather that nobody tells. */
  | { readonly kind: "weatherUnknown"; readonly count: number }
  /** `basisPoints` of `limit` are reserved or spent. */
  | { readonly kind: "budgetLow"; readonly campaignId: string; readonly limit: Money; readonly basisPoints: number }
  /** `shoppers` said that they were not in this store; null stands for fewer than may be shown. */
  | { readonly kind: "fenceDoubted"; readonly storeId: string; readonly shoppers: number | null }
  | { readonly kind: "erasuresLate"; readonly count: number; readonly since: number };

/** One sum of a budget; `from` tells its stretches apart, null is for ever. Minor units. */
interface BudgetSum {
  readonly per: "campaign" | "store";
  readonly period: string;
  readonly from: number | null;
  readonly currency: string;
  readonly limit: number;
  readonly reserved: number;
  readonly spent: number;
}

/** The budgets of the whole campaign that are nearly used up, each in the newest stretch of its period. */
export function lowBudgets(
  campaignId: string,
  sums: readonly BudgetSum[],
): Extract<Attention, { kind: "budgetLow" }>[] {
  const whole = sums.filter(({ per, limit }) => per === "campaign" && limit > 0);
  const each = [...Map.groupBy(whole, ({ period, currency }) => `${period} ${currency}`).values()];
  const newest = each.map((stretches) => stretches.reduce((a, b) => ((b.from ?? 0) > (a.from ?? 0) ? b : a)));
  return newest.flatMap(({ limit, reserved, spent, currency }) => {
    const basisPoints = Math.floor(((reserved + spent) / limit) * 10_000);
    const isLow = basisPoints >= BUDGET_LOW_BASIS_POINTS;
    return isLow ? [{ kind: "budgetLow" as const, campaignId, limit: { amount: limit, currency }, basisPoints }] : [];
  });
}
