import { useMemo } from "react";
import { useLanguage } from "./language.tsx";

/** From which length on a stretch of time is told in which unit (ms). */
const STEPS: readonly (readonly [ms: number, unit: Intl.RelativeTimeFormatUnit])[] = [
  [365 * 86_400_000, "year"],
  [30 * 86_400_000, "month"],
  [86_400_000, "day"],
  [3_600_000, "hour"],
  [60_000, "minute"],
];

/** The browser's own way with dates where it speaks the language: `en-GB` writes another date than `en-US`. */
const tagOf = (language: string): string =>
  navigator.languages.find((tag) => tag.toLowerCase().startsWith(language)) ?? language;

/** Times as people write them. What is given is a time of the wire (RFC 3339); zones are IANA's. */
export function useMoments() {
  const { language } = useLanguage();
  return useMemo(() => momentsIn(tagOf(language)), [language]);
}

export function momentsIn(tag: string) {
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: "auto" });
  const formatted = (options: Intl.DateTimeFormatOptions, at: string, timeZone?: string | null): string =>
    new Intl.DateTimeFormat(tag, { ...options, timeZone: timeZone ?? undefined }).format(new Date(at));
  return {
    /** `22 Nov 2026, 14:05`, by the clock of the zone, else of this device. */
    moment: (at: string, timeZone?: string | null): string =>
      formatted({ dateStyle: "medium", timeStyle: "short" }, at, timeZone),
    /** `14:05`. */
    clock: (at: string, timeZone?: string | null): string => formatted({ timeStyle: "short" }, at, timeZone),
    /** `22 Nov 2026`. */
    date: (at: string, timeZone?: string | null): string => formatted({ dateStyle: "medium" }, at, timeZone),
    /** `Sun, 22 Nov 2026` of a date without a time, `2026-11-22`. */
    day: (day: string): string =>
      formatted({ weekday: "short", year: "numeric", month: "short", day: "numeric" }, `${day}T12:00:00Z`, "UTC"),
    /** `Sun 22 Nov` of such a date, where the year is plain. */
    weekday: (day: string): string =>
      formatted({ weekday: "short", month: "short", day: "numeric" }, `${day}T12:00:00Z`, "UTC"),
    /** `3 hours ago`, `in 2 days`; both times in epoch ms. */
    ago(at: string, now: number): string {
      const away = Date.parse(at) - now;
      const [ms, unit] = STEPS.find(([step]) => Math.abs(away) >= step) ?? [60_000, "minute"];
      return relative.format(Math.trunc(away / ms), unit);
    },
  };
}
