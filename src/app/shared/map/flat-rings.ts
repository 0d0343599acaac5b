import { longitudeNear } from "../../../domain/geo/position.ts";

/** As GeoJSON has it. */
type Ring = readonly (readonly number[])[];

const SOUTH_POLE_DEG = -90;

/**
 * A ring of a sphere as one of a flat map: its longitudes go on past 180 instead of jumping, and one that goes around
 * the south pole, which only Antarctica's does, is closed along the lower rim.
 */
export function flatRing(ring: Ring): [number, number][] {
  let previous = ring[0]?.[0] ?? 0;
  const flat = ring.map(([longitude = 0, latitude = 0]): [number, number] => {
    previous = longitudeNear(longitude, previous);
    return [previous, latitude];
  });
  const [first, last] = [flat[0], flat.at(-1)];
  if (first === undefined || last === undefined || Math.abs(last[0] - first[0]) < 180) return flat;
  return [...flat, [last[0], SOUTH_POLE_DEG], [first[0], SOUTH_POLE_DEG], first];
}
