import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ACTIVITIES_KEPT_MS, AFFINITY_HALF_LIFE_MS } from "../bounds.ts";
import type { Activity } from "./activity.ts";
import { affinityOf } from "./affinity.ts";
import { NO_HABIT } from "./habit.ts";
import { aPurchase, DAY_MS, habitOf, NOW } from "./testing.ts";

const anything = (): boolean => true;
const HALF_LIFE_DAYS = AFFINITY_HALF_LIFE_MS / DAY_MS;
const activity = (kind: Activity["kind"], category: string | null, at = NOW): Activity => ({
  kind,
  category,
  at,
  sku: null,
  query: null,
  categories: [],
});

describe("affinity", () => {
  test("is divided as the money was", () => {
    const both = aPurchase(5, "shoes", 1, {
      lines: [
        { sku: "a", categories: ["shoes"], quantity: 1, unitPrice: 75_000 },
        { sku: "b", categories: ["socks"], quantity: 1, unitPrice: 25_000 },
      ],
    });
    const affinity = affinityOf(habitOf(both), [], anything, NOW);
    expect(Object.keys(affinity).toSorted()).toEqual(["shoes", "socks"]);
    expect(affinity["shoes"]).toBeCloseTo(0.75);
    expect(affinity["socks"]).toBeCloseTo(0.25);
  });

  test("is half as much a half-life later", () => {
    const habit = habitOf(aPurchase(0, "shoes", 100), aPurchase(HALF_LIFE_DAYS, "socks", 100));
    const { shoes = 0, socks = 0 } = affinityOf(habit, [], anything, NOW);
    expect(shoes / socks).toBeCloseTo(2, 6);
  });

  test("does not compare one currency with another: an order is an order", () => {
    const habit = habitOf(aPurchase(0, "shoes", 900_000), aPurchase(0, "socks", 90, { currency: "EUR" }));
    const { shoes = 0, socks = 0 } = affinityOf(habit, [], anything, NOW);
    expect(shoes).toBeCloseTo(socks, 9);
  });

  test.each<[Activity["kind"], number]>([
    ["viewed", 0.05],
    ["searched", 0.1],
    ["wished", 0.3],
  ])("counts what was %s for %d of an order made now", (kind, share) => {
    const { shoes = 0, tents = 0 } = affinityOf(
      habitOf(aPurchase(0, "shoes", 100)),
      [activity(kind, "tents")],
      anything,
      NOW,
    );
    expect(tents / shoes).toBeCloseTo(share, 6);
  });

  test("counts a look at an article once, among its categories, and what was named before what was imported", () => {
    const look = { ...activity("viewed", null), sku: "a", categories: ["tents", "summer"] };
    const named = { ...look, category: "camping", at: NOW - 1 };
    expect(affinityOf(NO_HABIT, [look], anything, NOW)).toEqual({ tents: 0.5, summer: 0.5 });
    expect(Object.keys(affinityOf(NO_HABIT, [named], anything, NOW))).toEqual(["camping"]);
    const { camping = 0, tents = 0 } = affinityOf(NO_HABIT, [look, named], anything, NOW);
    expect(tents / camping).toBeCloseTo(0.5, 6);
  });

  test("does not know of what is forgotten, nor of what has no category", () => {
    const old = activity("viewed", "tents", NOW - ACTIVITIES_KEPT_MS);
    expect(affinityOf(NO_HABIT, [old, activity("searched", null)], anything, NOW)).toEqual({});
  });

  test("is not computed where it was removed", () => {
    const habit = habitOf(aPurchase(0, "shoes", 100), aPurchase(0, "socks", 100));
    const seen = [activity("viewed", "shoes")];
    expect(affinityOf(habit, seen, (category) => category !== "shoes", NOW)).toEqual({ socks: 1 });
  });

  test("is above nothing and one in all", () => {
    const categories = fc.constantFrom("a", "b", "c");
    const bought = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 3_000 }), categories, fc.integer({ min: 1, max: 1e9 })),
      {
        minLength: 1,
        maxLength: 10,
      },
    );
    fc.assert(
      fc.property(bought, (all) => {
        const habit = habitOf(...all.map(([days, category, price]) => aPurchase(days, category, price)));
        const shares = Object.values(affinityOf(habit, [], anything, NOW));
        expect(shares.every((share) => share > 0)).toBe(true);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      }),
      { numRuns: 100 },
    );
  });
});
