import type { ErasureReport } from "../domain/privacy/erasure.ts";
import type { ErasureRepository } from "../services/repositories.ts";

interface ErasureColumns {
  readonly id: string;
  readonly requested_at: number;
  readonly completed_at: number | null;
  readonly report: string | null;
}

/** Erasures and remembered hashes in D1. */
export const erasuresIn = (db: D1Database, now: () => number): ErasureRepository => ({
  async begin({ erasureId, requestedAt }) {
    const insert = "INSERT INTO erasures VALUES (?, ?, NULL, NULL) ON CONFLICT (id) DO NOTHING";
    await db.prepare(insert).bind(erasureId, requestedAt).run();
  },

  async complete({ erasureId, requestedAt }, completedAt, report) {
    const insert = `INSERT INTO erasures VALUES (?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET completed_at = excluded.completed_at, report = excluded.report
      WHERE erasures.completed_at IS NULL`;
    await db.prepare(insert).bind(erasureId, requestedAt, completedAt, JSON.stringify(report)).run();
  },

  async get(id) {
    const row = await db.prepare("SELECT * FROM erasures WHERE id = ?").bind(id).first<ErasureColumns>();
    if (row === null) return undefined;
    const { requested_at: requestedAt, completed_at: completedAt, report } = row;
    if (completedAt === null || report === null) return { state: "running", id, requestedAt };
    return { state: "completed", id, requestedAt, completedAt, ...(JSON.parse(report) as ErasureReport) };
  },

  async running() {
    const query = `SELECT count(*) AS running, min(requested_at) AS oldestRequestedAt FROM erasures
      WHERE completed_at IS NULL`;
    const none = { running: 0, oldestRequestedAt: null };
    return (await db.prepare(query).first<{ running: number; oldestRequestedAt: number | null }>()) ?? none;
  },

  async remember(hash, until) {
    await db.batch([
      db.prepare("DELETE FROM erased_shoppers WHERE expires_at <= ?").bind(now()),
      db.prepare("INSERT OR REPLACE INTO erased_shoppers VALUES (?, ?)").bind(hash, until),
    ]);
  },

  async remembers(hash) {
    const query = "SELECT 1 FROM erased_shoppers WHERE hash = ? AND expires_at > ?";
    return (await db.prepare(query).bind(hash, now()).first()) !== null;
  },

  async forget(hash) {
    await db.prepare("DELETE FROM erased_shoppers WHERE hash = ?").bind(hash).run();
  },
});
