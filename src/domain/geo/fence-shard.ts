import type { StoreRecord } from "../stores/store.ts";
import { type Box, boxWithin, BoxTree, MICRO } from "./box-tree.ts";
import { findCell, isList, listAt, NOWHERE } from "./cell-table.ts";
import { cellKey, cellOf } from "./cells.ts";
import { type Measure, measureShape, shapeHolds } from "./measure.ts";
import { type Position, wrapLongitude } from "./position.ts";
import { type ShardSections, unpackShard } from "./shard-format.ts";
import { byDistance, type Search } from "./search.ts";
import { readRecord, recordId } from "./shard-records.ts";
import { unflatten } from "./shape.ts";

/** A fence near a position; `ordinal` names it within its shard. */
export interface Hit extends Measure {
  readonly ordinal: number;
}

/** The same among several shards. */
export interface ShardHit extends Hit {
  readonly shard: FenceShard;
}

const NONE: readonly number[] = Object.freeze([]);

/** Metres: the first circle in which the nearest fences are looked for. */
export const FIRST_CIRCLE_M = 250;

/** All fences within `searched` metres of a position, nearest first. */
export interface Nearby<T extends Hit> {
  readonly hits: T[];
  readonly searched: number;
}

/**
 * Looks in circles, each twice as wide as the one before, until there are more than `count` hits or `reach` metres are
 * searched: in a city the first circle is enough, and nothing far away is measured.
 */
export function widen<T extends Hit>(near: (metres: number) => T[], count: number, reach: number): Nearby<T> {
  for (let searched = Math.min(FIRST_CIRCLE_M, reach); ; searched = Math.min(2 * searched, reach)) {
    const hits = near(searched);
    if (hits.length > count || searched === reach) return { hits, searched };
  }
}

/**
 * The fences that overlap the fine cells of one coarse one, immutable, with the stores they belong to. Fences go by
 * their ordinal, 0 to `size - 1`.
 */
export class FenceShard {
  readonly size: number;
  readonly #origin: number;
  readonly #sections: ShardSections;
  readonly #tree: BoxTree;
  readonly #holdsLarge: boolean;
  /** By ordinal, once asked for: a record is read as JSON, which is too much for every ping. */
  readonly #exclusions = new Map<number, boolean>();

  constructor(origin: number, sections: ShardSections) {
    this.size = sections.recordStarts.length - 1;
    this.#origin = origin;
    this.#sections = sections;
    this.#tree = new BoxTree(sections.boxes, this.size);
    this.#holdsLarge = sections.large.length > 0;
  }

  /**
   * The fences that hold a position.
   * @param position one that `shardOf` gives this shard for
   * @param cell its fine cell, if the caller has asked for it already: that is most of the work
   */
  holding(position: Position, cell = cellOf(position)): readonly number[] {
    const { table, lists, large } = this.#sections;
    const value = findCell(table, cellKey(cell));
    if (value === NOWHERE && !this.#holdsLarge) return NONE;
    const found: number[] = [];
    if (value !== NOWHERE && !isList(value)) this.#keepIfHeld(found, value, position);
    if (isList(value)) {
      const first = listAt(value) + 1;
      const end = first + (lists[first - 1] as number);
      for (let at = first; at < end; at += 1) this.#keepIfHeld(found, lists[at] as number, position);
    }
    if (!this.#holdsLarge) return found;
    const x = wrapLongitude(position.longitude - this.#origin);
    for (const ordinal of large) {
      if (this.#tree.includes(ordinal, x, position.latitude)) this.#keepIfHeld(found, ordinal, position);
    }
    return found;
  }

  /** The fences that hold a position or come within `metres` of it, nearest first. */
  near(position: Position, metres: number): Hit[] {
    const { latitude, longitude } = position;
    const window = boxWithin(wrapLongitude(longitude - this.#origin), latitude, metres);
    const hits: Hit[] = [];
    for (const ordinal of this.#tree.overlapping(window)) {
      const hit = this.measure(ordinal, position);
      if (hit.inside || hit.metresToEdge <= metres) hits.push(hit);
    }
    return hits.toSorted(byDistance);
  }

  /** The fences nearest to a position: see `widen`. */
  nearest(position: Position, count: number, reach: number): Nearby<Hit> {
    return widen((metres) => this.near(position, metres), count, reach);
  }

  /** Shows a search every fence that its window, as it narrows, still meets. */
  showTo(search: Search<ShardHit>): void {
    search.openAt(this.#origin);
    this.#tree.seek(search.window, (ordinal) => {
      const { inside, metresToEdge } = this.measure(ordinal, search.position);
      search.see({ shard: this, ordinal, inside, metresToEdge });
    });
  }

  measure(ordinal: number, { latitude, longitude }: Position): Hit {
    const { shapes, shapeStarts } = this.#sections;
    const [from, to] = [shapeStarts[ordinal] as number, shapeStarts[ordinal + 1] as number];
    const { inside, metresToEdge } = measureShape(shapes, from, to, longitude, latitude);
    return { ordinal, inside, metresToEdge };
  }

  /** The box around all fences, its longitudes continuous. */
  get extent(): Box {
    return this.#shifted(this.#tree.extent);
  }

  /** The boxes around each of the fences. */
  get boxes(): Box[] {
    return Array.from({ length: this.size }, (_, ordinal) => this.#shifted(this.#tree.box(ordinal)));
  }

  /** The smallest circle around a fence, its radius in metres. */
  circle(ordinal: number): Position & { readonly radius: number } {
    const { shapes, shapeStarts } = this.#sections;
    const from = shapeStarts[ordinal] as number;
    return {
      latitude: shapes[from + 1] as number,
      longitude: wrapLongitude(shapes[from] as number),
      radius: shapes[from + 2] as number,
    };
  }

  /** The id of the store that a fence belongs to; cheaper than the whole record. */
  storeId(ordinal: number): string {
    const { records, recordStarts } = this.#sections;
    return recordId(records, recordStarts[ordinal] as number);
  }

  /** Whether a fence is a sensitive place, of which nobody's nearness is to be known. */
  isExclusion(ordinal: number): boolean {
    const known = this.#exclusions.get(ordinal);
    if (known !== undefined) return known;
    const { exclusionZone } = this.record(ordinal);
    this.#exclusions.set(ordinal, exclusionZone);
    return exclusionZone;
  }

  /** The store that a fence belongs to. */
  record(ordinal: number): StoreRecord {
    const { shapes, shapeStarts, records, recordStarts } = this.#sections;
    const record = readRecord(records, recordStarts[ordinal] as number, recordStarts[ordinal + 1] as number);
    const [from, to] = [shapeStarts[ordinal] as number, shapeStarts[ordinal + 1] as number];
    return { ...record, fence: unflatten(record.fence, shapes, from, to) };
  }

  #shifted({ west, south, east, north }: Box): Box {
    const shift = this.#origin * MICRO;
    return { west: west + shift, south, east: east + shift, north };
  }

  #keepIfHeld(found: number[], ordinal: number, { latitude, longitude }: Position): void {
    const { shapes, shapeStarts } = this.#sections;
    const from = shapeStarts[ordinal] as number;
    const to = shapeStarts[ordinal + 1] as number;
    if (shapeHolds(shapes, from, to, longitude, latitude)) found.push(ordinal);
  }
}

/**
 * Lays a shard over its bytes; nothing is copied or parsed.
 * @throws where the bytes are no shard: see `unpackShard`
 */
export function openShard(bytes: Uint8Array): FenceShard {
  const { origin, sections } = unpackShard(bytes);
  return new FenceShard(origin, sections);
}
