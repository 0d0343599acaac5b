import { err, ok, type Result } from "../result.ts";
import { areaFault, areaOf, type AreaFault, type Ring, type Rings } from "./area-faults.ts";
import { longitudeNear, wrapLongitude, type LngLat } from "./position.ts";

const same = ([ax, ay]: LngLat, [bx, by]: LngLat): boolean => ax === bx && ay === by;

/** Every longitude as the nearest to the one before: an edge goes the short way, also over the antimeridian. */
function unroll(ring: Ring, start: number): LngLat[] {
  let previous = start;
  return ring.map(([longitude, latitude]) => {
    previous = longitudeNear(longitude, previous);
    return [previous, latitude];
  });
}

/** Without doubled corners and without the closing one. */
function open(ring: Ring): LngLat[] {
  const corners = ring.filter((at, index) => index === 0 || !same(at, ring[index - 1] as LngLat));
  const [first, last] = [corners[0], corners.at(-1)];
  return first && last && corners.length > 1 && same(first, last) ? corners.slice(0, -1) : corners;
}

/** Outer rings anticlockwise, holes clockwise (RFC 7946, section 3.1.6), each closed by its first corner. */
function finish(ring: Ring, index: number): LngLat[] {
  const isOuter = index === 0;
  const wound = areaOf(ring) > 0 === isOuter ? ring : ring.toReversed();
  return [...wound, ...wound.slice(0, 1)];
}

/**
 * Polygons as fences keep them: rings closed and wound, corners not doubled, longitudes continuous over the whole
 * fence and its west end in [-180, 180). What is normal already comes back as it is.
 */
export function normaliseArea(given: readonly Rings[]): Result<LngLat[][][], AreaFault> {
  const start = given[0]?.[0]?.[0]?.[0] ?? 0;
  const polygons = given.map((rings) => rings.map((ring) => open(unroll(ring, start))));
  const fault = areaFault(polygons);
  if (fault) return err(fault);
  const west = Math.min(...polygons.flat(2).map(([longitude]) => longitude));
  const shift = wrapLongitude(west) - west;
  const moved = (ring: Ring): LngLat[] => ring.map(([longitude, latitude]) => [longitude + shift, latitude]);
  return ok(polygons.map((rings) => rings.map((ring, index) => finish(moved(ring), index))));
}
