/** Degrees, WGS 84. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

/** A GeoJSON position. */
export type LngLat = readonly [longitude: number, latitude: number];

/** The mean radius of Earth that the haversine formula is used with throughout. */
export const EARTH_RADIUS_M = 6_371_000;
export const RADIANS_PER_DEGREE = Math.PI / 180;
export const METRES_PER_DEGREE = EARTH_RADIUS_M * RADIANS_PER_DEGREE;

/** The same meridian as a longitude of [-180, 180). Exact: nothing is rounded that was not given rounded. */
export function wrapLongitude(longitude: number): number {
  // Nearly always; a remainder of doubles takes as long as a sine.
  if (longitude >= -180 && longitude < 180) return longitude;
  const turned = longitude % 360;
  if (turned >= 180) return turned - 360;
  return turned < -180 ? turned + 360 : turned;
}

/** The same meridian as the longitude nearest to `reference`, which may lie beyond ±180. */
export const longitudeNear = (longitude: number, reference: number): number =>
  longitude + 360 * Math.round((reference - longitude) / 360);

/**
 * Great-circle distance in metres by the haversine formula
 * (R. W. Sinnott, "Virtues of the Haversine", Sky & Telescope 68, 1984).
 */
export function haversineMetres(lngA: number, latA: number, lngB: number, latB: number): number {
  const north = Math.sin(((latB - latA) * RADIANS_PER_DEGREE) / 2);
  // Wrapped first, so that a pair astride the antimeridian gives the very number that it gives elsewhere.
  const east = Math.sin((wrapLongitude(lngB - lngA) * RADIANS_PER_DEGREE) / 2);
  const squared =
    north * north + Math.cos(latA * RADIANS_PER_DEGREE) * Math.cos(latB * RADIANS_PER_DEGREE) * east * east;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(squared)));
}

export const metresBetween = (a: Position, b: Position): number =>
  haversineMetres(a.longitude, a.latitude, b.longitude, b.latitude);
