import { ATTENTION_PER_KIND_MAX, FENCE_DOUBTED_BY_MIN, TILL_USUAL_DAYS_MIN } from "../domain/bounds.ts";
import type { SilentTill, Watch } from "../services/attention-ports.ts";

const DAY_MS = 24 * 3_600_000;
const SILENT = `SELECT store AS storeId, till AS tillId, count(DISTINCT at / ${DAY_MS}) AS days, max(at) AS since FROM effects
  WHERE at >= ? AND store IN (SELECT id FROM stores) GROUP BY store, till
  HAVING days >= ${TILL_USUAL_DAYS_MIN} AND since < ? ORDER BY since DESC LIMIT ${ATTENTION_PER_KIND_MAX}`;
const STALE = `SELECT storeId, since FROM
  (SELECT id AS storeId, (SELECT max(at) FROM stock WHERE store = id) AS since FROM stores)
  WHERE since < ? ORDER BY since LIMIT ${ATTENTION_PER_KIND_MAX}`;
const DOUBTED = `SELECT store AS storeId, count(DISTINCT d.sub) AS shoppers FROM decisions d JOIN outcomes ON decision = id
  WHERE at >= ? AND test = 0 AND wrong_store = 1 GROUP BY store
  HAVING shoppers >= ${FENCE_DOUBTED_BY_MIN} ORDER BY shoppers DESC, store LIMIT ${ATTENTION_PER_KIND_MAX}`;

/** What D1 knows of what needs attention. */
export const watchOf = (db: D1Database): Watch => ({
  async silentTills(watchedFrom, silentFrom) {
    return (await db.prepare(SILENT).bind(watchedFrom, silentFrom).all<SilentTill>()).results;
  },
  async staleStock(before) {
    return (await db.prepare(STALE).bind(before).all<{ storeId: string; since: number }>()).results;
  },
  newestProduct() {
    return db.prepare("SELECT max(updated_at) AS newest FROM products").first<number>("newest");
  },
  async doubtedFences(from) {
    return (await db.prepare(DOUBTED).bind(from).all<{ storeId: string; shoppers: number }>()).results;
  },
});
