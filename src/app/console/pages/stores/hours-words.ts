import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import { endClock, clockOf, stretchesOf, weekOf } from "./week.ts";

const words = inBoth({
  en: {
    unknown: "Opening hours unknown",
    asWritten: (text: string) => `Opening hours not understood: ${text}`,
    closed: "closed",
    always: "Always open",
    holidays: "public holidays",
  },
  sv: {
    unknown: "Öppettider okända",
    asWritten: (text: string) => `Öppettiderna förstås inte: ${text}`,
    closed: "stängt",
    always: "Alltid öppet",
    holidays: "helgdagar",
  },
});

/** Any Monday. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** The names of the days of the week, from Monday on. */
export function useDayNames(width: "short" | "long"): readonly string[] {
  const { language } = useLanguage();
  const format = new Intl.DateTimeFormat(language, { weekday: width, timeZone: "UTC" });
  return Array.from({ length: 7 }, (_, day) => format.format(MONDAY + day * DAY_MS));
}

/** Opening hours as one would tell them: `Mon–Fri 10:00–19:00, Sat 10:00–18:00, Sun closed`. */
export function useHoursInWords(): (text: string | null) => string {
  const say = useWords(words);
  const names = useDayNames("short");
  return (text) => {
    if (text === null || text === "") return say.unknown;
    const week = weekOf(text);
    if (week === null) return say.asWritten(text);
    const spansIn = (spans: (typeof week.days)[number]): string =>
      spans.length === 0 ? say.closed : spans.map((span) => `${clockOf(span.from)}–${endClock(span)}`).join(", ");
    const stretches = stretchesOf(week);
    if (stretches.length === 1 && spansIn(stretches[0]?.spans ?? []) === "00:00–00:00") return say.always;
    const days = stretches.map(({ first, last, spans }) => {
      const named = first === last ? names[first] : `${names[first]}–${names[last]}`;
      return `${named} ${spansIn(spans)}`;
    });
    return [...days, ...(week.holidays === null ? [] : [`${say.holidays} ${spansIn(week.holidays)}`])].join("; ");
  };
}
