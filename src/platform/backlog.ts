import { BACKLOG_FORGOTTEN_AFTER_MS, DEAD_LETTER_AFTER_MS } from "../domain/bounds.ts";
import type { Backlog, BacklogRepository } from "../services/backlog-ports.ts";

/** In D1. An object that is gone tells nothing any more: its rows are swept by whoever tells something next. */
export const backlogIn = (db: D1Database, now: () => number): BacklogRepository => ({
  async note({ name, object, kind, rows }) {
    const sweep = db.prepare("DELETE FROM backlog WHERE told_at <= ?").bind(now() - BACKLOG_FORGOTTEN_AFTER_MS);
    const upsert = `INSERT INTO backlog VALUES (?1, ?2, ?3, ?4, ?5, ?5)
      ON CONFLICT (name, kind) DO UPDATE SET rows = excluded.rows, told_at = excluded.told_at`;
    const note =
      rows === 0
        ? db.prepare("DELETE FROM backlog WHERE name = ? AND kind = ?").bind(name, kind)
        : db.prepare(upsert).bind(name, object, kind, rows, now());
    await db.batch([sweep, note]);
  },

  async list() {
    const query = `SELECT object, kind, sum(rows) AS rows, sum(iif(since <= ?, rows, 0)) AS deadLetters,
        min(since) AS oldestSince
      FROM backlog WHERE told_at > ? GROUP BY object, kind ORDER BY object, kind`;
    const select = db.prepare(query).bind(now() - DEAD_LETTER_AFTER_MS, now() - BACKLOG_FORGOTTEN_AFTER_MS);
    return (await select.all<Backlog>()).results;
  },
});
