import type { Fence } from "../../../domain/geo/fence.ts";
import type { LngLat } from "../../../domain/geo/position.ts";
import { circleRing } from "./circle.ts";

/** West, south, east, north in degrees, as MapLibre takes it. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** The box around places; undefined where there is none. */
export function boundsOf(places: readonly LngLat[]): Bounds | undefined {
  if (places.length === 0) return undefined;
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [longitude, latitude] of places) {
    box[0] = Math.min(box[0], longitude);
    box[1] = Math.min(box[1], latitude);
    box[2] = Math.max(box[2], longitude);
    box[3] = Math.max(box[3], latitude);
  }
  return box;
}

/** The outer rings of a fence and its holes, polygon by polygon, as GeoJSON has them: a circle is one that looks so. */
export function ringsOfFence(fence: Fence): readonly (readonly (readonly LngLat[])[])[] {
  if (fence.type === "Circle") return [[circleRing(fence.center, fence.radius)]];
  return fence.type === "Polygon" ? [fence.coordinates] : fence.coordinates;
}

/** A box that shows the whole fence. */
export const boundsOfFence = (fence: Fence): Bounds => boundsOf(ringsOfFence(fence).flat(2)) ?? [-180, -85, 180, 85];
