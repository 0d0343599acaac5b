import { AFFINITY_HALF_LIFE_MS, HABIT_CATEGORIES_MAX } from "../bounds.ts";
import { paidFor, paidInAll, type Purchase } from "../carts/purchase.ts";
import type { Money } from "../money/money.ts";

/** Purchases of one currency; money is never converted. Weights are explained at `weightAt`. */
interface Spending {
  /** Minor units, less what came back. */
  readonly amount: number;
  /** Of the orders. */
  readonly weight: number;
  /** By category, what was paid, weighted. */
  readonly categories: Readonly<Record<string, number>>;
}

/**
 * What a shopper's purchases come to, however many there were: the same in whatever order they became known. Times are
 * epoch milliseconds.
 */
export interface Habit {
  readonly orders: number;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  readonly spending: Readonly<Record<string, Spending>>;
}

export const NO_HABIT: Habit = { orders: 0, firstAt: null, lastAt: null, spending: {} };
const NO_SPENDING: Spending = { amount: 0, weight: 0, categories: {} };

/** What is bought is half as telling a half-life later; so it is twice as telling as what was bought one before. */
const SINCE_MS = 1_577_836_800_000;

/**
 * How much something that happened at `at` (epoch ms) says of what somebody turns to. Counted from 2020 upwards and
 * never reduced: all weights lose by the same factor as time passes, and only their proportions mean anything.
 */
export const weightAt = (at: number): number => 2 ** ((at - SINCE_MS) / AFFINITY_HALF_LIFE_MS);

/**
 * The habit with one more purchase. What comes back takes from what was paid, with the weight of the sale.
 * @param soldAt when the sale was that a return gives back, if it is known
 * @param mayTell of a category: whether anything may be computed of it
 */
export function withPurchase(
  habit: Habit,
  purchase: Purchase & { readonly soldAt: number },
  mayTell: (category: string) => boolean,
): Habit {
  const { kind, currency, soldAt: at } = purchase;
  const known = spendingIn(habit, currency);
  const sign = kind === "sale" ? 1 : -1;
  const paid = purchase.lines.flatMap((line) =>
    line.categories
      .filter(mayTell)
      .map((category): [string, number] => [category, sign * paidFor(line) * weightAt(at)]),
  );
  const spending: Spending = {
    amount: known.amount + sign * paidInAll(purchase),
    weight: known.weight + (kind === "sale" ? weightAt(at) : 0),
    categories: summed(Object.entries(known.categories), paid),
  };
  return {
    ...(kind === "sale" ? withOrder(habit, at) : habit),
    spending: { ...habit.spending, [currency]: spending },
  };
}

const withOrder = (habit: Habit, at: number): Habit => ({
  ...habit,
  orders: habit.orders + 1,
  firstAt: Math.min(habit.firstAt ?? at, at),
  lastAt: Math.max(habit.lastAt ?? at, at),
});

const spendingIn = ({ spending }: Habit, currency: string): Spending => spending[currency] ?? NO_SPENDING;

/** The largest sums; what comes back before its sale is known stays below zero until it is. */
function summed(...lists: readonly (readonly (readonly [string, number])[])[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const [name, value] of lists.flat()) sums.set(name, (sums.get(name) ?? 0) + value);
  const largest = [...sums].toSorted(([, a], [, b]) => Math.abs(b) - Math.abs(a)).slice(0, HABIT_CATEGORIES_MAX);
  return Object.fromEntries(largest);
}

/** What two who are one bought. */
export function mergedHabit(one: Habit, other: Habit): Habit {
  const currencies = new Set([...Object.keys(one.spending), ...Object.keys(other.spending)]);
  const times = (of: "firstAt" | "lastAt") => [one[of], other[of]].filter((at) => at !== null);
  return {
    orders: one.orders + other.orders,
    firstAt: times("firstAt").length > 0 ? Math.min(...times("firstAt")) : null,
    lastAt: times("lastAt").length > 0 ? Math.max(...times("lastAt")) : null,
    spending: Object.fromEntries(
      [...currencies].map((currency) => {
        const [a, b] = [spendingIn(one, currency), spendingIn(other, currency)];
        const categories = summed(Object.entries(a.categories), Object.entries(b.categories));
        return [currency, { amount: a.amount + b.amount, weight: a.weight + b.weight, categories }];
      }),
    ),
  };
}

/** The habit without what it says of a category, or of any. */
export const withoutCategory = (habit: Habit, category: string | null): Habit => ({
  ...habit,
  spending: Object.fromEntries(
    Object.entries(habit.spending).map(([currency, spending]) => [
      currency,
      {
        ...spending,
        categories: Object.fromEntries(
          Object.entries(spending.categories).filter(([name]) => category !== null && name !== category),
        ),
      },
    ]),
  ),
});

/** What they bought for, less what came back. */
export const spendOf = ({ spending }: Habit): Money[] =>
  Object.entries(spending).map(([currency, { amount }]) => ({ amount: Math.max(amount, 0), currency }));
