import { LIST_PAGE_DEFAULT } from "../domain/bounds.ts";
import { type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { type NumberedPageRequest, numberedPage, type Page } from "./pages.ts";
import type { Ports } from "./ports.ts";
import type { StoreVersion } from "./store-version-ports.ts";

/** The versions of the stores that can be brought back, newest first. */
export async function listStoreVersions(
  { storeVersions }: Ports,
  { cursor, limit = LIST_PAGE_DEFAULT }: NumberedPageRequest,
): Promise<Page<StoreVersion>> {
  const items = await storeVersions.page(cursor ?? Number.MAX_SAFE_INTEGER, limit);
  return numberedPage(items, limit, ({ version }) => version);
}

/**
 * Makes the stores of an earlier version live as the newest one, and drops changes that waited. Nothing is to be
 * confirmed: it was live once, and this is how a mistake is taken back.
 */
export async function restoreStores(
  ports: Ports,
  version: number,
  by: string,
): Promise<Result<{ readonly version: number }, Problem>> {
  const newest = await ports.storeVersions.restore(version, by);
  if (newest === undefined) return err(problem("not_found"));
  ports.snapshots.adopt(await ports.publisher().publish());
  return ok({ version: newest });
}
