import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDuration } from "../../domain/duration.ts";
import { durationOf, sayDuration, stretchOf, UNIT_NAMES, UNITS } from "./durations.ts";

describe("a duration in a form", () => {
  test.each([
    ["PT30M", { count: 30, unit: "minute" }],
    ["PT60S", { count: 1, unit: "minute" }],
    ["PT90M", { count: 90, unit: "minute" }],
    ["PT24H", { count: 1, unit: "day" }],
    ["P1W", { count: 7, unit: "day" }],
    ["PT1.5S", { count: 1.5, unit: "second" }],
    ["PT0S", { count: 0, unit: "second" }],
  ] as const)("%s is held as %o", (duration, stretch) => {
    expect(stretchOf(duration)).toEqual(stretch);
  });

  test("is as long when it comes out again", () => {
    const stretches = fc.record({ count: fc.nat({ max: 300_000 }), unit: fc.constantFrom(...UNIT_NAMES) });
    fc.assert(
      fc.property(stretches, (stretch) => {
        const ms = stretch.count * UNITS[stretch.unit];
        fc.pre(ms <= 3_000 * UNITS.day);
        const written = durationOf(stretch);
        expect(parseDuration(written)).toBe(ms);
        expect(parseDuration(durationOf(stretchOf(written)))).toBe(ms);
      }),
    );
  });
});

test("a duration is said in words", () => {
  expect(sayDuration("PT2H", "en")).toBe("2 hours");
  expect(sayDuration("P1D", "sv")).toBe("1 dygn");
});
