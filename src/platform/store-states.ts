import { shardsOf } from "../domain/geo/edge-cells.ts";
import type { StoreRepository } from "../services/repositories.ts";
import { jsonPartsOf } from "./json-parts.ts";
import { script } from "./script.ts";

/** The version that what is put now will be live in. */
export const NEXT = "(SELECT coalesce(max(version), 0) + 1 FROM store_versions)";

/** The given stores, one row each. */
const GIVEN =
  "(SELECT value->>'$.store.id' AS id, value->'$.store' AS body, value->'$.shards' AS shards FROM json_each(?1))";

/** How many of them are there. */
const KNOWN = `SELECT count(*) AS n FROM ${GIVEN} WHERE id IN (SELECT id FROM stores)`;

/**
 * Puts the given stores: what is live is kept as the past, what was never live is replaced. An equal store stays
 * as it is. `CROSS JOIN` keeps the given ones outside: otherwise their text would be parsed for every store there is.
 */
const PUT = [
  `INSERT OR IGNORE INTO past_stores SELECT s.id, s.since, ${NEXT}, s.body
   FROM ${GIVEN} g CROSS JOIN stores s ON s.id = g.id WHERE s.since < ${NEXT} AND s.body <> g.body`,
  `DELETE FROM store_shards WHERE (id, since) IN (SELECT s.id, s.since
   FROM ${GIVEN} g CROSS JOIN stores s ON s.id = g.id WHERE s.since = ${NEXT} AND s.body <> g.body)`,
  `INSERT INTO stores (id, body, updated_at, since) SELECT id, body, ?2, ${NEXT} FROM ${GIVEN} WHERE true
   ON CONFLICT (id) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at, since = excluded.since
   WHERE body <> excluded.body`,
  `INSERT OR IGNORE INTO store_shards SELECT s.id, s.since, shard.value
   FROM ${GIVEN} g CROSS JOIN stores s ON s.id = g.id CROSS JOIN json_each(g.shards) shard`,
];

const REMOVE = [
  `INSERT INTO past_stores SELECT id, since, ${NEXT}, body FROM stores WHERE id = ?1 AND since < ${NEXT}`,
  `DELETE FROM store_shards WHERE id = ?1 AND since = ${NEXT}`,
  "DELETE FROM stores WHERE id = ?1",
];

/** How states of stores begin and end. Each call is one transaction: all of it or nothing. */
export const storeStatesIn = (db: D1Database, now: () => number): Pick<StoreRepository, "put" | "delete"> => ({
  async put(stores) {
    const parts = jsonPartsOf(stores.map((store) => ({ store, shards: shardsOf(store.fence) })));
    const counts = parts.map((part) => db.prepare(KNOWN).bind(part));
    const statements = parts.flatMap((part) => script(db, PUT, part, now()));
    const answers = await db.batch<{ n: number }>([...counts, ...statements]);
    const known = answers.slice(0, parts.length).reduce((sum, { results: [row] }) => sum + (row?.n ?? 0), 0);
    return { created: stores.length - known };
  },
  async delete(id) {
    const answers = await db.batch(script(db, REMOVE, id));
    return (answers.at(-1)?.meta.changes ?? 0) > 0;
  },
});
