import { Temporal } from "temporal-polyfill";
import { OPENING_HORIZON_MS } from "../bounds.ts";
import type { OpeningHours, OpeningRule, Span } from "./opening-hours-syntax.ts";

export { parseOpeningHours, type OpeningHours } from "./opening-hours-syntax.ts";

/** Instants in epoch milliseconds. Both are null where nothing changes within a week. */
export interface OpenState {
  readonly open: boolean;
  /** When an open store closes: the first instant at which it is no longer open. */
  readonly closesAt: number | null;
  /** When a closed store opens. */
  readonly opensAt: number | null;
}

/** Half-open. */
type Interval = readonly [start: number, end: number];

/** A stretch of time in which the zone's clock keeps one distance to UTC. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly offset: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const EPOCH = new Temporal.PlainDate(1970, 1, 1);

const offsetAt = (timeZone: string, instant: number): number =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).offsetNanoseconds / 1e6;

/** Splits at changes of the clock. Those are weeks apart, so a time shorter than that holds one at most. */
const stretchesOf = (timeZone: string, start: number, end: number): Stretch[] => {
  const [before, after] = [offsetAt(timeZone, start), offsetAt(timeZone, end)];
  if (before === after) return [{ start, end, offset: before }];
  let [same, other] = [start, end];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (offsetAt(timeZone, middle) === before) same = middle;
    else other = middle;
  }
  return [
    { start, end: other, offset: before },
    { start: other, end, offset: after },
  ];
};

const applies = (rule: OpeningRule, date: Temporal.PlainDate, holiday: boolean): boolean =>
  rule.months.includes(date.month) && ((holiday && rule.holidays) || rule.weekdays.includes(date.dayOfWeek));

const spansOn = (hours: OpeningHours, date: Temporal.PlainDate, holiday: boolean): readonly Span[] =>
  hours.rules
    .filter((rule) => applies(rule, date, holiday))
    .reduce<readonly Span[]>((spans, rule) => (rule.adds ? [...spans, ...rule.spans] : rule.spans), []);

/** What the wall clock shows while the store is open on one day, written as if the wall clock were UTC. */
const wallIntervals = (hours: OpeningHours, day: number, holidays: readonly string[]): Interval[] => {
  const date = EPOCH.add({ days: day });
  return spansOn(hours, date, holidays.includes(date.toString())).map(({ from, to }) => [
    day * DAY_MS + from * MINUTE_MS,
    day * DAY_MS + to * MINUTE_MS,
  ]);
};

const joined = (intervals: readonly Interval[]): Interval[] => {
  const result: Interval[] = [];
  for (const next of intervals.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last === undefined || next[0] > last[1]) result.push(next);
    else result[result.length - 1] = [last[0], Math.max(last[1], next[1])];
  }
  return result;
};

/** All instants around `now` at which the wall clock shows an open time: an hour shown twice counts both times. */
const openIntervals = (hours: OpeningHours, timeZone: string, now: number, holidays: readonly string[]): Interval[] => {
  const stretches = stretchesOf(timeZone, now - 2 * DAY_MS, now + OPENING_HORIZON_MS + 2 * DAY_MS);
  const found = stretches.flatMap(({ start, end, offset }) => {
    // A span may reach to the end of the following day, so the day before counts too.
    const first = Math.floor((start + offset) / DAY_MS) - 1;
    const length = Math.floor((end + offset) / DAY_MS) - first + 1;
    return Array.from({ length }, (_, index) => wallIntervals(hours, first + index, holidays))
      .flat()
      .map(([from, to]): Interval => [Math.max(start, from - offset), Math.min(end, to - offset)])
      .filter(([from, to]) => from < to);
  });
  return joined(found);
};

/**
 * Whether a store with these hours is open at `now` (epoch milliseconds), by the wall clock of its IANA zone.
 * A night that began on one day belongs to that day: `Sa 18:00-02:00; Su off` is open at one on Sunday morning.
 * @param publicHolidays local dates, `YYYY-MM-DD`; without them no day is one.
 */
export const openState = (
  hours: OpeningHours,
  timeZone: string,
  now: number,
  publicHolidays: readonly string[] = [],
): OpenState => {
  const next = openIntervals(hours, timeZone, now, publicHolidays).find(([, end]) => end > now);
  const soon = (at: number | undefined): number | null =>
    at !== undefined && at - now <= OPENING_HORIZON_MS ? at : null;
  return next !== undefined && next[0] <= now
    ? { open: true, closesAt: soon(next[1]), opensAt: null }
    : { open: false, closesAt: null, opensAt: soon(next?.[0]) };
};

/** Whole minutes that are left until the store closes; null while it is closed, or for longer than a week open. */
export const minutesUntilClosing = (
  hours: OpeningHours,
  timeZone: string,
  now: number,
  publicHolidays: readonly string[] = [],
): number | null => {
  const { closesAt } = openState(hours, timeZone, now, publicHolidays);
  return closesAt === null ? null : Math.floor((closesAt - now) / MINUTE_MS);
};
