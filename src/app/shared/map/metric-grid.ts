import { type LngLat, METRES_PER_DEGREE, RADIANS_PER_DEGREE } from "../../../domain/geo/position.ts";
import type { Bounds } from "./bounds.ts";

/** Lines closer than this on the screen would be a hatching, not a grid. */
const APART_MIN_PX = 72;
/** How wide the whole Earth is at zoom 0. */
const WORLD_PX = 512;
const DEGREES = 360;
/** A grid that slides as one pans north would be none: it is laid out for the middle of a band of latitude. */
const BAND_DEG = 0.5;
const LINES_MAX = 200;

export interface MetricGrid {
  /** How far its lines are apart, in metres. */
  readonly step: number;
  readonly lines: readonly (readonly [LngLat, LngLat])[];
}

/** The next number of 1, 2, 5, 10, 20, … that is not below `least`. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5, 10].find((factor) => factor * power >= least) ?? 10) * power;
}

/** Where lines so many degrees apart cross a stretch. */
function crossings(from: number, to: number, apart: number): number[] {
  const first = Math.ceil(from / apart);
  const count = Math.min(LINES_MAX, Math.max(0, Math.floor(to / apart) - first + 1));
  return Array.from({ length: count }, (_, index) => (first + index) * apart);
}

/**
 * Lines a round number of metres apart over what a map shows: what gives a street its measure where the base map has
 * no streets. Metres east are those of the middle of a band half a degree high, off by less than one per cent within it
 * as far north as people shop.
 */
export function metricGrid([west, south, east, north]: Bounds, zoom: number): MetricGrid {
  const band = Math.round((south + north) / 2 / BAND_DEG) * BAND_DEG;
  const narrow = Math.cos(band * RADIANS_PER_DEGREE);
  const metresPerPx = (DEGREES * METRES_PER_DEGREE * narrow) / (WORLD_PX * 2 ** zoom);
  const step = roundStep(APART_MIN_PX * metresPerPx);
  const [high, wide] = [step / METRES_PER_DEGREE, step / METRES_PER_DEGREE / narrow];
  return {
    step,
    lines: [
      ...crossings(south, north, high).map(
        (latitude) =>
          [
            [west, latitude],
            [east, latitude],
          ] as const,
      ),
      ...crossings(west, east, wide).map(
        (longitude) =>
          [
            [longitude, south],
            [longitude, north],
          ] as const,
      ),
    ],
  };
}
