import type { Position } from "../../domain/geo/position.ts";
import type { SentFix } from "../../sdk/wire.ts";

/** Where the walker is, by how long before the end: from a few streets away into the place, and a while there. */
const STEPS: readonly { readonly secondsBefore: number; readonly degreesNorth: number }[] = [
  { secondsBefore: 150, degreesNorth: 0.004 },
  { secondsBefore: 90, degreesNorth: 0 },
  { secondsBefore: 60, degreesNorth: 0.000_02 },
  { secondsBefore: 30, degreesNorth: -0.000_02 },
  { secondsBefore: 0, degreesNorth: 0.000_01 },
];

/** A walk into a place as a phone would have seen it, its last fix at `endsAt` (epoch ms). */
export const walkInto = ({ latitude, longitude }: Position, endsAt: number): SentFix[] =>
  STEPS.map(({ secondsBefore, degreesNorth }, n) => ({
    id: `walk-${endsAt}-${n}`,
    timestamp: endsAt - secondsBefore * 1_000,
    coords: { latitude: latitude + degreesNorth, longitude, accuracy: 8, speed: 0.4 },
  }));
