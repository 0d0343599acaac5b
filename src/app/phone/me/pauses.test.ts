import { expect, test } from "vitest";
import { isUntilISay, pauseUntil } from "./pauses.ts";

const NOW = Date.parse("2026-11-22T12:00:00.000Z");

test.each([
  ["hour", "2026-11-22T13:00:00.000Z", false],
  ["day", "2026-11-23T12:00:00.000Z", false],
  ["untilISay", "9999-12-31T00:00:00.000Z", true],
] as const)("a pause of %s lasts until %s", (pause, until, isOpen) => {
  expect(pauseUntil(pause, NOW)).toBe(until);
  expect(isUntilISay(until)).toBe(isOpen);
});
