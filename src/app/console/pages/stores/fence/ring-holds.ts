import { shapeHolds } from "../../../../../domain/geo/measure.ts";
import type { LngLat } from "../../../../../domain/geo/position.ts";
import { outlineOf } from "../../../../../domain/geo/shape.ts";

/** Whether an open ring of corners holds a place. */
export function ringHoldsPlace(ring: readonly LngLat[], [longitude, latitude]: LngLat): boolean {
  const shape = outlineOf({ type: "Polygon", coordinates: [[...ring, ...ring.slice(0, 1)]] });
  return shapeHolds(shape, 0, shape.length, longitude, latitude);
}
