import { KEY_USE_NOTED_EVERY_MS } from "../domain/bounds.ts";
import type { ApiKeyRecord } from "../services/callers.ts";
import type { KeyRepository, KeyRow } from "../services/repositories.ts";

interface KeyColumns {
  readonly body: string;
  readonly last_used_at: number | null;
}
const recordOf = ({ body }: Pick<KeyColumns, "body">): ApiKeyRecord => JSON.parse(body) as ApiKeyRecord;
const rowOf = (row: KeyColumns): KeyRow => ({ ...recordOf(row), lastUsedAt: row.last_used_at });

export function keysIn(db: D1Database, now: () => number): KeyRepository {
  /** When this isolate last wrote down that a key was used; there are never more entries than keys. */
  const noted = new Map<string, number>();
  return {
    async all() {
      const { results } = await db.prepare("SELECT body FROM api_keys ORDER BY id").all<KeyColumns>();
      return results.map(recordOf);
    },
    async page(after, limit) {
      const query = db.prepare("SELECT body, last_used_at FROM api_keys WHERE id > ? ORDER BY id LIMIT ?");
      return (await query.bind(after, limit).all<KeyColumns>()).results.map(rowOf);
    },
    async get(id) {
      const query = db.prepare("SELECT body, last_used_at FROM api_keys WHERE id = ?").bind(id);
      const row = await query.first<KeyColumns>();
      return row === null ? undefined : rowOf(row);
    },
    async byHash(hash) {
      const row = await db.prepare("SELECT body FROM api_keys WHERE hash = ?").bind(hash).first<KeyColumns>();
      return row === null ? undefined : recordOf(row);
    },
    async create(key) {
      const insert = "INSERT INTO api_keys (id, hash, body) VALUES (?, ?, ?)";
      await db.prepare(insert).bind(key.id, key.hash, JSON.stringify(key)).run();
    },
    async put(key) {
      await db.prepare("UPDATE api_keys SET body = ? WHERE id = ?").bind(JSON.stringify(key), key.id).run();
    },
    async delete(id) {
      return (await db.prepare("DELETE FROM api_keys WHERE id = ?").bind(id).run()).meta.changes > 0;
    },
    async used(id) {
      const at = now();
      if (at < (noted.get(id) ?? -Infinity) + KEY_USE_NOTED_EVERY_MS) return;
      noted.set(id, at);
      // Many isolates may note the same hour; one of them writes.
      const update = "UPDATE api_keys SET last_used_at = ?1 WHERE id = ?2 AND coalesce(last_used_at, 0) <= ?1 - ?3";
      await db.prepare(update).bind(at, id, KEY_USE_NOTED_EVERY_MS).run();
    },
  };
}
