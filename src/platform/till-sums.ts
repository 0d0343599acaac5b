import { DECISION_INDEX_KEPT_MS } from "../domain/bounds.ts";
import type { Reports } from "../services/report-ports.ts";

/** An entry is never changed, so one that is there is the same. */
const NOTE_EFFECTS = `INSERT OR IGNORE INTO effects SELECT value ->> 'id', value ->> 'storeId', value ->> 'tillId',
  value ->> 'campaignId', value ->> 'kind', value ->> 'at', value ->> 'currency', value ->> 'amount' FROM json_each(?)`;
const TILLS = `SELECT currency, sum(amount) AS amount, sum(iif(kind = 'redeemed', 1, iif(kind = 'voided', -1, 0))) AS redemptions
  FROM effects WHERE at >= ?1 AND at < ?2 AND (?3 IS NULL OR store = ?3) GROUP BY currency ORDER BY currency`;

interface TillRow {
  readonly currency: string;
  readonly amount: number;
  readonly redemptions: number;
}
/** Copies of what the stores' journals hold, in D1, and their sums. */
export const tillSumsIn = (db: D1Database, now: () => number): Pick<Reports, "noteEffects" | "tills"> => ({
  async noteEffects(entries) {
    await db.batch([
      db.prepare("DELETE FROM effects WHERE at < ?").bind(now() - DECISION_INDEX_KEPT_MS),
      db.prepare(NOTE_EFFECTS).bind(JSON.stringify(entries)),
    ]);
  },

  async tills({ from, to }, storeId) {
    const { results } = await db.prepare(TILLS).bind(from, to, storeId).all<TillRow>();
    return {
      redemptions: results.reduce((sum, { redemptions }) => sum + redemptions, 0),
      given: results.map(({ currency, amount }) => ({ amount, currency })),
    };
  },
});
