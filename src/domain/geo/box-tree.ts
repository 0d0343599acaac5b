import { METRES_PER_DEGREE, RADIANS_PER_DEGREE } from "./position.ts";

/** Millionths of a degree, whole numbers, rounded outwards: 0.1 m and a quarter of the room of doubles. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

const FANOUT = 16;
export const MICRO = 1e6;
export const HALF_TURN = 180 * MICRO;

/** A box around degrees, one millionth wider on each side than rounding asks, for what was rounded before. */
export const boxAround = (west: number, south: number, east: number, north: number): Box => ({
  west: Math.floor(west * MICRO) - 1,
  south: Math.floor(south * MICRO) - 1,
  east: Math.ceil(east * MICRO) + 1,
  north: Math.ceil(north * MICRO) + 1,
});

/** The box around everything within `metres` of a place. */
export function boxWithin(lng: number, lat: number, metres: number): Box {
  const high = metres / METRES_PER_DEGREE;
  // The meridians that a circle touches lie a little poleward of its centre.
  const sine = Math.sin(high * RADIANS_PER_DEGREE) / Math.cos(lat * RADIANS_PER_DEGREE);
  const isOverPole = Math.abs(lat) + high >= 90 || sine >= 1;
  const wide = isOverPole ? 180 : Math.asin(sine) / RADIANS_PER_DEGREE;
  return boxAround(lng - wide, lat - high, lng + wide, lat + high);
}

/** How many boxes each level has: the items, their parents, up to a level of at most `FANOUT`. */
function levelSizes(items: number): number[] {
  const sizes = [items];
  for (let size = items; size > FANOUT;) {
    size = Math.ceil(size / FANOUT);
    sizes.push(size);
  }
  return sizes;
}

const around = (boxes: readonly Box[]): Box => ({
  west: Math.min(...boxes.map((box) => box.west)),
  south: Math.min(...boxes.map((box) => box.south)),
  east: Math.max(...boxes.map((box) => box.east)),
  north: Math.max(...boxes.map((box) => box.north)),
});

/**
 * Items in an order that keeps neighbours together: strips from west to east, each from south to north
 * (S. Leutenegger, M. Lopez & J. Edgington, "STR: a simple and efficient algorithm for R-tree packing", 1997).
 * Items in the same place keep their order.
 */
export function tiled<T>(items: readonly T[], boxOf: (item: T) => Box): T[] {
  const strip = FANOUT * Math.ceil(Math.sqrt(items.length / FANOUT));
  const placed = items.map((item) => ({ item, box: boxOf(item) }));
  const eastward = placed.toSorted((a, b) => a.box.west + a.box.east - b.box.west - b.box.east);
  return Array.from({ length: Math.ceil(items.length / strip) }, (_, at) =>
    eastward
      .slice(at * strip, (at + 1) * strip)
      .toSorted((a, b) => a.box.south + a.box.north - b.box.south - b.box.north)
      .map(({ item }) => item),
  ).flat();
}

/** Boxes of items that stand in an order which keeps neighbours together, with the boxes around each 16, and so on. */
export function packBoxes(items: readonly Box[]): Int32Array {
  const all: Box[] = [...items];
  let level = items;
  for (const size of levelSizes(items.length).slice(1)) {
    const below = level;
    level = Array.from({ length: size }, (_, at) => around(below.slice(at * FANOUT, (at + 1) * FANOUT)));
    all.push(...level);
  }
  return Int32Array.from(all.flatMap(({ west, south, east, north }) => [west, south, east, north]));
}

/** An R-tree without pointers: the children of box `i` are the boxes `16 i` to `16 i + 15` of the level below. */
export class BoxTree {
  readonly #boxes: Int32Array;
  readonly #sizes: readonly number[];
  /** Where each level starts, counted in boxes. */
  readonly #starts: readonly number[];

  /** @param boxes as `packBoxes` gives them */
  constructor(boxes: Int32Array, items: number) {
    this.#boxes = boxes;
    this.#sizes = levelSizes(items);
    let start = 0;
    this.#starts = this.#sizes.map((size) => (start += size) - size);
  }

  /** Around all items. */
  get extent(): Box {
    const top = this.#starts.at(-1) ?? 0;
    return around(Array.from({ length: this.#sizes.at(-1) ?? 0 }, (_, at) => this.box(top + at)));
  }

  /** Whether a place, in degrees, lies in the box of an item. */
  includes(item: number, lng: number, lat: number): boolean {
    const { west, south, east, north } = this.box(item);
    const [x, y] = [lng * MICRO, lat * MICRO];
    return west <= x && x <= east && south <= y && y <= north;
  }

  /** The items whose boxes overlap `box`, in their order. */
  overlapping(box: Box): number[] {
    const found: number[] = [];
    this.seek(box, (item) => found.push(item));
    return found;
  }

  /** Shows every item whose box overlaps `window`, in their order; `see` may narrow the window for those that follow. */
  seek(window: Box, see: (item: number) => void): void {
    this.#seekUnder(this.#sizes.length - 1, 0, window, see);
  }

  /** The box of an item; behind the items, those of the levels above. */
  box(index: number): Box {
    const boxes = this.#boxes;
    const at = 4 * index;
    return {
      west: boxes[at] as number,
      south: boxes[at + 1] as number,
      east: boxes[at + 2] as number,
      north: boxes[at + 3] as number,
    };
  }

  #seekUnder(level: number, parent: number, window: Box, see: (item: number) => void): void {
    const boxes = this.#boxes;
    const start = this.#starts[level] as number;
    const end = start + Math.min((parent + 1) * FANOUT, this.#sizes[level] as number);
    for (let child = start + parent * FANOUT; child < end; child += 1) {
      if ((boxes[4 * child] as number) > window.east || (boxes[4 * child + 2] as number) < window.west) continue;
      if ((boxes[4 * child + 1] as number) > window.north || (boxes[4 * child + 3] as number) < window.south) continue;
      if (level === 0) see(child);
      else this.#seekUnder(level - 1, child - start, window, see);
    }
  }
}
