import { LIST_PAGE_DEFAULT } from "../domain/bounds.ts";
import { type EdgeCells, edgeCells } from "../domain/geo/edge-cells.ts";
import { type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { parseStore, type StoreRecord } from "../domain/stores/store.ts";
import type { StoreScope } from "../domain/stores/store-selector.ts";
import { type Page, type PageRequest, pageOf } from "./pages.ts";
import type { Ports } from "./ports.ts";
import { changeStores, type Publication } from "./publish-stores.ts";

/** Puts one store and makes it live, or lets it wait. */
export async function putStore(
  ports: Ports,
  id: string,
  body: unknown,
  publication: Publication | null,
): Promise<Result<{ store: StoreRecord; created: boolean }, Problem>> {
  const store = parseStore(id, body);
  if (!store.ok) return store;
  const changed = await changeStores(ports, { put: [store.value], remove: [] }, publication);
  return changed.ok ? ok({ store: store.value, created: changed.value.created > 0 }) : changed;
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

export async function deleteStore(
  ports: Ports,
  id: string,
  publication: Publication | null,
): Promise<Result<null, Problem>> {
  const changed = await changeStores(ports, { put: [], remove: [id] }, publication);
  if (!changed.ok) return changed;
  return changed.value.removed > 0 ? ok(null) : err(problem("not_found"));
}

/** How the edge finds a store once it is live. */
export async function cellsOfStore(ports: Ports, id: string): Promise<Result<EdgeCells, Problem>> {
  const store = await getStore(ports, id);
  return store.ok ? ok(edgeCells(store.value.fence)) : store;
}
