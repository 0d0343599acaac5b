import type { Position } from "../../../domain/geo/position.ts";
import { placeInAddress, walkInAddress } from "../address.ts";
import { Cell } from "../tracking/cell.ts";
import type { Walk } from "../tracking/tracker.ts";
import { wayInto } from "../tracking/walk.ts";

/** A walk as it is being drawn. */
export type Plan = Omit<Walk, "mocked">;

/** Metres per second. */
export const PACES = { foot: 1.4, bike: 4.5, car: 13 } as const;
export type Pace = keyof typeof PACES;

/** How many times as fast as life a walk is played. */
export const SPEEDS = [1, 10, 60] as const;

const STAY_SECONDS = 120;

/** Into the place that the address names, or as it was drawn before. */
function pointsInAddress(): readonly Position[] {
  const drawn = walkInAddress();
  const place = placeInAddress();
  return drawn.length > 0 || place === null ? drawn : wayInto(place);
}

/** The plan that a phone begins with. It stays as it was drawn, whichever page is shown meanwhile. */
export const firstPlan = (): Cell<Plan> =>
  new Cell<Plan>({ points: pointsInAddress(), pace: PACES.foot, staySeconds: STAY_SECONDS, speed: 60 });
