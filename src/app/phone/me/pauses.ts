/** How long one can pause. */
export const PAUSES = ["hour", "day", "untilISay"] as const;
export type Pause = (typeof PAUSES)[number];

const HOUR_MS = 3_600_000;
/** The contract knows no pause without an end, so it is one that nobody lives to see. */
const UNTIL_I_SAY = "9999-12-31T00:00:00.000Z";

/** When a pause that begins at `now` (epoch ms, the service's clock) ends, as on the wire. */
export function pauseUntil(pause: Pause, now: number): string {
  if (pause === "untilISay") return UNTIL_I_SAY;
  return new Date(now + (pause === "hour" ? HOUR_MS : 24 * HOUR_MS)).toISOString();
}

export const isUntilISay = (until: string): boolean => Date.parse(until) >= Date.parse(UNTIL_I_SAY);
