import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { endClock, EMPTY_WEEK, hoursOf, spanOf, stretchesOf, type Week, weekOf, withDay, withPause } from "./week.ts";

const span = fc
  .tuple(fc.integer({ min: 0, max: 1_439 }), fc.integer({ min: 1, max: 1_440 }))
  .map(([from, length]) => ({ from, to: from + length }));
// Of one day: one after the other.
const spans = fc
  .array(span, { maxLength: 2 })
  .map((all) => all.filter(({ from }, n) => n === 0 || from > (all[0]?.to ?? 0)));
const weeks: fc.Arbitrary<Week> = fc.record({
  days: fc.array(spans, { minLength: 7, maxLength: 7 }),
  holidays: fc.option(spans, { nil: null }),
});

describe("a week as a table", () => {
  test("comes back from the text that it is written as", () => {
    fc.assert(
      fc.property(weeks, (week) => {
        const open = week.days.some((day) => day.length > 0) || week.holidays !== null;
        expect(open ? weekOf(hoursOf(week)) : null).toEqual(open ? week : null);
      }),
    );
  });

  test.each([
    ["Mo-Fr 10:00-19:00; Sa 10:00-18:00; Su 11:00-17:00", "Mo-Fr 10:00-19:00; Sa 10:00-18:00; Su 11:00-17:00"],
    ["mo,we 9:00-12:00", "Mo 09:00-12:00; We 09:00-12:00"],
    ["24/7", "Mo-Su 00:00-24:00"],
    ["Fr-Sa 18:00-02:00; PH off", "Fr-Sa 18:00-02:00; PH off"],
    ["Mo-Su 09:00-12:30, Mo-Su 14:00-19:00", "Mo-Su 09:00-12:30,14:00-19:00"],
  ])("of %s is %s", (text, written) => {
    const week = weekOf(text);
    expect(week && hoursOf(week)).toBe(written);
  });

  test.each(["", "sunrise-sunset", "May-Aug Mo-Su 10:00-20:00", "Mo 10:00-10:00"])("there is none of “%s”", (text) => {
    expect(weekOf(text)).toBeNull();
  });

  test("takes days with the same hours together", () => {
    const week = withDay(EMPTY_WEEK, 5, [{ from: 600, to: 1_080 }]);
    expect(stretchesOf(week).map(({ first, last }) => [first, last])).toEqual([
      [0, 4],
      [5, 5],
      [6, 6],
    ]);
    expect(hoursOf(EMPTY_WEEK)).toBe("");
  });
});

describe("two time fields", () => {
  test.each([
    ["10:00", "19:00", { from: 600, to: 1_140 }, "19:00"],
    ["18:00", "02:00", { from: 1_080, to: 1_560 }, "02:00"],
    ["10:00", "00:00", { from: 600, to: 1_440 }, "00:00"],
    ["00:00", "00:00", { from: 0, to: 1_440 }, "00:00"],
  ])("%s and %s", (from, to, expected, end) => {
    expect(spanOf(from, to)).toEqual(expected);
    expect(endClock(expected)).toBe(end);
  });
  test("that are not filled in are no span", () => {
    expect(spanOf("", "19:00")).toBeNull();
  });
});

describe("a break", () => {
  test("is an hour about the middle", () => {
    expect(withPause({ from: 600, to: 1_080 })).toEqual([
      { from: 600, to: 810 },
      { from: 870, to: 1_080 },
    ]);
  });
  test("is not made where there is no time for it", () => {
    expect(withPause({ from: 600, to: 660 })).toEqual([{ from: 600, to: 660 }]);
    expect(withPause({ from: 1_380, to: 1_560 })).toEqual([{ from: 1_380, to: 1_560 }]);
  });
});
