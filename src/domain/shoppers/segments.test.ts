import { describe, expect, test } from "vitest";
import { LOYAL_ORDERS, LOYAL_WITHIN_MS, NEW_WITHIN_MS, SLIPPING_AFTER_MS, SLIPPING_UNTIL_MS } from "../bounds.ts";
import { NO_HABIT } from "./habit.ts";
import { segmentsOf } from "./segments.ts";
import { DAY_MS, NOW } from "./testing.ts";

/** The segments of who bought so many days ago each time, newest first. */
const after = (...days: number[]): string[] => {
  const times = days.map((day) => NOW - day * DAY_MS);
  const habit = { ...NO_HABIT, orders: times.length, firstAt: times.at(-1) ?? null, lastAt: times[0] ?? null };
  return segmentsOf(habit, times.slice(0, LOYAL_ORDERS), NOW);
};
const days = (ms: number): number => ms / DAY_MS;

describe("somebody who bought", () => {
  test.each<[string, number[], string[]]>([
    ["never", [], []],
    ["for the first time today", [0], ["new"]],
    ["for the first time just as long ago as nobody is new any more", [days(NEW_WITHIN_MS)], []],
    ["once, and never again", [400], []],
    ["three times this year", [10, 100, 200], ["loyal"]],
    ["three times in their first weeks", [1, 2, 3], ["loyal", "new"]],
    ["three times, the first just over a year ago", [10, 100, days(LOYAL_WITHIN_MS)], []],
    ["every month, until lately", [35, 65, 95], ["loyal"]],
    ["every month, and not for more than two", [61, 91, 121], ["loyal", "slipping"]],
    ["every day, and not for some weeks: everybody is away for a while", [50, 51, 52], ["loyal", "new"]],
    ["every other year, and not for a year: that is their way", [365, 365 + 730], []],
    ["often, and not for so long that they have left", [days(SLIPPING_UNTIL_MS) + 1, days(SLIPPING_UNTIL_MS) + 20], []],
    ["often, and not for just that long", [days(SLIPPING_UNTIL_MS), days(SLIPPING_UNTIL_MS) + 20], ["slipping"]],
    ["twice, and just not long enough away", [days(SLIPPING_AFTER_MS), days(SLIPPING_AFTER_MS) + 1], ["new"]],
  ])("%s", (_, bought, segments) => expect(after(...bought)).toEqual(segments));
});

test("a slipping shopper is none in the second in which they buy", () => {
  expect(after(61, 91, 121)).toContain("slipping");
  expect(after(0, 61, 91, 121)).not.toContain("slipping");
});
