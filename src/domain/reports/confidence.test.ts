import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomOf } from "../geo/testing.ts";
import { type Certainty, difference, relativeDifference, type Sample } from "./confidence.ts";

const CERTAINTY: Certainty = { alpha: 0.05, tunedTo: 5_000 };
/** So many of so many did it. */
const share = (sum: number, count: number): Sample => ({ count, sum, squares: sum });

test("the published example: GrowthBook's sequential test of two proportions", () => {
  const { estimate, low, high } = relativeDifference(share(1_396, 3_000), share(2_422, 3_461), CERTAINTY);
  expect([estimate, low, high].map((value) => value.toFixed(5))).toEqual(["0.50386", "0.40098", "0.60675"]);
});

const sampleArb = fc
  .array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 50 })
  .map((paid): Sample => ({ count: paid.length, sum: sum(paid), squares: sum(paid.map((one) => one * one)) }));
const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

test("the estimate lies in its interval, and the other way round it is the same interval", () => {
  fc.assert(
    fc.property(sampleArb, sampleArb, (a, b) => {
      const there = difference(a, b, CERTAINTY);
      const back = difference(b, a, CERTAINTY);
      expect(there.low).toBeLessThanOrEqual(there.estimate);
      expect(there.high).toBeGreaterThanOrEqual(there.estimate);
      expect(there.low).toBeCloseTo(-back.high, 6);
      expect(there.high).toBeCloseTo(-back.low, 6);
    }),
  );
});

test("who asks to be wrong less often gets a wider interval, and more shoppers make it narrower", () => {
  const width = (count: number, alpha: number): number => {
    const { low, high } = difference(share(count / 2, count), share(count / 2, count), { ...CERTAINTY, alpha });
    return high - low;
  };
  expect(width(1_000, 0.01)).toBeGreaterThan(width(1_000, 0.05));
  expect(width(10_000, 0.05)).toBeLessThan(width(1_000, 0.05));
});

describe("looked at a hundred times", () => {
  const RUNS = 500;
  const LOOKS = 100;
  const PER_LOOK = 100;
  const HELD_OUT = 0.2;
  const BUYS = 0.1;

  /** Whether any look of a run says that there is a difference. `lift`: how many more of the treated buy. */
  function everExcludesZero(random: () => number, lift: number): boolean {
    const groups = { treated: { count: 0, sum: 0, squares: 0 }, heldOut: { count: 0, sum: 0, squares: 0 } };
    for (let look = 0; look < LOOKS; look += 1) {
      for (let n = 0; n < PER_LOOK; n += 1) {
        const isTreated = random() >= HELD_OUT;
        const buys = random() < BUYS * (isTreated ? 1 + lift : 1);
        // What baskets are like: mostly small, some ten times as large.
        const paid = buys ? Math.exp(6 + 0.8 * (random() + random() + random() + random() - 2) * Math.sqrt(3)) : 0;
        const group = groups[isTreated ? "treated" : "heldOut"];
        group.count += 1;
        group.sum += paid;
        group.squares += paid * paid;
      }
      const { low, high } = difference(groups.heldOut, groups.treated, CERTAINTY);
      if (low > 0 || high < 0) return true;
    }
    return false;
  }
  const runs = (lift: number): number => {
    const random = randomOf(2_026);
    return Array.from({ length: RUNS }, () => everExcludesZero(random, lift)).filter(Boolean).length;
  };

  test("an A/A comparison finds a difference that is none in at most 5 % of the runs", () => {
    expect(runs(0)).toBeLessThanOrEqual(0.05 * RUNS);
  });

  test("a difference that there is it finds in most of them", () => {
    expect(runs(0.5)).toBeGreaterThan(0.8 * RUNS);
  });
});
