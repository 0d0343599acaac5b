import { CIRCLE_RADIUS_MAX_M, CIRCLE_RADIUS_MIN_M } from "../../../../../domain/bounds.ts";

/** The nearest radius that a circle may have, in whole metres: nobody means a fence to the centimetre. */
export const clampRadius = (metres: number): number =>
  Math.min(CIRCLE_RADIUS_MAX_M, Math.max(CIRCLE_RADIUS_MIN_M, Math.round(metres)));
