import type { SessionRepository } from "../services/people-ports.ts";
import { personOf } from "./people.ts";

/** Sessions and links in D1. What is over is swept by whoever comes next. */
export const sessionsIn = (db: D1Database, now: () => number): SessionRepository => ({
  async open({ id, personId, expiresAt }) {
    await db.batch([
      db.prepare("DELETE FROM sessions WHERE expires_at <= ?").bind(now()),
      db.prepare("INSERT INTO sessions (id, person, expires_at) VALUES (?, ?, ?)").bind(id, personId, expiresAt),
    ]);
  },
  async person(id) {
    const query = `SELECT people.body, sessions.expires_at AS expiresAt FROM sessions
      JOIN people ON people.id = sessions.person WHERE sessions.id = ? AND sessions.expires_at > ?`;
    const row = await db.prepare(query).bind(id, now()).first<{ body: string; expiresAt: number }>();
    return row === null ? undefined : { person: personOf(row), expiresAt: row.expiresAt };
  },
  async end(id) {
    await db.prepare("DELETE FROM sessions WHERE id = ?").bind(id).run();
  },
  async keepLink(hash, personId, expiresAt) {
    await db.batch([
      db.prepare("DELETE FROM sign_in_links WHERE expires_at <= ?").bind(now()),
      db
        .prepare("INSERT INTO sign_in_links (hash, person, expires_at) VALUES (?, ?, ?)")
        .bind(hash, personId, expiresAt),
    ]);
  },
  async useLink(hash) {
    const use = "DELETE FROM sign_in_links WHERE hash = ? RETURNING person, expires_at AS expiresAt";
    const row = await db.prepare(use).bind(hash).first<{ person: string; expiresAt: number }>();
    return row === null || row.expiresAt <= now() ? undefined : row.person;
  },
});
