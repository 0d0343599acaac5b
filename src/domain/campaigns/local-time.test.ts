import fc from "fast-check";
import { expect, test } from "vitest";
import { instantOf, instantOfWall, wallTime } from "./local-time.ts";

test.each([
  ["2026-11-21T14:00:00Z", "Europe/Stockholm", "2026-11-21T15:00"],
  ["2026-07-01T23:30:00Z", "Europe/Stockholm", "2026-07-02T01:30"],
  ["2026-07-01T23:30:59Z", "America/New_York", "2026-07-01T19:30"],
  ["2026-07-01T23:30:00Z", "Nowhere/Special", "2026-07-01T23:30"],
])("%s in %s is %s", (instant, zone, wall) => {
  expect(wallTime(instantOf(instant), zone)).toBe(wall);
});

test.each([
  ["what a clock skips is as long after the leap", "2026-03-29T02:30", "2026-03-29T01:30:00Z"],
  ["what it shows twice is the earlier one", "2026-10-25T02:30", "2026-10-25T00:30:00Z"],
])("%s", (_, wall, instant) => {
  expect(instantOfWall(wall, "Europe/Stockholm")).toBe(instantOf(instant));
});

test.each([
  ["2026-02-30", "Europe/Stockholm"],
  ["", "Europe/Stockholm"],
  ["2026-11-21T14:00", "Nowhere/Special"],
])("%j in %s is no instant", (wall, zone) => {
  expect(instantOfWall(wall, zone)).toBeUndefined();
});

test("a minute comes back from the wall, wherever clocks are not put back", () => {
  const minutes = fc.integer({ min: 0, max: 60 * 24 * 365 * 60 });
  fc.assert(
    fc.property(minutes, fc.constantFrom("Asia/Kolkata", "UTC", "America/Phoenix"), (minute, zone) => {
      expect(instantOfWall(wallTime(minute * 60_000, zone), zone)).toBe(minute * 60_000);
    }),
  );
});
