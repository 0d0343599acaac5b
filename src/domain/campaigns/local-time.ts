import { Temporal } from "temporal-polyfill";

/** An RFC 3339 time, checked before, in epoch milliseconds. */
export const instantOf = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;

/** The clock on the wall in `timeZone` at `at` (epoch milliseconds), or undefined where the zone is not known. */
export function localTime(at: number, timeZone: string | null): Temporal.ZonedDateTime | undefined {
  if (timeZone === null) return undefined;
  try {
    return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  } catch {
    // A zone that this runtime's tables do not hold counts as unknown.
    return undefined;
  }
}

/** What a clock on the wall of `timeZone` shows at `at` (epoch ms): `2026-11-21T14:00`. In UTC where the zone is not known. */
export const wallTime = (at: number, timeZone: string): string =>
  (localTime(at, timeZone) ?? localTime(at, "UTC"))?.toPlainDateTime().toString({ smallestUnit: "minute" }) ?? "";

/**
 * When (epoch ms) a clock on the wall of `timeZone` shows this; undefined where there is no such time or zone. What a
 * clock shows twice is the earlier one; what it skips is as long after the leap as it was meant to be.
 */
export function instantOfWall(wall: string, timeZone: string): number | undefined {
  try {
    return Temporal.PlainDateTime.from(wall).toZonedDateTime(timeZone).epochMilliseconds;
  } catch {
    return undefined;
  }
}
