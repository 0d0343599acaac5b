import { DECISION_INDEX_KEPT_MS } from "../domain/bounds.ts";
import { type Groups, NOBODY } from "../domain/reports/effect.ts";
import type { FunnelStage, Stopped, VariantCounts } from "../domain/reports/report.ts";
import { tillSumsIn } from "./till-sums.ts";
import type { ReportScope, Reports, ShopperOutcomes } from "../services/report-ports.ts";

/** The decisions that a scope is about. Those of a campaign are the ones that weighed it for its own store and trigger. */
const SCOPED = `SELECT * FROM decisions d WHERE test = 0 AND at >= ?1 AND at < ?2 AND (?3 IS NULL OR store = ?3)
  AND (?4 IS NULL OR campaign = ?4 OR EXISTS (
    SELECT 1 FROM json_each(d.ended) e, json_each(e.value, '$.campaignIds') c
    WHERE e.value ->> '$.stage' <> 'candidates' AND c.value = ?4))`;
/** Those of them that ended in its offer, or in one of any campaign. */
const MADE = "outcome IN ('issued', 'withheld') AND (?4 IS NULL OR campaign = ?4)";

const FUNNEL = `WITH scoped AS (${SCOPED}) SELECT count(*) AS decisions,
  (SELECT count(DISTINCT sub) FROM open_carts WHERE until >= ?1 AND since < ?2) AS openCart,
  count(DISTINCT sub) AS visited,
  count(DISTINCT sub) FILTER (WHERE outcome = 'issued' AND ${MADE}) AS offered,
  count(DISTINCT sub) FILTER (WHERE outcome = 'issued' AND ${MADE} AND viewed = 1) AS viewed,
  count(DISTINCT sub) FILTER (WHERE outcome = 'issued' AND ${MADE} AND redeemed = 1) AS redeemed
  FROM (SELECT scoped.*, viewed, redeemed FROM scoped LEFT JOIN outcomes ON decision = id)`;

/** Of a campaign what ended it, of all what silenced the decision. */
const STOPPED_ONE = `SELECT e.value ->> '$.stage' AS stage, e.value ->> '$.code' AS code, count(DISTINCT sub) AS shoppers
  FROM (${SCOPED}) s, json_each(s.ended) e, json_each(e.value, '$.campaignIds') c WHERE c.value = ?4 GROUP BY 1, 2`;
const STOPPED_ALL = `SELECT stage, code, count(DISTINCT sub) AS shoppers FROM (${SCOPED})
  WHERE stage IS NOT NULL AND code IS NOT NULL GROUP BY 1, 2`;

