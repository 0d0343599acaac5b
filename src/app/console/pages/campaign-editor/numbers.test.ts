import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDuration } from "../../../../domain/duration.ts";
import { DURATION_UNITS, durationOf, type DurationUnit, numberOf, spanOf, textOf, unitsOf } from "./numbers.ts";

describe("what is typed in major units", () => {
  test.each([
    ["12,5", 2, 1_250],
    ["12.50", 2, 1_250],
    ["1 299", 2, 129_900],
    ["1\u00a0299,9", 2, 129_990],
    ["275", 0, 275],
    ["0.1", 3, 100],
    ["-0", 2, 0],
    ["-1,25", 2, -125],
    ["275,5", 0, null],
    ["1.005", 2, null],
    ["", 2, null],
    [".5", 2, null],
    ["1.", 2, null],
    ["ten", 2, null],
    ["99999999999999999999", 2, null],
  ])("%j with %i digits is %j", (text, digits, units) => {
    expect(unitsOf(text, digits)).toBe(units);
  });

  test.each([
    [1_250, 2, false, "12.5"],
    [1_250, 2, true, "12,5"],
    [129_900, 2, true, "1299"],
    [5, 2, false, "0.05"],
    [-5, 2, false, "-0.05"],
    [275, 0, false, "275"],
    [null, 2, false, ""],
  ])("%j with %i digits is written so", (units, digits, comma, text) => {
    expect(textOf(units, digits, comma)).toBe(text);
  });

  test("comes back as it was, with a comma or a point", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.nat(4), fc.boolean(), (units, digits, comma) => {
        expect(unitsOf(textOf(units, digits, comma), digits)).toBe(units + 0);
      }),
    );
  });
});

test.each([
  ["12,5", 12.5],
  ["-3", -3],
  ["1 000", 1_000],
  ["1.", null],
  ["", null],
  ["1e3", null],
])("the number %j is %j", (text, value) => {
  expect(numberOf(text)).toBe(value);
});

describe("a duration", () => {
  test.each([
    ["P7D", 7, "days"],
    ["P1W", 1, "weeks"],
    ["PT90S", 90, "seconds"],
    ["PT2H", 2, "hours"],
    ["P1DT12H", 36, "hours"],
    ["PT1H30M", 90, "minutes"],
    ["PTH", null, "hours"],
    ["PD", null, "days"],
    ["soon", null, "hours"],
  ])("%s is %j %s", (duration, count, unit) => {
    expect(spanOf(duration)).toEqual({ count, unit });
  });

  test("that was typed comes back as it was typed", () => {
    const units = fc.constantFrom(...(Object.keys(DURATION_UNITS) as DurationUnit[]));
    fc.assert(
      fc.property(fc.option(fc.nat(9_999)), units, (count, unit) => {
        expect(spanOf(durationOf({ count, unit }))).toEqual({ count, unit });
      }),
    );
  });

  test("of any form is told as long as it is", () => {
    const parts = fc.tuple(fc.nat(50), fc.nat(50), fc.integer({ min: 1, max: 99 }));
    fc.assert(
      fc.property(parts, ([days, hours, minutes]) => {
        const written = `P${days}DT${hours}H${minutes}M`;
        expect(parseDuration(durationOf(spanOf(written)))).toBe(parseDuration(written));
      }),
    );
  });
});
