import { EARTH_RADIUS_M, haversineMetres, RADIANS_PER_DEGREE, type LngLat } from "./position.ts";
import { turn } from "./turn.ts";

/*
 * A ring lies packed in `points`: `count` corners (longitude, latitude) from index `first`, the last joined to the
 * first, longitudes continuous (a ring over the antimeridian goes on past 180). Edges are straight in longitude and
 * latitude, as GeoJSON says.
 */

/** Corners of an open ring as pairs. */
export const packRing = (corners: readonly LngLat[]): Float64Array => Float64Array.from(corners.flat());

/**
 * Even-odd test. An edge has one answer for both rings that share it, since each asks about the same directed edge,
 * and a point on it belongs to the ring east of it (north of a level one): rings side by side never both hold a point.
 */
export function ringHolds(points: Float64Array, first: number, count: number, x: number, y: number): boolean {
  let odd = false;
  const end = first + 2 * count;
  for (let a = end - 2, b = first; b < end; a = b, b += 2) {
    const south = points[a + 1] as number;
    const north = points[b + 1] as number;
    if (south > y === north > y) continue;
    if ((south < north ? turn(points, a, b, x, y) : turn(points, b, a, x, y)) > 0) odd = !odd;
  }
  return odd;
}

/**
 * Signed area in square metres on the sphere, positive where the corners run anticlockwise
 * (Chamberlain & Duquette, "Some Algorithms for Polygons on a Sphere", JPL 07-3, 2007).
 */
export function ringArea(points: Float64Array, first: number, count: number): number {
  const sine = (at: number): number => Math.sin((points[at + 1] as number) * RADIANS_PER_DEGREE);
  // Heights above the first corner instead of the equator: small rings keep their digits.
  const base = sine(first);
  let sum = 0;
  const end = first + 2 * count;
  for (let a = end - 2, b = first; b < end; a = b, b += 2) {
    const width = (points[b] as number) - (points[a] as number);
    sum -= width * RADIANS_PER_DEGREE * ((sine(a) - base + (sine(b) - base)) / 2);
  }
  return sum * EARTH_RADIUS_M ** 2;
}

/** The place on the edges seen so far that is nearest to a point. */
export class Nearest {
  readonly #x: number;
  readonly #y: number;
  readonly #cos: number;
  readonly #halfSin: number;
  #squared = Infinity;
  #east = 0;
  #north = 0;

  constructor(x: number, y: number) {
    this.#x = x;
    this.#y = y;
    this.#cos = Math.cos(y * RADIANS_PER_DEGREE);
    this.#halfSin = (Math.sin(y * RADIANS_PER_DEGREE) * RADIANS_PER_DEGREE) / 2;
  }

  /** Looks at every edge of a ring whose longitudes are continuous with the point's. */
  seeRing(points: Float64Array, first: number, count: number): void {
    const end = first + 2 * count;
    for (let a = end - 2, b = first; b < end; a = b, b += 2) this.#seeEdge(points, a, b);
  }

  #seeEdge(points: Float64Array, a: number, b: number): void {
    // All is counted from the point, so that the same shape further east gives the same number.
    const ax = (points[a] as number) - this.#x;
    const ay = (points[a + 1] as number) - this.#y;
    const wide = (points[b] as number) - (points[a] as number);
    const high = (points[b + 1] as number) - (points[a + 1] as number);
    const stretched = wide * this.#cos * this.#cos;
    const length = stretched * wide + high * high;
    const along = length === 0 ? 0 : -(ax * stretched + ay * high) / length;
    const share = Math.min(1, Math.max(0, along));
    const east = ax + share * wide;
    const north = ay + share * high;
    // A degree of longitude halfway between the two latitudes, to the first order.
    const metric = east * (this.#cos - this.#halfSin * north);
    const squared = metric * metric + north * north;
    if (squared >= this.#squared) return;
    this.#squared = squared;
    this.#east = east;
    this.#north = north;
  }

  /** Great-circle metres from the point to that place. */
  get metres(): number {
    return haversineMetres(0, this.#y, this.#east, this.#y + this.#north);
  }
}
