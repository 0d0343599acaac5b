import type { SentFix } from "../../../src/sdk/wire.ts";
import { SECOND } from "./clock.ts";
import { CENTER } from "./retailer.ts";

export type Place = readonly [longitude: number, latitude: number];

/** So far from any store that it is in nobody's shard. */
export const AT_SEA: Place = [-30, 40];

const METRES_PER_DEGREE = 111_195;
export const north = ([longitude, latitude]: Place, metres: number): Place => [
  longitude,
  latitude + metres / METRES_PER_DEGREE,
];

let made = 0;

/** One sample of a phone that lies still, now or `secondsAgo`. */
export const fixAt = ([longitude, latitude]: Place, secondsAgo = 0, coords: object = {}): SentFix => ({
  id: `fix-${++made}`,
  seq: made,
  timestamp: Date.now() - secondsAgo * SECOND,
  coords: { latitude, longitude, accuracy: 8, speed: 0.4, ...coords },
});

/** Comes from 400 m away and stays for 90 seconds, until now: long enough for a dwell. */
export const walkIn = (place: Place = CENTER): SentFix[] => [
  fixAt(north(place, 400), 150, { speed: 1.3 }),
  ...[90, 60, 30, 0].map((secondsAgo) => fixAt(place, secondsAgo)),
];

/** Comes in just now: an entry, no dwell. */
export const stepIn = (place: Place = CENTER): SentFix[] => [fixAt(north(place, 400), 60), fixAt(place)];
