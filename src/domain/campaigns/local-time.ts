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
