import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CONDITIONS, conditionOf, type Forecast, type ForecastStep, weatherAt } from "./forecast.ts";

const NOW = 1_795_269_600_000;
const MINUTE = 60_000;

/** Quarters of an hour from now on, dry and dull but for what is said of the one that ends after so many minutes. */
const steps = (over: Readonly<Record<number, Partial<ForecastStep>>> = {}, count = 16): ForecastStep[] =>
  Array.from({ length: count }, (_, index) => index * 15).map((minutes) => ({
    at: NOW + minutes * MINUTE,
    millimetres: 0,
    sunSeconds: 0,
    ...over[minutes],
  }));
const forecast = (over: Partial<Forecast> = {}): Forecast => ({
  at: NOW,
  condition: "cloudy",
  temperature: 4.5,
  steps: steps(),
  ...over,
});
const soon = (over: Parameters<typeof steps>[0]) => {
  const found = weatherAt(forecast({ steps: steps(over) }), NOW);
  return [found?.rainSoon, found?.sunSoon];
};

describe("what a forecast says", () => {
  test("now", () => {
    const now = { condition: "cloudy", temperature: 4.5, rainSoon: false, sunSoon: false };
    expect(weatherAt(forecast(), NOW)).toEqual(now);
  });

  test.each<[string, Parameters<typeof steps>[0], [boolean, boolean]]>([
    ["rain in a quarter of an hour", { 15: { millimetres: 0.1 } }, [true, false]],
    ["rain in two hours", { 120: { millimetres: 2 } }, [true, false]],
    ["rain later than that", { 135: { millimetres: 2 } }, [false, false]],
    ["rain that is over", { 0: { millimetres: 2 } }, [false, false]],
    ["less than anybody feels", { 60: { millimetres: 0.05 } }, [false, false]],
    ["sun for half of a quarter", { 30: { sunSeconds: 450 } }, [false, true]],
    ["a ray of it", { 30: { sunSeconds: 449 } }, [false, false]],
    ["both", { 30: { sunSeconds: 900 }, 90: { millimetres: 1 } }, [true, true]],
  ])("%s", (_, over, expected) => {
    expect(soon(over)).toEqual(expected);
  });

  test("as time goes on, what comes nearer", () => {
    const rainAt135 = forecast({ steps: steps({ 135: { millimetres: 1 } }) });
    expect(weatherAt(rainAt135, NOW + 15 * MINUTE)?.rainSoon).toBe(true);
  });

  test("nothing once it is an hour old", () => {
    expect(weatherAt(forecast(), NOW + 60 * MINUTE)).not.toBeNull();
    expect(weatherAt(forecast(), NOW + 60 * MINUTE + 1)).toBeNull();
  });

  test("nothing where it does not reach over two hours", () => {
    expect(weatherAt(forecast({ steps: steps({}, 9) }), NOW)).not.toBeNull();
    expect(weatherAt(forecast({ steps: steps({}, 8) }), NOW)).toBeNull();
  });
});

test.each<[number, string | undefined]>([
  [0, "clear"],
  [2, "cloudy"],
  [45, "fog"],
  [51, "rain"],
  [66, "rain"],
  [75, "snow"],
  [81, "rain"],
  [85, "snow"],
  [96, "storm"],
  [100, undefined],
  [-1, undefined],
])("the code %d of WMO 4677 is %s", (code, condition) => {
  expect(conditionOf(code)).toBe(condition);
});

test("every code from 0 to 99 is a condition that rules can name", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99 }), (code) => CONDITIONS.some((one) => one === conditionOf(code))),
  );
});
