import { useMemo } from "react";
import { useLanguage } from "./language.tsx";

/** The browser's own way with dates where it speaks the language: `en-GB` writes another date than `en-US`. */
const tagOf = (language: string): string =>
  navigator.languages.find((tag) => tag.toLowerCase().startsWith(language)) ?? language;

/** Times as people write them. What is given is a time of the wire (RFC 3339); zones are IANA's. */
export function useMoments() {
  const { language } = useLanguage();
  return useMemo(() => momentsIn(tagOf(language)), [language]);
}

export function momentsIn(tag: string) {
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
  };
}
