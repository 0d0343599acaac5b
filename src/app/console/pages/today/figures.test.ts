import { describe, expect, test } from "vitest";
import { changeOf, countsOf, lossesOf, moneyPairs } from "./figures.ts";
import type { DayReport } from "./queries.ts";

const sek = (amount: number) => ({ amount, currency: "SEK" });
const nok = (amount: number) => ({ amount, currency: "NOK" });

test.each([
  [12, 10, { kind: "more", by: 2, share: 0.2 }],
  [5, 10, { kind: "less", by: 5, share: 0.5 }],
  [10, 10, { kind: "same" }],
  [3, 0, { kind: "more", by: 3, share: null }],
  [0, 0, { kind: "same" }],
  [-50, -100, { kind: "more", by: 50, share: 0.5 }],
])("%i after %i", (now, before, expected) => {
  expect(changeOf(now, before)).toEqual(expected);
});

describe("money of two days", () => {
  test("is paired by currency, with nothing where one day has none of it", () => {
    expect(moneyPairs([sek(5)], [sek(3), nok(7)])).toEqual([
      { now: nok(0), before: nok(7) },
      { now: sek(5), before: sek(3) },
    ]);
  });
  test("is nothing where there was nothing on both days", () => {
    expect(moneyPairs([], [])).toEqual([]);
  });
});

const group = { shoppers: null, buyers: null, revenue: [] };
const report = (visited: number | null): DayReport => ({
  decisions: visited,
  funnel: [
    { stage: "openCart", shoppers: 90 },
    { stage: "visited", shoppers: visited },
    { stage: "offered", shoppers: 25 },
    { stage: "viewed", shoppers: null },
    { stage: "redeemed", shoppers: null },
  ],
  stopped: [
    { stage: "cart", code: "no_cart", shoppers: 30 },
    { stage: "suppression", code: "fatigue", shoppers: null },
  ],
  variants: [],
  effect: { treated: group, heldOut: group, perShopper: null, note: "" },
  budget: null,
  tills: { redemptions: 3, given: [sek(100)] },
});

test("a day's numbers are those of its report", () => {
  expect(countsOf(report(60))).toEqual({ visited: 60, decisions: 60, offered: 25, redemptions: 3 });
});

describe("what stopped shoppers", () => {
  test("has its share of those who visited", () => {
    expect(lossesOf(report(60)).map(({ code, share }) => [code, share])).toEqual([
      ["no_cart", 0.5],
      ["fatigue", null],
    ]);
  });
  test("has no share of a number that is not shown", () => {
    expect(lossesOf(report(null)).map(({ share }) => share)).toEqual([null, null]);
  });
});
