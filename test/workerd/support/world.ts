import { listDurableObjectIds, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";

type Row = Readonly<Record<string, unknown>>;

const TABLES =
  "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' ORDER BY name";

/** Why a device was last refused is noted of those, too, that prove to be it and are refused all the same. */
const unrefused = (row: Row): Row => ("refused_at" in row ? { ...row, refused_at: null, refusal: null } : row);

/**
 * Every row of every table of every object of a namespace. One without tables was called, which workerd keeps in its
 * list, but never brought into being.
 */
async function objectsOf(namespace: DurableObjectNamespace): Promise<Record<string, unknown>> {
  const objects: Record<string, unknown> = {};
  for (const id of await listDurableObjectIds(namespace)) {
    const tables = await runInDurableObject(namespace.get(id), (_, { storage: { sql } }) => {
      const names = sql
        .exec<{ name: string }>(TABLES)
        .toArray()
        .map(({ name }) => name);
      return Object.fromEntries(
        names.map((name) => [name, sql.exec(`SELECT * FROM "${name}"`).toArray().map(unrefused)]),
      );
    });
    if (Object.keys(tables).length > 0) objects[id.toString()] = tables;
  }
  return objects;
}

async function database(): Promise<Record<string, Row[]>> {
  const tables = await env.DB.prepare(TABLES).all<{ name: string }>();
  const rows: Record<string, Row[]> = {};
  for (const { name } of tables.results) {
    const { results } = await env.DB.prepare(`SELECT * FROM "${name}"`).all<Row>();
    // When a key was last used is noted of every request, the refused ones too.
    rows[name] = results.map((row) => ({ ...row, last_used_at: null }));
  }
  return rows;
}

const keysOf = async (namespace: KVNamespace): Promise<string[]> =>
  (await namespace.list()).keys.map(({ name }) => name);

/** All that the service has stored anywhere: two of these are equal where nothing was stored or changed between them. */
export const everythingStored = async () => ({
  shoppers: await objectsOf(env.SHOPPER),
  offers: await objectsOf(env.OFFER),
  campaigns: await objectsOf(env.CAMPAIGN),
  stores: await objectsOf(env.STORE),
  database: await database(),
  keys: [...(await keysOf(env.CARTS)), ...(await keysOf(env.SNAPSHOTS))],
});
