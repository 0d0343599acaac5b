import { type LiveChange, largeChange } from "../domain/stores/large-change.ts";
import type { Problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import type { StoreRecord } from "../domain/stores/store.ts";
import type { Ports } from "./ports.ts";
import type { Disturbed } from "./store-version-ports.ts";

/** Who makes a change live, and how many affected stores they have confirmed. */
export interface Publication {
  /** The id of an API key. */
  readonly by: string;
  readonly confirmed: number | null;
}
export interface StoreChange {
  readonly put: readonly StoreRecord[];
  readonly remove: readonly string[];
}
export interface Changed {
  readonly created: number;
  readonly removed: number;
}

const NOTHING: StoreChange = { put: [], remove: [] };

/**
 * Changes stores, and makes that and whatever waited live. A change that has to be confirmed first is not made.
 * @param publication null where the change is to wait
 */
export async function changeStores(
  ports: Ports,
  change: StoreChange,
  publication: Publication | null,
): Promise<Result<Changed, Problem>> {
  const refusal = publication && largeChange(await effectOf(ports, change), publication.confirmed);
  if (refusal) return err(refusal);
  const { created } = change.put.length > 0 ? await ports.stores.put(change.put) : { created: 0 };
  let removed = 0;
  for (const id of change.remove) removed += Number(await ports.stores.delete(id));
  if (publication !== null) await makeLive(ports, publication.by);
  return ok({ created, removed });
}

/** Makes every change that waited live, and every document of the snapshot anew. */
export async function publishStores(
  ports: Ports,
  { by, confirmed }: Publication,
): Promise<Result<{ readonly version: number }, Problem>> {
  const refusal = largeChange(await effectOf(ports, NOTHING), confirmed);
  if (refusal) return err(refusal);
  const version = await ports.storeVersions.close(by);
  ports.snapshots.adopt(await ports.publisher().publish({ anew: true }));
  return ok({ version });
}

async function makeLive(ports: Ports, by: string): Promise<void> {
  await ports.storeVersions.close(by);
  ports.snapshots.adopt(await ports.publisher().publish());
}

/** What becomes of the live stores, counting what waited before. */
async function effectOf({ storeVersions }: Ports, { put, remove }: StoreChange): Promise<LiveChange> {
  const ids = [...put.map(({ id }) => id), ...remove];
  const [waiting, fences, { stores: live }] = await Promise.all([
    storeVersions.disturbed(),
    storeVersions.liveFences(ids),
    storeVersions.newest(),
  ]);
  const effects = new Map(waiting.map(({ id, how }): [string, Disturbed["how"]] => [id, how]));
  for (const { id, fence } of put) {
    const before = fences.get(id);
    if (before === undefined || isAlike(before, fence)) effects.delete(id);
    else effects.set(id, "redrawn");
  }
  for (const id of remove) if (fences.has(id)) effects.set(id, "removed");
  const removed = [...effects.values()].filter((how) => how === "removed").length;
  return { removed, redrawn: effects.size - removed, live };
}

/** Both were made by `parseFence`, which writes members in one order. */
const isAlike = (a: StoreRecord["fence"], b: StoreRecord["fence"]): boolean => JSON.stringify(a) === JSON.stringify(b);
