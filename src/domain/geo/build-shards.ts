import { cellToLatLng } from "h3-js";
import type { StoreRecord } from "../stores/store.ts";
import { type Box, boxAround, boxWithin, packBoxes, tiled } from "./box-tree.ts";
import { packCells } from "./cell-table.ts";
import { cellKey, shardOfCell } from "./cells.ts";
import { fineCells, shardsUnder } from "./cover.ts";
import { longitudeNear } from "./position.ts";
import { cornersOf, flatten, isCircle, ringsOf } from "./shape.ts";
import { packRecord } from "./shard-records.ts";
import { packShard } from "./shard-format.ts";

/** A store in one of the shards that its fence reaches into. */
interface Placed {
  readonly store: StoreRecord;
  readonly shape: Float64Array;
  /** Keys of the cells of this shard that the fence overlaps, or null where it has too many cells to be listed. */
  readonly keys: readonly number[] | null;
}

/** Each shard that a shape reaches into, with the keys of its cells there. */
export function placesOf(shape: Float64Array): ReadonlyMap<string, readonly number[] | null> {
  const cells = fineCells(shape);
  if (cells === null) return new Map(shardsUnder(shape).map((shard) => [shard, null]));
  const grouped = Map.groupBy(cells, shardOfCell);
  return new Map([...grouped].map(([shard, own]) => [shard, own.map(cellKey)]));
}

/** The box around a shape, by the copy of it that lies nearest to the origin. */
export function boxOf(shape: Float64Array, origin: number): Box {
  const [lng, lat, radius] = [shape[0] as number, shape[1] as number, shape[2] as number];
  const shift = longitudeNear(lng - origin, 0) - lng;
  if (isCircle(0, shape.length)) return boxWithin(lng + shift, lat, radius);
  const corners = ringsOf(shape).flatMap((ring) => cornersOf(shape, ring));
  const longitudes = corners.map((corner) => corner[0] + shift);
  const latitudes = corners.map((corner) => corner[1]);
  return boxAround(Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes));
}

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);

/** Ordinals by the cells that their fences overlap. */
function ordinalsByCell(placed: readonly Placed[]): Map<number, number[]> {
  const cells = new Map<number, number[]>();
  for (const [ordinal, { keys }] of placed.entries()) {
    for (const key of keys ?? []) {
      const known = cells.get(key);
      if (known) known.push(ordinal);
      else cells.set(key, [ordinal]);
    }
  }
  return cells;
}

/** The arrays one behind the other, and where each starts, with the end of the last. */
function join<T extends Float64Array | Uint8Array>(parts: readonly T[], whole: (length: number) => T) {
  const starts = new Uint32Array(parts.length + 1);
  for (const [index, part] of parts.entries()) starts[index + 1] = (starts[index] as number) + part.length;
  const joined = whole(starts.at(-1) ?? 0);
  for (const [index, part] of parts.entries()) joined.set(part, starts[index]);
  return { joined, starts };
}

function packPlaced(shardId: string, unsorted: readonly Placed[]): Uint8Array<ArrayBuffer> {
  const origin = Math.round(cellToLatLng(shardId)[1]);
  const placed = tiled(
    unsorted.toSorted((a, b) => compare(a.store.id, b.store.id)),
    ({ shape }) => boxOf(shape, origin),
  );
  const shapes = join(
    placed.map(({ shape }) => shape),
    (length) => new Float64Array(length),
  );
  const records = join(
    placed.map(({ store }) => packRecord(store)),
    (length) => new Uint8Array(length),
  );
  return packShard(origin, {
    shapes: shapes.joined,
    shapeStarts: shapes.starts,
    boxes: packBoxes(placed.map(({ shape }) => boxOf(shape, origin))),
    ...packCells(ordinalsByCell(placed)),
    large: Uint32Array.from(placed.flatMap(({ keys }, ordinal) => (keys === null ? [ordinal] : []))),
    records: records.joined,
    recordStarts: records.starts,
  });
}

/**
 * Every shard that holds a store, by its H3 cell, in the order of the cells. A store lies in each shard that its
 * fence reaches into. The same stores give the same bytes, in whatever order they come.
 * @param stores with fences as `parseFence` gives them
 */
export function buildShards(stores: readonly StoreRecord[]): Map<string, Uint8Array<ArrayBuffer>> {
  const shards = new Map<string, Placed[]>();
  for (const store of stores) {
    const shape = flatten(store.fence);
    for (const [shard, keys] of placesOf(shape)) {
      const placed = shards.get(shard) ?? [];
      shards.set(shard, placed);
      placed.push({ store, shape, keys });
    }
  }
  const ids = [...shards.keys()].toSorted(compare);
  return new Map(ids.map((id) => [id, packPlaced(id, shards.get(id) ?? [])]));
}
