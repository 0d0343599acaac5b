import { STORE_VERSIONS_KEPT_MS } from "../domain/bounds.ts";
import type { Fence } from "../domain/geo/fence.ts";
import type { StoreRecord } from "../domain/stores/store.ts";
import type { ChangedShard, Disturbed, StoreVersion, StoreVersions } from "../services/store-version-ports.ts";
import { script } from "./script.ts";
import { NEXT } from "./store-states.ts";

/** How the next version differs from the newest, if it does. Touches no store but those that were changed. */
const DIFFERENCE = `(SELECT n.next,
    coalesce((SELECT stores FROM store_versions WHERE version = n.next - 1), 0) AS before,
    (SELECT count(*) FROM stores s WHERE s.since = n.next
      AND NOT EXISTS (SELECT 1 FROM past_stores p WHERE p.id = s.id AND p.until = n.next)) AS created,
    (SELECT count(*) FROM past_stores p JOIN stores s ON s.id = p.id
      WHERE p.until = n.next AND s.body <> p.body) AS changed,
    (SELECT count(*) FROM past_stores p WHERE p.until = n.next AND p.id NOT IN (SELECT id FROM stores)) AS removed
  FROM (SELECT ${NEXT} AS next) n
  WHERE EXISTS (SELECT 1 FROM stores WHERE since = n.next) OR EXISTS (SELECT 1 FROM past_stores WHERE until = n.next))`;
const CLOSE = `INSERT INTO store_versions
  SELECT next, ?1, ?2, ?3, before + created - removed, created, changed, removed FROM ${DIFFERENCE}`;

/** Forgets versions that are too old, and states that no version which is left has. */
const OLDEST = "(SELECT min(version) FROM store_versions)";
const FORGET = [
  "DELETE FROM store_versions WHERE at < ?1 AND version < (SELECT max(version) FROM store_versions)",
  `DELETE FROM store_shards WHERE (id, since) IN (SELECT id, since FROM past_stores WHERE until <= ${OLDEST})`,
  `DELETE FROM past_stores WHERE until <= ${OLDEST}`,
];

/** Takes back what was never live, so that `stores` is the newest version. */
const DROP_WAITING = [
  `DELETE FROM store_shards WHERE (id, since) IN (SELECT id, since FROM stores WHERE since = ${NEXT})`,
  `DELETE FROM stores WHERE since = ${NEXT}`,
  `INSERT INTO stores (id, body, updated_at, since) SELECT id, body, ?2, since FROM past_stores WHERE until = ${NEXT}`,
  `DELETE FROM past_stores WHERE until = ${NEXT}`,
];

/** Ends what began after version ?1, then begins anew what was in force in it and is no more. */
const ENDED_SINCE = "since <= ?1 AND until > ?1";
const BRING_BACK = [
  `INSERT INTO past_stores SELECT id, since, ${NEXT}, body FROM stores WHERE since > ?1`,
  "DELETE FROM stores WHERE since > ?1",
  `INSERT INTO store_shards SELECT id, ${NEXT}, shard FROM store_shards
   WHERE (id, since) IN (SELECT id, since FROM past_stores WHERE ${ENDED_SINCE})`,
  `INSERT INTO stores (id, body, updated_at, since) SELECT id, body, ?2, ${NEXT} FROM past_stores WHERE ${ENDED_SINCE}`,
];

/** A store that waits has a past that ends with the next version, or none. */
const DISTURBED = `SELECT p.id, CASE WHEN s.id IS NULL THEN 'removed' ELSE 'redrawn' END AS how
  FROM past_stores p LEFT JOIN stores s ON s.id = p.id
  WHERE p.until = ${NEXT} AND (s.id IS NULL OR s.body->'$.fence' <> p.body->'$.fence')`;

const LIVE = `(SELECT id, body FROM stores WHERE since < ${NEXT}
  UNION ALL SELECT id, body FROM past_stores WHERE until = ${NEXT})`;

