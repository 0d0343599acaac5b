import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { minutesUntilClosing, openState, parseOpeningHours, type OpeningHours } from "./opening-hours.ts";

const MONACO = new URL("../../../../shared/data/stores/monaco-retail.geojson", import.meta.url);
const ZONE = "Europe/Stockholm";

const hours = (text: string): OpeningHours => {
  const parsed = parseOpeningHours(text);
  if (parsed === null) throw new Error(`not understood: ${text}`);
  return parsed;
};
const at = (local: string, zone = ZONE): number =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
const utc = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;

const isOpen = (text: string, local: string, holidays?: readonly string[]): boolean =>
  openState(hours(text), ZONE, at(local), holidays).open;

describe("what people write", () => {
  // 2026-06-01 is a Monday.
  test.each([
    ["Mo-Fr 10:00-19:00; Sa 10:00-18:00; Su 11:00-17:00", "2026-06-07T16:59", true],
    ["Mo-Fr 10:00-19:00; Sa 10:00-18:00; Su 11:00-17:00", "2026-06-07T17:00", false],
    ["Mo-Fr 10:00-19:00", "2026-06-01T10:00", true],
    ["Mo-Fr 10:00-19:00", "2026-06-01T09:59:59.999", false],
    ["mo-fr 9:00-19:00", "2026-06-01T09:00", true],
    ["Mo – Sa 09:00 – 12:30 , 14:00–19:00", "2026-06-06T14:00", true],
    ["Mo-Sa09:00-12:30,14:00-19:00;", "2026-06-06T13:00", false],
    ["Mo-Fr: 10:00-19:00", "2026-06-02T12:00", true],
    ["Sa-Mo 10:00-12:00", "2026-06-01T11:00", true],
    ["Sa-Mo 10:00-12:00", "2026-06-02T11:00", false],
    ["24/7", "2026-06-03T03:00", true],
    ["24/7; We off", "2026-06-03T03:00", false],
    ["off", "2026-06-03T12:00", false],
    ["Mo closed; Tu-Su 10:00-20:00", "2026-06-01T12:00", false],
    ["10:00-20:00; Su 11:00-19:00", "2026-06-07T10:30", false],
    ["10:00-20:00; Su 11:00-19:00", "2026-06-06T10:30", true],
    ["09:00-12:30; 14:30-19:00; Su off", "2026-06-05T10:00", true],
    ["09:00-12:30; 14:30-19:00; Su off", "2026-06-05T13:00", false],
    ["09:00-12:30; 14:30-19:00; Su off", "2026-06-07T15:00", false],
    ["Sa,Su 12:00-13:45, Th-Mo 19:30-21:45; Tu,We off", "2026-06-06T12:00", true],
    ["Sa,Su 12:00-13:45, Th-Mo 19:30-21:45; Tu,We off", "2026-06-06T20:00", true],
    ["Sa,Su 12:00-13:45, Th-Mo 19:30-21:45; Tu,We off", "2026-06-05T12:00", false],
    ["Sa,Su 12:00-13:45, Th-Mo 19:30-21:45; Tu,We off", "2026-06-02T20:00", false],
    ["Mo-Sa 11:00-14:30, We,Th 19:00-22:00; Su off", "2026-06-03T11:00", true],
    ["Mo-Sa 10:00-19:00, We off", "2026-06-03T11:00", false],
    ["We-Su 12:15-14:00, 19:30-22:30", "2026-06-03T22:00", true],
    ["Mo-Sa 07:00-00:30, Su 07:00-24:00", "2026-06-07T00:15", true],
    ["Mo-Sa 07:00-00:30, Su 07:00-24:00", "2026-06-08T00:15", false],
  ])("%s at %s: %s", (text, local, open) => expect(isOpen(text, local)).toBe(open));

  test.each([
    ["22:00-02:00", "2026-06-02T00:30", true],
    ["22:00-26:00", "2026-06-02T01:59", true],
    ["22:00-26:00", "2026-06-02T02:00", false],
    ["Sa 22:00-02:00; Su off", "2026-06-07T01:00", true],
    ["Sa 22:00-02:00; Su off", "2026-06-07T22:30", false],
    ["Su 22:00-02:00", "2026-06-08T01:00", true],
  ])("a night belongs to the day it began on: %s at %s: %s", (text, local, open) =>
    expect(isOpen(text, local)).toBe(open),
  );

  const SEASONS = "Mo-Sa 10:00-19:00; Dec,May-Aug: Su 10:00-19:00; Jul,Aug: Mo-Sa 10:00-20:00";
  test.each([
    [SEASONS, "2026-07-06T19:30", true],
    [SEASONS, "2026-06-08T19:30", false],
    [SEASONS, "2026-06-07T12:00", true],
    [SEASONS, "2026-12-06T12:00", true],
    [SEASONS, "2026-11-01T12:00", false],
    [SEASONS, "2026-11-02T12:00", true],
    ["Nov-Feb Mo-Fr 10:00-16:00", "2026-01-05T12:00", true],
    ["Nov-Feb Mo-Fr 10:00-16:00", "2026-03-02T12:00", false],
    ["10:00-18:00; Jan off", "2026-01-05T12:00", false],
  ])("months: %s at %s: %s", (text, local, open) => expect(isOpen(text, local)).toBe(open));

  test.each([
    ["Mo-Sa 10:00-19:00; PH off", false],
    ["Mo-Sa 10:00-19:00; PH 12:00-16:00", true],
    ["Mo-Sa 10:00-13:00; Su,PH 13:00-16:00", true],
    ["PH 13:00-16:00", true],
    ["Mo-Fr 10:00-19:00", true],
  ])("on a Friday that is a public holiday, %s at 15:00: %s", (text, open) => {
    expect(isOpen(text, "2026-05-01T15:00", ["2026-01-01", "2026-05-01"])).toBe(open);
  });

  test("without the date among the holidays, PH names no day", () => {
    expect(isOpen("Mo-Sa 10:00-19:00; PH off", "2026-05-01T15:00")).toBe(true);
    expect(isOpen("PH 10:00-19:00", "2026-05-01T15:00", ["2026-05-02"])).toBe(false);
  });

  test.skipIf(!existsSync(MONACO))("every string of the Monaco file is understood (skipped without the file)", () => {
    const { features } = JSON.parse(readFileSync(MONACO, "utf8")) as {
      features: { properties: { opening_hours?: string } }[];
    };
    const texts = features.flatMap(({ properties }) => properties.opening_hours ?? []);
    expect(texts.length).toBeGreaterThan(70);
    expect(texts.filter((text) => parseOpeningHours(text) === null)).toEqual([]);
  });
});

