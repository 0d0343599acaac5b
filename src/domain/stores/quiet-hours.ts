import { z } from "zod";
import { localTime } from "../campaigns/local-time.ts";

const timeOfDaySchema = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: "must be a time of day such as 21:00" });

/** From when until when, by the clock on the store's wall, nothing is said; over midnight where `to` is not after `from`. */
export const quietHoursSchema = z
  .strictObject({ from: timeOfDaySchema, to: timeOfDaySchema })
  .refine(({ from, to }) => from !== to, { path: ["to"], error: "must differ from `from`" })
  .nullable()
  .default(null);
export type QuietHours = NonNullable<z.infer<typeof quietHoursSchema>>;

/** Those of a country stand before those that hold everywhere. */
export interface QuietHoursByCountry {
  readonly everywhere: QuietHours | null;
  readonly countries: ReadonlyMap<string, QuietHours>;
}

export const quietHoursIn = ({ everywhere, countries }: QuietHoursByCountry, country: string | null) =>
  (country === null ? undefined : countries.get(country)) ?? everywhere;

/** Whether nothing is to be said at `now` (epoch ms). Where the zone is not known every hour is quiet. */
export function isQuiet({ from, to }: QuietHours, timeZone: string | null, now: number): boolean {
  const time = localTime(now, timeZone);
  if (time === undefined) return true;
  const [start, end, minute] = [minutesOf(from), minutesOf(to), time.hour * 60 + time.minute];
  return start < end ? start <= minute && minute < end : minute >= start || minute < end;
}

function minutesOf(text: string): number {
  const [hours = NaN, minutes = NaN] = text.split(":").map(Number);
  return hours * 60 + minutes;
}