/** States that begin or end in a version after ?1 up to ?2, by the newest of these versions. */
const SHARDS_CHANGED = `SELECT shard, max(version) AS version,
    (SELECT count(*) FROM store_shards WHERE shard = changed.shard) AS states
  FROM (
    SELECT h.shard, s.since AS version FROM stores s JOIN store_shards h ON h.id = s.id AND h.since = s.since
      WHERE s.since > ?1
    UNION ALL
    SELECT h.shard, CASE WHEN p.until <= ?2 THEN p.until ELSE p.since END AS version
      FROM past_stores p JOIN store_shards h ON h.id = p.id AND h.since = p.since WHERE p.until > ?1
  ) changed WHERE version > ?1 AND version <= ?2 GROUP BY shard ORDER BY shard`;

/** A state once, however many of the shards it reaches into. The order of the joins is the fast one. */
const IN_SHARDS = `SELECT s.body FROM json_each(?1) j CROSS JOIN store_shards h ON h.shard = j.value
    CROSS JOIN stores s ON s.id = h.id AND s.since = h.since WHERE h.since <= ?2
  UNION
  SELECT p.body FROM json_each(?1) j CROSS JOIN store_shards h ON h.shard = j.value
    CROSS JOIN past_stores p ON p.id = h.id AND p.since = h.since WHERE h.since <= ?2 AND p.until > ?2`;

const VERSION = `SELECT version, at, made_by AS "by", restored, stores, created, changed, removed FROM store_versions`;

const newestOf = (answer: D1Result<{ version: number }> | undefined): number => answer?.results[0]?.version ?? 0;

export const storeVersionsIn = (db: D1Database, now: () => number): StoreVersions => {
  const all = async <T>(sql: string, ...bindings: unknown[]): Promise<T[]> =>
    (
      await db
        .prepare(sql)
        .bind(...bindings)
        .all<T>()
    ).results;
  const closing = (by: string, restored: number | null): D1PreparedStatement[] => [
    ...script(db, [CLOSE], now(), by, restored),
    ...script(db, FORGET, now() - STORE_VERSIONS_KEPT_MS),
    db.prepare("SELECT max(version) AS version FROM store_versions"),
  ];
  return {
    async newest() {
      const newest = "SELECT version, stores FROM store_versions ORDER BY version DESC LIMIT 1";
      return (await db.prepare(newest).first<{ version: number; stores: number }>()) ?? { version: 0, stores: 0 };
    },
    page: (before, limit) =>
      all<StoreVersion>(`${VERSION} WHERE version < ? ORDER BY version DESC LIMIT ?`, before, limit),
    async close(by) {
      return newestOf((await db.batch<{ version: number }>(closing(by, null))).at(-1));
    },
    async restore(version, by) {
      const isKept = await db.prepare("SELECT 1 FROM store_versions WHERE version = ?").bind(version).first();
      if (isKept === null) return undefined;
      const statements = script(db, [...DROP_WAITING, ...BRING_BACK], version, now());
      return newestOf((await db.batch<{ version: number }>([...statements, ...closing(by, version)])).at(-1));
    },
    disturbed: () => all<Disturbed>(DISTURBED),
    async liveFences(ids) {
      const query = `SELECT id, body->'$.fence' AS fence FROM ${LIVE} WHERE id IN (SELECT value FROM json_each(?))`;
      const rows = await all<{ id: string; fence: string }>(query, JSON.stringify(ids));
      return new Map(rows.map(({ id, fence }) => [id, JSON.parse(fence) as Fence]));
    },
    async tagged(tags) {
      const query = `SELECT id, body->'$.tags' AS tags FROM ${LIVE}
        WHERE EXISTS (SELECT 1 FROM json_each(body, '$.tags') tag WHERE tag.value IN (SELECT value FROM json_each(?)))
        ORDER BY id`;
      const rows = await all<{ id: string; tags: string }>(query, JSON.stringify(tags));
      return rows.map(({ id, tags: own }) => ({ id, tags: JSON.parse(own) as string[] }));
    },
    shardsChanged: (after, upTo) => all<ChangedShard>(SHARDS_CHANGED, after, upTo),
    async inShards(shards, version) {
      const rows = await all<{ body: string }>(IN_SHARDS, JSON.stringify(shards), version);
      return rows.map(({ body }) => JSON.parse(body) as StoreRecord);
    },
  };
};
