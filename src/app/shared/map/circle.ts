import { EARTH_RADIUS_M, type LngLat, RADIANS_PER_DEGREE } from "../../../domain/geo/position.ts";

const CORNERS = 96;

/**
 * The place so many metres from another in a direction, on the sphere
 * (Ed Williams, "Aviation Formulary", latitude and longitude given radial and distance).
 * @param bearing radians clockwise from north
 */
export function placeTowards([longitude, latitude]: LngLat, bearing: number, metres: number): LngLat {
  const [far, from] = [metres / EARTH_RADIUS_M, latitude * RADIANS_PER_DEGREE];
  const sine = Math.sin(from) * Math.cos(far) + Math.cos(from) * Math.sin(far) * Math.cos(bearing);
  const east = Math.atan2(Math.sin(bearing) * Math.sin(far) * Math.cos(from), Math.cos(far) - Math.sin(from) * sine);
  return [longitude + east / RADIANS_PER_DEGREE, Math.asin(sine) / RADIANS_PER_DEGREE];
}

/** A circle on the ground, as the closed ring of a polygon that looks like one; longitudes may go past ±180. */
export function circleRing(center: LngLat, metres: number, corners = CORNERS): LngLat[] {
  const ring = Array.from({ length: corners }, (_, index) =>
    placeTowards(center, (-2 * Math.PI * index) / corners, metres),
  );
  return [...ring, ...ring.slice(0, 1)];
}
