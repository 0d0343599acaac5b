import { buildShards } from "../../src/domain/geo/build-shards.ts";
import { FenceIndex } from "../../src/domain/geo/fence-index.ts";
import { openShard } from "../../src/domain/geo/fence-shard.ts";
import { packRecord } from "../../src/domain/geo/shard-records.ts";
import type { StoreRecord } from "../../src/domain/stores/store.ts";
import { measure, type Measure, median } from "../lib/report.ts";
import { collect, weigh } from "../lib/weigh.ts";

export const OURS = "ours";

type Shards = ReadonlyMap<string, Uint8Array>;

const OPENINGS = 9;

const openAll = (shards: Shards): FenceIndex =>
  new FenceIndex(new Map([...shards].map(([id, bytes]) => [id, openShard(bytes)])));

/** The bytes of all shards without the records of the stores, which no peer keeps. */
function geometryBytes(shards: Shards, stores: readonly StoreRecord[]): number {
  const records = stores.map((store) => packRecord(store).length);
  return [...shards.values()].reduce((sum, bytes) => {
    const shard = openShard(bytes);
    const ordinals = Array.from({ length: shard.size }, (_, ordinal) => ordinal);
    return ordinals.reduce((left, at) => left - (records[Number(shard.storeId(at))] ?? 0), sum + bytes.length);
  }, 0);
}

/** Milliseconds until the largest shard can be asked. */
function opening(shards: Shards): number {
  const [largest] = [...shards].toSorted(([, a], [, b]) => b.length - a.length);
  const took = Array.from({ length: OPENINGS }, () => {
    collect();
    const from = performance.now();
    openAll(new Map(largest === undefined ? [] : [largest]));
    return performance.now() - from;
  });
  return median(took);
}

/** Builds the shards of stores and opens them; with what that costs. */
export function buildOurs(stores: readonly StoreRecord[]): { readonly index: FenceIndex; readonly costs: Measure[] } {
  const shards = weigh(() => buildShards(stores));
  // First, since code that is compiled meanwhile would be weighed too.
  const ready = opening(shards.made);
  openAll(shards.made);
  const index = weigh(() => openAll(shards.made));
  const bytes = geometryBytes(shards.made, stores) + index.bytes;
  return {
    index: index.made,
    costs: [
      measure(OURS, "build", shards.seconds * 1_000, "ms"),
      measure(OURS, "open all shards", index.seconds * 1_000, "ms"),
      measure(OURS, "open the largest shard", ready, "ms"),
      measure(OURS, "bytes", bytes / stores.length, "B/store"),
    ],
  };
}
