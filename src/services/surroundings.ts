import type { FenceShard } from "../domain/geo/fence-shard.ts";
import { shardsWithin } from "../domain/geo/cover.ts";
import type { Position } from "../domain/geo/position.ts";
import type { StoreRecord } from "../domain/stores/store.ts";
import type { Ports } from "./ports.ts";

/** A live store within reach of a position. `metresToEdge` is never negative. */
export interface StoreAround {
  readonly store: StoreRecord;
  readonly inside: boolean;
  readonly metresToEdge: number;
}

/**
 * The live stores whose fence holds the position or lies within `metres` of it, nearest first. Exclusion zones are none
 * that a shopper is near to: only whoever draws them is shown them.
 */
export async function storesAround(
  { snapshots }: Pick<Ports, "snapshots">,
  position: Position,
  metres: number,
  { exclusions = false } = {},
): Promise<StoreAround[]> {
  const fences = await snapshots.fences();
  const shards = await Promise.all(shardsWithin(position, metres).map(async (id) => fences.shard(id)));
  const found = new Map<string, StoreAround>();
  for (const shard of shards.filter((one): one is FenceShard => one !== undefined)) {
    for (const { ordinal, inside, metresToEdge } of shard.near(position, metres)) {
      if (!exclusions && shard.isExclusion(ordinal)) continue;
      const store = shard.record(ordinal);
      // A fence that spans shards is in each of them.
      if (!found.has(store.id)) found.set(store.id, { store, inside, metresToEdge });
    }
  }
  return [...found.values()].toSorted((a, b) => byNearness(a) - byNearness(b) || (a.store.id < b.store.id ? -1 : 1));
}

/** Inside counts as nearer than any distance outside; of two that hold the position, the one held more deeply. */
const byNearness = ({ inside, metresToEdge }: StoreAround): number => (inside ? -metresToEdge : metresToEdge);