test.each([
  "",
  ";",
  "Mo-Fr",
  "Jul-Aug",
  "by appointment",
  'Mo-Fr 10:00-18:00 "ring the bell"',
  "sunrise-sunset",
  "Mo-Fr 10:00+",
  "Mo-Fr 10:00",
  "Mo[1] 10:00-12:00",
  "week 1-10 10:00-12:00",
  "Dec 25 off",
  "2026 Mo 10:00-12:00",
  "SH off",
  "Mo-PH 10:00-12:00",
  "Lu-Ve 10:00-12:00",
  "10:00-12:60",
  "25:00-26:00",
  "10:00-48:01",
  "00:00-00:00",
  "Mo-Fr 24/7",
  "10:00-20:00; 24/7",
  "24/7; 10:00-20:00",
  "10:00-19:00; 12:00-20:00",
  "Mo-Fr 09:00-12:00; 14:00-18:00",
  "Su off; 10:00-19:00",
  "10:00-19:00; off",
  "Mo-Fr 10:00-18:00;; Sa 10:00-12:00",
  "Mo-Fr 10:00-18:00,",
  "Mo-Fr 10:00-18:00 || Sa 10:00-12:00",
])("unknown, never guessed: %j", (text) => expect(parseOpeningHours(text)).toBeNull());

describe("when it changes", () => {
  const week = hours("Mo-Fr 10:00-19:00; Sa 10:00-18:00");

  test("closesAt is the first closed instant, opensAt the next open one", () => {
    const closes = at("2026-06-05T19:00");
    const opens = at("2026-06-06T10:00");
    expect(openState(week, ZONE, closes - 1)).toEqual({ open: true, closesAt: closes, opensAt: null });
    expect(openState(week, ZONE, closes)).toEqual({ open: false, closesAt: null, opensAt: opens });
    expect(openState(week, ZONE, at("2026-06-07T12:00")).opensAt).toBe(at("2026-06-08T10:00"));
  });

  test("days that touch at midnight are one stretch", () => {
    const closesAt = at("2026-06-06T00:00");
    expect(openState(hours("Mo-Fr 00:00-24:00"), ZONE, at("2026-06-01T00:00"))).toMatchObject({ open: true, closesAt });
  });

  test.each([
    ["24/7", "2026-06-01T12:00", { open: true, closesAt: null, opensAt: null }],
    ["Jul 00:00-24:00", "2026-07-01T12:00", { open: true, closesAt: null, opensAt: null }],
    ["Jul 10:00-12:00", "2026-01-01T12:00", { open: false, closesAt: null, opensAt: null }],
    ["off", "2026-01-01T12:00", { open: false, closesAt: null, opensAt: null }],
  ])("further away than a week is not told: %s at %s", (text, local, state) => {
    expect(openState(hours(text), ZONE, at(local))).toEqual(state);
  });

  test("minutes until closing are whole ones", () => {
    expect(minutesUntilClosing(week, ZONE, at("2026-06-01T18:39:30"))).toBe(20);
    expect(minutesUntilClosing(week, ZONE, at("2026-06-01T18:59:59"))).toBe(0);
    expect(minutesUntilClosing(week, ZONE, at("2026-06-01T19:00"))).toBeNull();
    expect(minutesUntilClosing(hours("24/7"), ZONE, at("2026-06-01T19:00"))).toBeNull();
    expect(minutesUntilClosing(hours("PH 10:00-12:00"), ZONE, at("2026-05-01T11:00"), ["2026-05-01"])).toBe(60);
  });
});

