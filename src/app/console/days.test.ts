import { describe, expect, test } from "vitest";
import { dayAfter, dayAt, isDay } from "./days.ts";

test.each([
  ["2026-11-21T22:59:00Z", "Europe/Stockholm", "2026-11-21"],
  ["2026-11-21T23:00:00Z", "Europe/Stockholm", "2026-11-22"],
  ["2026-11-21T23:00:00Z", "UTC", "2026-11-21"],
  ["2026-07-01T03:00:00Z", "America/New_York", "2026-06-30"],
])("at %s in %s it is %s", (at, timeZone, expected) => {
  expect(dayAt(Date.parse(at), timeZone)).toBe(expected);
});

test.each([
  ["2026-03-01", -1, "2026-02-28"],
  ["2024-02-28", 1, "2024-02-29"],
  ["2026-01-03", -7, "2025-12-27"],
  ["2026-03-29", 1, "2026-03-30"],
])("%s and %i days is %s", (day, days, expected) => {
  expect(dayAfter(day, days)).toBe(expected);
});

describe("what is a day", () => {
  test.each([
    ["2026-11-21", true],
    ["2026-02-30", false],
    ["2026-11-2", false],
    ["yesterday", false],
    ["", false],
  ])("%s: %s", (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });
});
