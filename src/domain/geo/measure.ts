import type { Fence } from "./fence.ts";
import { haversineMetres, longitudeNear, type Position } from "./position.ts";
import { Nearest, ringArea, ringHolds } from "./ring.ts";
import { outlineOf, isCircle, ringsOf } from "./shape.ts";

/** Where a position lies in respect of a fence. */
export interface Measure {
  readonly inside: boolean;
  /** To the nearest point of the fence's outline, from within or without; never negative. */
  readonly metresToEdge: number;
}

const metresToCentre = (points: Float64Array, from: number, x: number, y: number): number =>
  haversineMetres(points[from] as number, points[from + 1] as number, x, y);

/** Whether a shape holds the point; polygons that overlap count once. */
export function shapeHolds(points: Float64Array, from: number, to: number, lng: number, lat: number): boolean {
  if (isCircle(from, to)) return metresToCentre(points, from, lng, lat) <= (points[from + 2] as number);
  const x = longitudeNear(lng, points[from] as number);
  let inside = false;
  for (let at = from + 3; at < to;) {
    const signed = points[at] as number;
    const count = Math.abs(signed);
    if (signed > 0 && inside) return true;
    if (ringHolds(points, at + 1, count, x, lat)) inside = !inside;
    at += 1 + 2 * count;
  }
  return inside;
}

/** Where a point lies in respect of a shape. */
export function measureShape(points: Float64Array, from: number, to: number, lng: number, lat: number): Measure {
  if (isCircle(from, to)) {
    const beyond = metresToCentre(points, from, lng, lat) - (points[from + 2] as number);
    return { inside: beyond <= 0, metresToEdge: Math.abs(beyond) };
  }
  const nearest = new Nearest(longitudeNear(lng, points[from] as number), lat);
  for (let at = from + 3; at < to;) {
    const count = Math.abs(points[at] as number);
    nearest.seeRing(points, at + 1, count);
    at += 1 + 2 * count;
  }
  return { inside: shapeHolds(points, from, to, lng, lat), metresToEdge: nearest.metres };
}

/** Square metres on the sphere, holes taken off. */
export function shapeArea(points: Float64Array): number {
  if (isCircle(0, points.length)) return Math.PI * (points[2] as number) ** 2;
  return ringsOf(points).reduce(
    (sum, { first, count, isHole }) => sum + Math.abs(ringArea(points, first, count)) * (isHole ? -1 : 1),
    0,
  );
}

/** @param fence normalised, as `parseFence` gives it */
export function measureFence(fence: Fence, { latitude, longitude }: Position): Measure {
  const shape = outlineOf(fence);
  return measureShape(shape, 0, shape.length, longitude, latitude);
}
