import fc from "fast-check";
import { expect, test } from "vitest";
import { leaningTo, relevance } from "./leaning.ts";

const WEIGHTS: Readonly<Record<string, number>> = { shoes: 3, trail: 2, socks: 1 };
const leaning = (category: string): number => WEIGHTS[category] ?? 0;

test.each([
  ["nothing", [], 0],
  ["what nobody turned to", ["lamps"], 0],
  ["one category", ["shoes"], 3],
  ["several", ["shoes", "socks"], 4],
  ["one that is named twice", ["shoes", "shoes"], 3],
])("a leaning to %s", (_, categories, expected) => {
  expect(leaningTo(leaning, categories)).toBe(expected);
});

const amount = fc.double({ min: 1e-6, max: 1e6, noNaN: true });

test("relevance keeps the order of leanings, is 1 at the strongest one and stays below 2", () => {
  expect(relevance(0, 7)).toBe(0);
  fc.assert(
    fc.property(amount, amount, amount, (a, b, strongest) => {
      expect(relevance(strongest, strongest)).toBe(1);
      expect(relevance(a, strongest)).toBeLessThanOrEqual(2);
      if (a <= b) expect(relevance(a, strongest)).toBeLessThanOrEqual(relevance(b, strongest) + 1e-12);
    }),
    { numRuns: 500 },
  );
});
