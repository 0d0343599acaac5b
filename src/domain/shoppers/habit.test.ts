import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HABIT_CATEGORIES_MAX } from "../bounds.ts";
import type { Purchase } from "../carts/purchase.ts";
import { fromWireTime } from "../offers/wire-time.ts";
import { affinityOf } from "./affinity.ts";
import { type Habit, mergedHabit, NO_HABIT, spendOf, withoutCategory, withPurchase } from "./habit.ts";
import { ago, aPurchase, DAY_MS, habitOf, NOW } from "./testing.ts";

const purchases = fc.array(
  fc.record({
    days: fc.integer({ min: 0, max: 1_000 }),
    category: fc.constantFrom("shoes", "socks", "tents", "maps"),
    price: fc.integer({ min: 1, max: 1_000_000 }),
    currency: fc.constantFrom("SEK", "EUR"),
  }),
  { maxLength: 12 },
);
const made = (all: readonly { days: number; category: string; price: number; currency: string }[]): Purchase[] =>
  all.map(({ days, category, price, currency }) => aPurchase(days, category, price, { currency }));

/** Sums of doubles hang on their order in the last digits, and categories on it in theirs. */
function expectSame(one: Habit, other: Habit): void {
  const shares = (habit: Habit) => affinityOf(habit, [], () => true, NOW);
  expect({ ...one, spending: spendOf(one).toSorted(byCurrency) }).toEqual({
    ...other,
    spending: spendOf(other).toSorted(byCurrency),
  });
  expect(Object.keys(shares(one)).toSorted()).toEqual(Object.keys(shares(other)).toSorted());
  for (const [category, share] of Object.entries(shares(one))) expect(shares(other)[category]).toBeCloseTo(share, 9);
}
const byCurrency = (a: { currency: string }, b: { currency: string }): number => (a.currency < b.currency ? -1 : 1);

describe("what purchases come to", () => {
  test("is the same in whatever order they became known", () => {
    const shuffled = purchases.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, again]) => expectSame(habitOf(...made(all)), habitOf(...made(again)))),
      { numRuns: 100 },
    );
  });

  test("is the same whether two who are one bought it, or one", () => {
    fc.assert(
      fc.property(purchases, purchases, (mine, theirs) =>
        expectSame(
          mergedHabit(habitOf(...made(mine)), habitOf(...made(theirs))),
          habitOf(...made([...mine, ...theirs])),
        ),
      ),
      { numRuns: 100 },
    );
  });

  test("counts orders, their first and last, and what was paid in each currency", () => {
    const euros = aPurchase(20, "tents", 9_900, { currency: "EUR" });
    const discounted = aPurchase(3, "socks", 5_000, {
      lines: [{ sku: "a", categories: [], quantity: 2, unitPrice: 5_000, discount: 1_000 }],
    });
    const habit = habitOf(aPurchase(10, "shoes", 100_000), euros, discounted);
    expect(habit).toMatchObject({ orders: 3, firstAt: NOW - 20 * DAY_MS, lastAt: NOW - 3 * DAY_MS });
    expect(spendOf(habit).toSorted(byCurrency)).toEqual([
      { amount: 9_900, currency: "EUR" },
      { amount: 109_000, currency: "SEK" },
    ]);
  });

  test("is nothing where nothing was bought", () => {
    expect([spendOf(NO_HABIT), mergedHabit(NO_HABIT, NO_HABIT)]).toEqual([[], NO_HABIT]);
  });
});

describe("what comes back", () => {
  const sale = aPurchase(100, "tents", 300_000);
  const returned = (over: object = {}) =>
    aPurchase(1, "tents", 300_000, { id: "back", kind: "return", of: sale.id, ...over });
  const back = (habit: Habit, purchase: Purchase) =>
    withPurchase(habit, { ...purchase, soldAt: fromWireTime(sale.at) }, () => true);

  test("takes what was paid, and what it says of its category", () => {
    const habit = back(habitOf(sale, aPurchase(50, "socks", 10_000)), returned());
    expect(spendOf(habit)).toEqual([{ amount: 10_000, currency: "SEK" }]);
    expect(affinityOf(habit, [], () => true, NOW)).toEqual({ socks: 1 });
  });

  test("is no order, and moves neither the first nor the last", () => {
    const before = habitOf(sale);
    const { orders, firstAt, lastAt } = back(before, returned({ at: ago(0) }));
    expect({ orders, firstAt, lastAt }).toEqual({ orders: 1, firstAt: before.firstAt, lastAt: before.lastAt });
  });

  test("without its sale leaves nothing below nothing", () => {
    expect(spendOf(back(NO_HABIT, returned()))).toEqual([{ amount: 0, currency: "SEK" }]);
    expect(affinityOf(back(NO_HABIT, returned()), [], () => true, NOW)).toEqual({});
  });
});

describe("a category", () => {
  test("of which nothing may be computed is not", () => {
    const one = { ...aPurchase(1, "shoes", 100), soldAt: NOW };
    const habit = withPurchase(NO_HABIT, one, (category) => category !== "shoes");
    expect(habit.spending["SEK"]?.categories).toEqual({});
    expect(habit.orders).toBe(1);
  });

  test("is forgotten alone, or with all others", () => {
    const habit = habitOf(aPurchase(1, "shoes", 100), aPurchase(1, "socks", 100));
    expect(affinityOf(withoutCategory(habit, "shoes"), [], () => true, NOW)).toEqual({ socks: 1 });
    expect(affinityOf(withoutCategory(habit, null), [], () => true, NOW)).toEqual({});
  });

  test("is one of those that they turned to most", () => {
    const many = Array.from({ length: HABIT_CATEGORIES_MAX + 10 }, (_, n) => aPurchase(1, `c${n}`, 1_000 + n));
    const kept = Object.keys(habitOf(...many).spending["SEK"]?.categories ?? {});
    expect(kept).toHaveLength(HABIT_CATEGORIES_MAX);
    expect(kept).not.toContain("c0");
  });

  test("may be called anything", () => {
    expect(affinityOf(habitOf(aPurchase(1, "__proto__", 100)), [], () => true, NOW)).toEqual(
      Object.fromEntries([["__proto__", 1]]),
    );
  });
});
