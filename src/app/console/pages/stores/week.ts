import { type OpeningRule, parseOpeningHours, type Span } from "../../../../domain/stores/opening-hours-syntax.ts";

/** Spans of each weekday from Monday on, and of public holidays, null where these are as the weekday they fall on. */
export interface Week {
  readonly days: readonly (readonly Span[])[];
  readonly holidays: readonly Span[] | null;
}

const DAY_MIN = 1_440;
const MONTHS = 12;
const NAMES = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"] as const;
export const EMPTY_WEEK: Week = { days: NAMES.map(() => []), holidays: null };

/** Hours as a table of one week; null where they are not understood, or differ from month to month. */
export function weekOf(text: string): Week | null {
  const hours = parseOpeningHours(text);
  if (hours === null || hours.rules.some(({ months }) => new Set(months).size < MONTHS)) return null;
  const { rules } = hours;
  const spansWhere = (names: (rule: OpeningRule) => boolean): readonly Span[] =>
    rules.filter(names).reduce<readonly Span[]>((all, rule) => (rule.adds ? [...all, ...rule.spans] : rule.spans), []);
  return {
    days: NAMES.map((_, index) => spansWhere(({ weekdays }) => weekdays.includes(index + 1))),
    holidays: rules.some(({ holidays }) => holidays) ? spansWhere(({ holidays }) => holidays) : null,
  };
}

const two = (number: number): string => String(number).padStart(2, "0");
/** Minutes of a day as `HH:MM`, also beyond 24:00. */
export const clockOf = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

/** An end after midnight is written as a clock shows it; only one that would not be read so keeps its hours beyond 24. */
function spanText({ from, to }: Span): string {
  const end = to > DAY_MIN && to - DAY_MIN < from ? to - DAY_MIN : to;
  return `${clockOf(from)}-${clockOf(end)}`;
}
const spansText = (spans: readonly Span[]): string => (spans.length === 0 ? "off" : spans.map(spanText).join(","));

/** Stretches of days that have the same hours, one after the other. */
export function stretchesOf({ days }: Week): { first: number; last: number; spans: readonly Span[] }[] {
  const found: { first: number; last: number; spans: readonly Span[] }[] = [];
  for (const [index, spans] of days.entries()) {
    const before = found.at(-1);
    if (before !== undefined && spansText(before.spans) === spansText(spans)) before.last = index;
    else found.push({ first: index, last: index, spans });
  }
  return found;
}

/** A week as the subset of opening_hours that is kept; nothing where it is never open. */
export function hoursOf(week: Week): string {
  const open = stretchesOf(week).filter(({ spans }) => spans.length > 0);
  const days = open.map(({ first, last, spans }) => {
    const named = first === last ? NAMES[first] : `${NAMES[first]}-${NAMES[last]}`;
    return `${named} ${spansText(spans)}`;
  });
  return [...days, ...(week.holidays === null ? [] : [`PH ${spansText(week.holidays)}`])].join("; ");
}

/** A span from what two time fields say; an end that is not after the beginning is on the next day. */
export function spanOf(from: string, to: string): Span | null {
  const [start, end] = [from, to].map((clock) => {
    const [hours = Number.NaN, minutes = Number.NaN] = clock.split(":").map(Number);
    return hours * 60 + minutes;
  });
  if (start === undefined || end === undefined || !Number.isFinite(start + end)) return null;
  return { from: start, to: end <= start ? end + DAY_MIN : end };
}

/** The end of a span as a time field shows it. */
export const endClock = ({ to }: Span): string => clockOf(to % DAY_MIN);

export const withDay = ({ days, holidays }: Week, day: number, spans: readonly Span[]): Week => ({
  days: days.with(day, spans),
  holidays,
});

const HALF_HOUR_MIN = 30;

/** A span with an hour of rest about its middle; one too short for that is left as it is. */
export function withPause(span: Span): Span[] {
  const middle = Math.round((span.from + span.to) / 2 / HALF_HOUR_MIN) * HALF_HOUR_MIN;
  const [until, again] = [middle - HALF_HOUR_MIN, middle + HALF_HOUR_MIN];
  return until > span.from && again < span.to && again < DAY_MIN
    ? [
        { from: span.from, to: until },
        { from: again, to: span.to },
      ]
    : [span];
}
