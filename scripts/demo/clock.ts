import { Temporal } from "temporal-polyfill";

/** Epoch milliseconds of a wall-clock time in a zone, on the Wednesday that comes next: the shops are open. */
export function onWednesday(timeZone: string, time: string, plusDays = 0): number {
  const today = Temporal.Now.plainDateISO(timeZone);
  const days = ((3 - today.dayOfWeek + 7) % 7) + plusDays;
  return today.add({ days }).toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds;
}

export const clockTime = (at: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(timeZone)
    .toPlainTime()
    .toString({ smallestUnit: "minute" });
