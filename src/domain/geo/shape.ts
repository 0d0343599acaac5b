import type { Fence } from "./fence.ts";
import type { LngLat } from "./position.ts";
import { smallestCircle } from "./smallest-circle.ts";

/*
 * A fence as one run of doubles, the same alone and inside a shard:
 *
 *   longitude, latitude, radius         the smallest circle around it; a Circle is nothing more
 *   n, then n × (longitude, latitude)   an outer ring, left open
 *   -n, then n × …                      a hole in the outer ring before it
 *
 * Longitudes are continuous over the whole fence.
 */
const CIRCLE_LENGTH = 3;

export const isCircle = (from: number, to: number): boolean => to - from === CIRCLE_LENGTH;

const polygonsOf = (fence: Exclude<Fence, { type: "Circle" }>): readonly (readonly (readonly LngLat[])[])[] =>
  fence.type === "Polygon" ? [fence.coordinates] : fence.coordinates;

/**
 * A fence to measure with, whose circle is only a place on it.
 * @param fence normalised, as `parseFence` gives it
 */
export function outlineOf(fence: Fence): Float64Array {
  if (fence.type === "Circle") return Float64Array.of(...fence.center, fence.radius);
  const packed: number[] = [];
  for (const polygon of polygonsOf(fence)) {
    for (const [index, ring] of polygon.entries()) {
      const count = ring.length - 1;
      packed.push(index === 0 ? count : -count);
      for (let at = 0; at < count; at += 1) packed.push(...(ring[at] as LngLat));
    }
  }
  return Float64Array.of(packed[1] ?? 0, packed[2] ?? 0, 0, ...packed);
}

/** A fence to keep. */
export function flatten(fence: Fence): Float64Array {
  const shape = outlineOf(fence);
  if (fence.type === "Circle") return shape;
  const outer = ringsOf(shape).filter(({ isHole }) => !isHole);
  shape.set(smallestCircle(outer.map((ring) => cornersOf(shape, ring))));
  return shape;
}

/** One ring of a packed shape, as `ring.ts` takes it. */
export interface RingAt {
  readonly first: number;
  readonly count: number;
  readonly isHole: boolean;
}

/** The rings of the shape that lies in `points` from `from` to before `to`. */
export function ringsOf(points: Float64Array, from = 0, to = points.length): RingAt[] {
  const rings: RingAt[] = [];
  for (let at = from + CIRCLE_LENGTH; at < to;) {
    const signed = points[at] as number;
    const ring = { first: at + 1, count: Math.abs(signed), isHole: signed < 0 };
    rings.push(ring);
    at = ring.first + 2 * ring.count;
  }
  return rings;
}

export const cornersOf = (points: Float64Array, { first, count }: RingAt): LngLat[] =>
  Array.from({ length: count }, (_, index) => [
    points[first + 2 * index] as number,
    points[first + 2 * index + 1] as number,
  ]);

/** The fence that was flattened, number for number. */
export function unflatten(type: Fence["type"], points: Float64Array, from: number, to: number): Fence {
  if (type === "Circle") {
    return { type, center: [points[from] as number, points[from + 1] as number], radius: points[from + 2] as number };
  }
  const polygons: LngLat[][][] = [];
  for (const ring of ringsOf(points, from, to)) {
    const corners = cornersOf(points, ring);
    const closed = [...corners, ...corners.slice(0, 1)];
    if (ring.isHole) polygons.at(-1)?.push(closed);
    else polygons.push([closed]);
  }
  return type === "Polygon" ? { type, coordinates: polygons[0] ?? [] } : { type, coordinates: polygons };
}