describe("when the clock changes", () => {
  test("an hour that comes twice is open both times", () => {
    const night = hours("01:00-02:00");
    for (const half of ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"]) {
      expect(openState(night, "Europe/London", utc(half))).toMatchObject({
        open: true,
        closesAt: utc("2026-10-25T02:00:00Z"),
      });
    }
  });

  test.each([
    ["the long night has six hours", "Sa 22:00-03:00", "2026-10-24T20:00:00Z", "2026-10-25T02:00:00Z"],
    ["the short night has four hours", "Sa 22:00-03:00", "2026-03-28T21:00:00Z", "2026-03-29T01:00:00Z"],
    [
      "a closing time that does not exist is the change",
      "Sa 22:00-02:30",
      "2026-03-28T21:00:00Z",
      "2026-03-29T01:00:00Z",
    ],
    ["the day after is as always", "Su 10:00-17:00", "2026-10-25T09:00:00Z", "2026-10-25T16:00:00Z"],
  ])("%s: %s", (_, text, opens, closes) => {
    const state = openState(hours(text), ZONE, utc(opens));
    expect(state).toEqual({ open: true, closesAt: utc(closes), opensAt: null });
    expect(openState(hours(text), ZONE, utc(opens) - 1).opensAt).toBe(utc(opens));
  });

  test("an opening in the hour that is left out does not happen", () => {
    expect(openState(hours("Su 02:15-02:45"), ZONE, utc("2026-03-29T00:59:00Z")).opensAt).toBe(
      utc("2026-04-05T00:15:00Z"),
    );
  });
});

describe("against the wall clock, minute by minute", () => {
  const DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
  const clock = (minutes: number): string =>
    [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");

  const span = fc
    .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
    .map(([from, length]) => ({ from, to: from + length }));
  const rule = fc.record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    spans: fc.array(span, { maxLength: 2 }),
  });
  const rules = fc.array(rule, { minLength: 1, maxLength: 4 });
  type Rules = typeof rules extends fc.Arbitrary<infer T> ? T : never;

  const written = (all: Rules): string =>
    all
      .map(({ days, spans }) => {
        const times = spans.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(",");
        return `${days.map((day) => DAYS[day - 1]).join(",")} ${times || "off"}`;
      })
      .join("; ");

  /** By the face of the clock alone: today's spans, and what yesterday's reach over midnight. */
  const shown = (all: Rules, now: number, zone: string): boolean => {
    const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
    const minute = local.hour * 60 + local.minute;
    const covers = (day: number, time: number): boolean =>
      all.findLast(({ days }) => days.includes(day))?.spans.some(({ from, to }) => from <= time && time < to) ?? false;
    return covers(local.dayOfWeek, minute) || covers(((local.dayOfWeek + 5) % 7) + 1, minute + 1440);
  };

  const zone = fc.constantFrom("Europe/Stockholm", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata");
  const changes = fc.constantFrom("2026-03-08", "2026-03-29", "2026-04-05", "2026-10-04", "2026-10-25", "2026-11-01");
  const now = fc
    .tuple(changes, fc.integer({ min: -3 * 1440, max: 3 * 1440 }))
    .map(([day, minutes]) => utc(`${day}T00:00:00Z`) + minutes * 60_000);

  test("open is what the wall clock shows, and holds until the change that is told", () => {
    fc.assert(
      fc.property(rules, zone, now, fc.nat({ max: 999 }), (all, timeZone, instant, share) => {
        const state = openState(hours(written(all)), timeZone, instant);
        expect(state.open).toBe(shown(all, instant, timeZone));
        const change = state.closesAt ?? state.opensAt;
        if (change === null) return;
        const between = instant + Math.floor(((change - instant) * share) / 1000);
        expect(shown(all, between, timeZone)).toBe(state.open);
        expect(shown(all, change - 1, timeZone)).toBe(state.open);
        expect(shown(all, change, timeZone)).toBe(!state.open);
      }),
      { numRuns: 300 },
    );
  });
});