const VARIANTS = `SELECT campaign AS campaignId, variant AS variantId, locale, count(DISTINCT s.sub) AS offered,
  count(DISTINCT s.sub) FILTER (WHERE viewed = 1) AS viewed, count(DISTINCT s.sub) FILTER (WHERE redeemed = 1) AS redeemed
  FROM (${SCOPED}) s LEFT JOIN outcomes ON decision = id
  WHERE outcome = 'issued' AND ${MADE} AND variant IS NOT NULL AND locale IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
const DISCOUNTS = `SELECT campaign AS campaignId, variant AS variantId, locale, currency, sum(discount) AS amount
  FROM (${SCOPED}) JOIN outcomes ON decision = id
  WHERE outcome = 'issued' AND ${MADE} AND redeemed = 1 GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`;

/** Each shopper belongs to the group of their first such decision, whatever came later: as they were drawn. */
const GROUPED = `WITH first AS (
    SELECT sub, min(at) AS since, outcome FROM (${SCOPED}) WHERE ${MADE} GROUP BY sub),
  paid AS (
    SELECT first.sub, outcome, currency, sum(orders) AS orders, sum(amount) AS amount FROM first
    JOIN bought ON bought.sub = first.sub AND bought.at >= since AND bought.at < since + ?5 GROUP BY 1, 2, 3)`;
const GROUPS = `${GROUPED} SELECT outcome, count(*) AS shoppers,
  count(*) FILTER (WHERE EXISTS (SELECT 1 FROM paid WHERE paid.sub = first.sub AND orders > 0)) AS buyers
  FROM first GROUP BY outcome`;
const REVENUE = `${GROUPED} SELECT outcome, currency, total(amount) AS sum, total(1.0 * amount * amount) AS squares
  FROM paid GROUP BY 1, 2 ORDER BY 1, 2`;

const NONE = { decisions: 0, openCart: 0, visited: 0, offered: 0, viewed: 0, redeemed: 0 };

type Made = "issued" | "withheld";
interface GroupRow {
  readonly outcome: Made;
  readonly shoppers: number;
  readonly buyers: number;
}
interface RevenueRow {
  readonly outcome: Made;
  readonly currency: string;
  readonly sum: number;
  readonly squares: number;
}
type VariantRow = Omit<VariantCounts, "discount">;
type DiscountRow = Pick<VariantCounts, "campaignId" | "variantId" | "locale"> & {
  readonly currency: string;
  readonly amount: number;
};

const withDiscounts = (variants: readonly VariantRow[], discounts: readonly DiscountRow[]): VariantCounts[] =>
  variants.map((variant) => ({
    ...variant,
    discount: discounts
      .filter((row) => (["campaignId", "variantId", "locale"] as const).every((name) => row[name] === variant[name]))
      .map(({ currency, amount }) => ({ currency, amount })),
  }));

function groupsOf(groups: readonly GroupRow[], revenue: readonly RevenueRow[]): Groups {
  const group = (made: Made) => {
    const { shoppers, buyers } = groups.find(({ outcome }) => outcome === made) ?? NOBODY;
    const paid = revenue.filter(({ outcome }) => outcome === made);
    return { shoppers, buyers, revenue: paid.map(({ currency, sum, squares }) => ({ currency, sum, squares })) };
  };
  return { treated: group("issued"), heldOut: group("withheld") };
}

/** What reports are counted from, in D1. */
export const reportsIn = (db: D1Database, now: () => number): Reports => ({
  async note({ sub, outcomes, bought, cart }: ShopperOutcomes) {
    const oldest = now() - DECISION_INDEX_KEPT_MS;
    const outcome = db.prepare("INSERT OR REPLACE INTO outcomes VALUES (?, ?, ?, ?, ?, ?, ?)");
    const purchase = db.prepare("INSERT OR REPLACE INTO bought VALUES (?, ?, ?, ?, ?)");
    const open = db.prepare("INSERT OR REPLACE INTO open_carts VALUES (?, ?, ?)");
    await db.batch([
      db.prepare("DELETE FROM bought WHERE sub = ? AND at < ?").bind(sub, oldest),
      db.prepare("DELETE FROM open_carts WHERE until < ?").bind(oldest),
      ...outcomes.map(({ decisionId, viewed, redeemed, discount, currency, wrongStore }) =>
        outcome.bind(decisionId, sub, Number(viewed), Number(redeemed), discount, currency, Number(wrongStore)),
      ),
      ...bought.map(({ at, currency, orders, amount }) => purchase.bind(sub, at, currency, orders, amount)),
      ...(cart === null ? [] : [open.bind(sub, cart.from, cart.to)]),
    ]);
  },

  ...tillSumsIn(db, now),

  async counts({ from, to, storeId, campaignId, attributionMs }: ReportScope) {
    const scope = [from, to, storeId ?? null, campaignId ?? null] as const;
    const rows = async <T>(query: string, ...more: readonly number[]): Promise<T[]> =>
      (
        await db
          .prepare(query)
          .bind(...scope, ...more)
          .all<T>()
      ).results;
    const [funnel, stopped, variants, discounts, groups, revenue] = await Promise.all([
      rows<Record<FunnelStage | "decisions", number>>(FUNNEL),
      rows<Stopped>(campaignId === undefined ? STOPPED_ALL : STOPPED_ONE),
      rows<VariantRow>(VARIANTS),
      rows<DiscountRow>(DISCOUNTS),
      rows<GroupRow>(GROUPS, attributionMs),
      rows<RevenueRow>(REVENUE, attributionMs),
    ]);
    const { decisions, ...stages } = funnel[0] ?? NONE;
    return {
      decisions,
      funnel: stages,
      stopped,
      variants: withDiscounts(variants, discounts),
      groups: groupsOf(groups, revenue),
    };
  },

  async forget(sub) {
    const tables = ["outcomes", "bought", "open_carts"];
    const results = await db.batch(tables.map((table) => db.prepare(`DELETE FROM ${table} WHERE sub = ?`).bind(sub)));
    return results.reduce((sum, { meta }) => sum + meta.changes, 0);
  },
});
