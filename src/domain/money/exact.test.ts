import { allocate, dinero, toSnapshot } from "dinero.js";
import { EUR } from "dinero.js/currencies";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { percentHalfUp, percentUp, proportionDown, proportionHalfUp, shareOut } from "./exact.ts";

describe("percentHalfUp", () => {
  test.each([
    ["M01: 15 % of 18.90", 1_890, 1_500, 284],
    ["M04: 2 % of 19.98", 1_998, 200, 40],
    ["M07: 7.5 % of KWD 12.345", 12_345, 750, 926],
    ["half goes up", 50, 100, 1],
    ["below half goes down", 49, 100, 0],
    ["everything", 999, 10_000, 999],
    ["past 2^53 on the way", 1e12, 3_333, 333_300_000_000],
  ])("%s", (_, amount, basisPoints, expected) => {
    expect(percentHalfUp(amount, basisPoints)).toBe(expected);
  });
});

test("percentUp never falls short and never by a whole unit too much", () => {
  fc.assert(
    fc.property(fc.nat(1e9), fc.integer({ min: 1, max: 10_000 }), (amount, basisPoints) => {
      const over = percentUp(amount, basisPoints) * 10_000 - amount * basisPoints;
      expect(over).toBeGreaterThanOrEqual(0);
      expect(over).toBeLessThan(10_000);
    }),
  );
});

test.each([
  [100, 1, 3, 33],
  [100, 3, 3, 100],
  [1e12, 9_999, 10_000, 999_900_000_000],
  [0, 1, 1, 0],
])("proportionDown(%i, %i, %i) is %i", (amount, part, whole, expected) => {
  expect(proportionDown(amount, part, whole)).toBe(expected);
});

test.each([
  [1, 499, 1_000, 0],
  [1, 500, 1_000, 1],
  [9_990, 335, 1_000, 3_347],
  [1e11, 9_999_999, 10_000_000, 99_999_990_000],
])("proportionHalfUp(%i, %i, %i) is %i", (amount, part, whole, expected) => {
  expect(proportionHalfUp(amount, part, whole)).toBe(expected);
});

test("quotients are exact on both sides of 2^53", () => {
  const amounts = fc.oneof(fc.nat(1e6), fc.integer({ min: 0, max: 1e12 }));
  fc.assert(
    fc.property(amounts, fc.nat(1e7), fc.integer({ min: 1, max: 1e7 }), (amount, part, whole) => {
      const [product, by] = [BigInt(amount) * BigInt(part), BigInt(whole)];
      expect(proportionDown(amount, part, whole)).toBe(Number(product / by));
      expect(proportionHalfUp(amount, part, whole)).toBe(Number((2n * product + by) / (2n * by)));
    }),
  );
});

describe("shareOut", () => {
  test.each([
    ["M02: 22.00 over three of 11.00, ties to the earliest", 2_200, [1_100, 1_100, 1_100], [734, 733, 733]],
    ["the largest remainder, not the largest weight", 10, [60, 39, 1], [6, 4, 0]],
    ["a weight of nothing gets nothing", 2, [0, 1, 0, 2], [0, 1, 0, 1]],
    ["all of it", 7, [3, 4], [3, 4]],
    ["none of it", 0, [3, 4], [0, 0]],
  ])("%s", (_, amount, weights, expected) => {
    expect(shareOut(amount, weights)).toEqual(expected);
  });

  const cases = fc
    .array(fc.nat(1e11), { minLength: 1, maxLength: 20 })
    .filter((weights) => weights.some((weight) => weight > 0))
    .chain((weights) => fc.tuple(fc.nat(weights.reduce((a, b) => a + b, 0)), fc.constant(weights)));

  test("shares sum to the amount exactly, and none passes its weight", () => {
    fc.assert(
      fc.property(cases, ([amount, weights]) => {
        const shares = shareOut(amount, weights);
        expect(shares.reduce((a, b) => a + b, 0)).toBe(amount);
        shares.forEach((share, index) => expect(share).toBeLessThanOrEqual(weights[index] ?? -1));
      }),
    );
  });

  test("no share is more than a unit from what dinero.js allocates", () => {
    const small = fc
      .array(fc.nat(10_000), { minLength: 1, maxLength: 20 })
      .filter((weights) => weights.some((weight) => weight > 0));
    fc.assert(
      fc.property(fc.nat(1e6), small, (amount, weights) => {
        const theirs = allocate(dinero({ amount, currency: EUR }), weights).map((share) => toSnapshot(share).amount);
        shareOut(amount, weights).forEach((share, index) => {
          expect(Math.abs(share - (theirs[index] ?? -2))).toBeLessThanOrEqual(1);
        });
      }),
    );
  });

  test("every share is its quota, less than a unit up or down", () => {
    fc.assert(
      fc.property(cases, ([amount, weights]) => {
        const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
        shareOut(amount, weights).forEach((share, index) => {
          const off = BigInt(share) * whole - BigInt(amount) * BigInt(weights[index] ?? 0);
          expect(off > -whole && off < whole).toBe(true);
        });
      }),
    );
  });
});
