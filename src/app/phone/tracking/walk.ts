import { METRES_PER_DEGREE, metresBetween, type Position } from "../../../domain/geo/position.ts";

/** How one gets from point to point, and how long one stays at the last. */
export interface Manner {
  /** Metres per second. */
  readonly pace: number;
  readonly staySeconds: number;
}

/** Where the walker is, so many seconds after the start. */
export interface Step {
  readonly atSeconds: number;
  readonly position: Position;
  /** Metres per second. */
  readonly speed: number;
}

/** How often a phone in a hand looks where it is. */
const EVERY_SECONDS = 10;
/** Nobody stands quite still. */
const STANDING_SPEED = 0.2;

interface Leg {
  readonly from: Position;
  readonly to: Position;
  readonly startsAt: number;
  readonly seconds: number;
}

function legsOf(points: readonly Position[], pace: number): Leg[] {
  let startsAt = 0;
  return points.slice(1).map((to, n) => {
    const from = points[n] ?? to;
    const leg = { from, to, startsAt, seconds: metresBetween(from, to) / pace };
    startsAt += leg.seconds;
    return leg;
  });
}

/** How long a walk takes, in seconds. */
export const secondsOf = (points: readonly Position[], { pace, staySeconds }: Manner): number =>
  legsOf(points, pace).reduce((sum, { seconds }) => sum + seconds, 0) + staySeconds;

/**
 * The fixes of a walk: every ten seconds, and at its end. Straight in degrees from point to point, which over a few
 * kilometres nobody can tell from the shortest way.
 */
export function stepsOf(points: readonly Position[], manner: Manner): Step[] {
  const first = points[0];
  if (first === undefined) return [];
  const legs = legsOf(points, manner.pace);
  const end = secondsOf(points, manner);
  const regular = Array.from({ length: Math.ceil(end / EVERY_SECONDS) }, (_, n) => n * EVERY_SECONDS);
  return [...regular, end].map((atSeconds) => {
    const leg = legs.find(({ startsAt, seconds }) => atSeconds < startsAt + seconds);
    if (leg === undefined) return { atSeconds, position: points.at(-1) ?? first, speed: STANDING_SPEED };
    return { atSeconds, position: along(leg, (atSeconds - leg.startsAt) / leg.seconds), speed: manner.pace };
  });
}

const along = ({ from, to }: Leg, part: number): Position => ({
  latitude: from.latitude + (to.latitude - from.latitude) * part,
  longitude: from.longitude + (to.longitude - from.longitude) * part,
});

/** A few streets away: outside every fence of a shop, and near enough to be there in five minutes. */
const STREETS_AWAY_M = 400;

/** From a few streets north into the place. */
export const wayInto = ({ latitude, longitude }: Position): Position[] => [
  { latitude: latitude + STREETS_AWAY_M / METRES_PER_DEGREE, longitude },
  { latitude, longitude },
];

/** When a walk that is replayed began, and how many times as fast as it was it can be played. */
export interface Replay {
  /** Epoch milliseconds by the phone's clock. */
  readonly beganAt: number;
  readonly speed: number;
}

/**
 * Lays a replayed walk into the past, so that its last fix is of the moment in which it is played: the future is refused.
 * A phone is in one place at a time, so it begins after whatever was told before, and is played slower where too little
 * time has passed since.
 * @param seconds how long the walk takes
 * @param wanted how many times as fast it is to be played, at least 1
 * @param now epoch milliseconds by the phone's clock, like `toldUntil`: the newest fix before, or null
 */
export function replayOf(seconds: number, wanted: number, now: number, toldUntil: number | null): Replay {
  const free = toldUntil === null ? Number.POSITIVE_INFINITY : Math.max(0, (now - toldUntil) / 1_000);
  const possible = seconds <= free ? Number.POSITIVE_INFINITY : seconds / (seconds - free);
  const speed = Math.min(wanted, possible);
  return { beganAt: now - seconds * 1_000 * (1 - 1 / speed), speed };
}
