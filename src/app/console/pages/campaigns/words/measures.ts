import { parseDuration } from "../../../../../domain/duration.ts";
import { formatMoney } from "../../../../../domain/money/currency.ts";
import type { Money } from "../../../../../domain/money/money.ts";
import { inBoth, type Language } from "../../../../shared/language.tsx";

const words = inBoth({
  en: { none: "nothing" },
  sv: { none: "inget" },
});

const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
] as const;

/** Milliseconds as one says them: `2 hours and 30 minutes`. */
export function lengthInWords(ms: number, language: Language): string {
  let left = ms;
  const parts = UNITS.flatMap(([unit, size]) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count === 0 ? [] : [unitWords(count, unit, language)];
  });
  const [first = unitWords(ms / 1_000, "second", language), ...others] = parts;
  return new Intl.ListFormat(language, { type: "conjunction" }).format([first, ...others]);
}

const unitWords = (count: number, unit: string, language: Language): string =>
  new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(count);

/** An ISO 8601 duration as one says it; what is none stays as it is written. */
export function durationInWords(duration: string, language: Language): string {
  const ms = parseDuration(duration);
  return ms === undefined ? duration : lengthInWords(ms, language);
}

/** Basis points as a share: 1000 is `10 %`. */
export const shareInWords = (basisPoints: number, language: Language): string =>
  percentInWords(basisPoints / 10_000, language);

export const percentInWords = (share: number, language: Language, options: Intl.NumberFormatOptions = {}): string =>
  new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1, ...options }).format(share);

/** Sums in several currencies, which are never added up. */
export const amountsInWords = (amounts: readonly Money[], language: Language): string =>
  amounts.length === 0
    ? words[language].none
    : new Intl.ListFormat(language, { type: "disjunction" }).format(amounts.map((one) => formatMoney(one, language)));

/** A moment by the clock of who reads it, and whose clock that is. */
export const momentInWords = (instant: string, language: Language): string =>
  new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  }).format(new Date(instant));

/** The day of a moment by the clock of who reads it. */
export const dayInWords = (instant: string, language: Language): string =>
  new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    day: "numeric",
    month: "short",
    year: "numeric",
  }).format(new Date(instant));
