import { type Box, boxWithin, BoxTree, HALF_TURN, packBoxes } from "./box-tree.ts";
import { cellOf, shardKey } from "./cells.ts";
import { byDistance, type FenceShard, type Hit, type Nearby, widen } from "./fence-shard.ts";
import { type Position, wrapLongitude } from "./position.ts";

/** A fence near a position, with the shard that knows its store. */
export interface ShardHit extends Hit {
  readonly shard: FenceShard;
}

/** A box once for every turn of the globe in which it meets [-180, 180). */
function turnsOf(box: Box): Box[] {
  if (box.west >= -HALF_TURN && box.east <= HALF_TURN) return [box];
  return [-2 * HALF_TURN, 0, 2 * HALF_TURN]
    .map((shift) => ({ ...box, west: box.west + shift, east: box.east + shift }))
    .filter(({ west, east }) => west <= HALF_TURN && east >= -HALF_TURN);
}

const NONE: readonly number[] = [];

function nearIn(shards: readonly FenceShard[], position: Position, metres: number): ShardHit[] {
  const hits: ShardHit[] = [];
  for (const shard of shards) {
    for (const { ordinal, inside, metresToEdge } of shard.near(position, metres)) {
      hits.push({ shard, ordinal, inside, metresToEdge });
    }
  }
  if (shards.length < 2 || hits.length < 2) return hits;
  const once = new Map(hits.map((hit) => [hit.shard.storeId(hit.ordinal), hit]));
  return [...once.values()].toSorted(byDistance);
}

/** Several shards as one; immutable. */
export class FenceIndex {
  readonly #byKey: ReadonlyMap<number, FenceShard>;
  /** In the order of the tree's items; a shard over the antimeridian stands here twice. */
  readonly #boxed: readonly FenceShard[];
  readonly #tree: BoxTree;

  /** @param shards by their H3 cells */
  constructor(shards: ReadonlyMap<string, FenceShard>) {
    const ordered = [...shards].toSorted(([a], [b]) => Number(a > b) - Number(a < b));
    this.#byKey = new Map(ordered.map(([id, shard]) => [shardKey(id), shard]));
    const boxed = ordered.flatMap(([, shard]) => turnsOf(shard.extent).map((box) => ({ box, shard })));
    this.#boxed = boxed.map(({ shard }) => shard);
    this.#tree = new BoxTree(packBoxes(boxed.map(({ box }) => box)), boxed.length);
  }

  /** The fences that hold a position, by their ordinals in the shard that the position belongs to. */
  holding(position: Position): { readonly shard: FenceShard | undefined; readonly ordinals: readonly number[] } {
    const cell = cellOf(position);
    const shard = this.#byKey.get(shardKey(cell));
    return { shard, ordinals: shard ? shard.holding(position, cell) : NONE };
  }

  /** The fences that hold a position or come within `metres` of it, each once, nearest first. */
  near(position: Position, metres: number): ShardHit[] {
    return nearIn(this.#shardsAround(position, metres), position, metres);
  }

  /** The fences nearest to a position: see `widen`. Those that hold it are always among them. */
  nearest(position: Position, count: number, reach: number): Nearby<ShardHit> {
    const shards = this.#shardsAround(position, reach);
    // Nearly every position is far from everything, which one look tells.
    if (shards.length === 0) return { hits: [], searched: reach };
    return widen((metres) => nearIn(shards, position, metres), count, reach);
  }

  /** The shards of which something may lie within `metres` of a position. */
  #shardsAround({ latitude, longitude }: Position, metres: number): readonly FenceShard[] {
    const turns = turnsOf(boxWithin(wrapLongitude(longitude), latitude, metres));
    const items = turns.flatMap((box) => this.#tree.overlapping(box));
    if (items.length < 2) return items.map((item) => this.#boxed[item] as FenceShard);
    return [...new Set(items.map((item) => this.#boxed[item] as FenceShard))];
  }
}
