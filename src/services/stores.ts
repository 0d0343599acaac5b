import { IMPORT_DEFAULT_RADIUS_M, LIST_PAGE_DEFAULT } from "../domain/bounds.ts";
import { readStoreFeatures } from "../domain/stores/import-geojson.ts";
import { type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { parseStore, type StoreRecord } from "../domain/stores/store.ts";
import type { StoreScope } from "../domain/stores/store-selector.ts";
import { type Page, type PageRequest, pageOf } from "./pages.ts";
import type { Ports } from "./ports.ts";

/** Puts one store and, unless told otherwise, makes it live. */
export async function putStore(
  ports: Ports,
  id: string,
  body: unknown,
  publish: boolean,
): Promise<Result<{ store: StoreRecord; created: boolean }, Problem>> {
  const store = parseStore(id, body);
  if (!store.ok) return store;
  const { created } = await ports.stores.put([store.value]);
  if (publish) await publishStores(ports);
  return ok({ store: store.value, created: created > 0 });
}

export async function getStore(ports: Ports, id: string): Promise<Result<StoreRecord, Problem>> {
  const store = await ports.stores.get(id);
  return store === undefined ? err(problem("not_found")) : ok(store);
}

/** The stores that the caller may speak for. */
export async function listStores(
  ports: Ports,
  scope: StoreScope,
  { cursor = "", limit = LIST_PAGE_DEFAULT }: PageRequest,
): Promise<Page<StoreRecord>> {
  return pageOf(await ports.stores.page(cursor, limit, scope.kind === "all" ? null : scope.ids), limit);
}

export async function deleteStore(ports: Ports, id: string, publish: boolean): Promise<Result<null, Problem>> {
  if (!(await ports.stores.delete(id))) return err(problem("not_found"));
  if (publish) await publishStores(ports);
  return ok(null);
}

export async function publishStores(ports: Ports): Promise<{ version: number }> {
  const pointer = await ports.publisher().publish();
  ports.snapshots.adopt(pointer);
  return { version: pointer.version };
}

export interface ImportReport {
  readonly created: number;
  readonly updated: number;
  readonly skipped: number;
  readonly refused: readonly { readonly row: number; readonly code: string; readonly message: string }[];
}

/** Imports a GeoJSON FeatureCollection. One bad row never stops the rest; a dry run only reports. */
export async function importStores(
  ports: Ports,
  collection: unknown,
  { dryRun, publish }: { readonly dryRun: boolean; readonly publish: boolean },
): Promise<Result<ImportReport, Problem>> {
  const read = readStoreFeatures(collection, { defaultRadius: IMPORT_DEFAULT_RADIUS_M });
  if (!read.ok) return read;
  const stores = read.value.flatMap((row) => (row.outcome === "accepted" ? [row.store] : []));
  const refused = read.value.flatMap((row) =>
    row.outcome === "refused" ? [{ row: row.row, code: row.code, message: row.message }] : [],
  );
  const skipped = read.value.length - stores.length - refused.length;
  const created = dryRun ? await countNew(ports, stores) : (await ports.stores.put(stores)).created;
  if (!dryRun && publish) await publishStores(ports);
  return ok({ created, updated: stores.length - created, skipped, refused });
}

async function countNew(ports: Ports, stores: readonly StoreRecord[]): Promise<number> {
  const known = new Set((await ports.stores.all()).map(({ id }) => id));
  return stores.filter(({ id }) => !known.has(id)).length;
}
