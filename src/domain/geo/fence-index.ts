import { NEAR_REACH_M } from "../bounds.ts";
import { type Box, boxWithin, BoxTree, HALF_TURN, packBoxes, tiled } from "./box-tree.ts";
import { cellOf, shardKey } from "./cells.ts";
import { type FenceShard, FIRST_CIRCLE_M, type Nearby, type ShardHit, widen } from "./fence-shard.ts";
import { type Position, wrapLongitude } from "./position.ts";
import { byDistance, type Located, Search } from "./search.ts";
import { Vicinity } from "./vicinity.ts";

/** A box once for every turn of the globe in which it meets [-180, 180). */
function turnsOf(box: Box): Box[] {
  if (box.west >= -HALF_TURN && box.east <= HALF_TURN) return [box];
  return [-2 * HALF_TURN, 0, 2 * HALF_TURN]
    .map((shift) => ({ ...box, west: box.west + shift, east: box.east + shift }))
    .filter(({ west, east }) => west <= HALF_TURN && east >= -HALF_TURN);
}

const NONE: readonly number[] = [];
const NOTHING: Located<ShardHit> = Object.freeze({ holding: [], nearest: null });

/** Each store once: a fence stands in every shard that it reaches into. */
const onceEach = (hits: readonly ShardHit[]): ShardHit[] => [
  ...new Map(hits.map((hit) => [hit.shard.storeId(hit.ordinal), hit])).values(),
];

function nearIn(shards: readonly FenceShard[], position: Position, metres: number): ShardHit[] {
  const hits: ShardHit[] = [];
  for (const shard of shards) {
    for (const { ordinal, inside, metresToEdge } of shard.near(position, metres)) {
      hits.push({ shard, ordinal, inside, metresToEdge });
    }
  }
  if (shards.length < 2 || hits.length < 2) return hits;
  return onceEach(hits).toSorted(byDistance);
}

/** Several shards as one; immutable. */
export class FenceIndex {
  readonly #byKey: ReadonlyMap<number, FenceShard>;
  /** In the order of the tree's items; a shard over the antimeridian stands here twice. */
  readonly #boxed: readonly FenceShard[];
  readonly #tree: BoxTree;
  readonly #vicinity: Vicinity;

  /** @param shards by their H3 cells */
  constructor(shards: ReadonlyMap<string, FenceShard>) {
    const ordered = [...shards].toSorted(([a], [b]) => Number(a > b) - Number(a < b));
    this.#byKey = new Map(ordered.map(([id, shard]) => [shardKey(id), shard]));
    const turned = ordered.flatMap(([, shard]) => turnsOf(shard.extent).map((box) => ({ box, shard })));
    const boxed = tiled(turned, ({ box }) => box);
    this.#boxed = boxed.map(({ shard }) => shard);
    this.#tree = new BoxTree(packBoxes(boxed.map(({ box }) => box)), boxed.length);
    this.#vicinity = new Vicinity(
      ordered.flatMap(([, shard]) => shard.boxes),
      NEAR_REACH_M,
    );
  }

  /** The fences that hold a position, and the nearest within `NEAR_REACH_M`, in one look. */
  locate(position: Position): Located<ShardHit> {
    if (!this.#vicinity.has(position)) return NOTHING;
    // In a city the first circle is enough, and little of what is farther is looked at.
    const close = this.#search(position, FIRST_CIRCLE_M);
    return close.nearest === null ? this.#search(position, NEAR_REACH_M) : close;
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

  #search(position: Position, reach: number): Located<ShardHit> {
    const search = new Search<ShardHit>(position, reach);
    const shards = this.#shardsIn(search.window);
    for (const shard of shards) shard.showTo(search);
    const { located } = search;
    if (shards.length < 2 || located.holding.length < 2) return located;
    const holding = onceEach(located.holding);
    return { holding, nearest: holding[0] ?? null };
  }

  /** The shards of which something may lie within `metres` of a position. */
  #shardsAround({ latitude, longitude }: Position, metres: number): readonly FenceShard[] {
    return this.#shardsIn(boxWithin(wrapLongitude(longitude), latitude, metres));
  }

  #shardsIn(window: Box): readonly FenceShard[] {
    const found: FenceShard[] = [];
    for (const turn of turnsOf(window)) {
      this.#tree.seek(turn, (item) => {
        const shard = this.#boxed[item] as FenceShard;
        if (!found.includes(shard)) found.push(shard);
      });
    }
    return found;
  }
}
