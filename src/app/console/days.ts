const DAY_MS = 24 * 3_600_000;

/** A date as ISO 8601 has it, which is how Swedes write dates. */
const WRITTEN = "sv-SE";
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a date of the calendar: no 30th of February. */
export const isDay = (text: string): boolean => ISO_DATE.test(text) && dayAfter(text, 0) === text;

/** The date (`2026-11-21`) at `now` (epoch ms) by the clock of a zone. */
export const dayAt = (now: number, timeZone: string): string =>
  new Intl.DateTimeFormat(WRITTEN, { timeZone, dateStyle: "short" }).format(now);

/** The date so many days after another one, before it where they are below zero. */
export function dayAfter(day: string, days: number): string {
  const at = Date.parse(`${day}T12:00:00Z`) + days * DAY_MS;
  return Number.isNaN(at) ? "" : new Date(at).toISOString().slice(0, 10);
}
