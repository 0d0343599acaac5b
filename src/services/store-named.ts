import { type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { NOWHERE } from "../domain/stores/nowhere.ts";
import { selects, type StoreSelector } from "../domain/stores/store-selector.ts";
import type { StoreRecord } from "../domain/stores/store.ts";
import { LIST_PAGE_MAX } from "../domain/bounds.ts";
import type { Ports } from "./ports.ts";

/** The store that a body names, or nowhere. */
export async function storeNamed({ stores }: Ports, id: string | null): Promise<Result<StoreRecord, Problem>> {
  if (id === null) return ok(NOWHERE);
  const store = await stores.get(id);
  return store === undefined ? err(problem("not_found")) : ok(store);
}

/** Some store that a campaign is for, the first by its id; undefined where there is none among the first. */
export async function someStoreOf({ stores }: Ports, selector: StoreSelector): Promise<StoreRecord | undefined> {
  const among = selector.kind === "ids" ? selector.ids : null;
  return (await stores.page("", LIST_PAGE_MAX, among)).find((store) => selects(selector, store));
}
