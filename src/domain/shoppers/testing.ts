import type { Purchase } from "../carts/purchase.ts";
import { purchaseSchema } from "../carts/purchase.ts";
import { fromWireTime, wireTime } from "../offers/wire-time.ts";
import { type Habit, NO_HABIT, withPurchase } from "./habit.ts";

/** A Saturday in autumn. Only tests read this file. */
export const NOW = 1_795_269_600_000;
export const DAY_MS = 86_400_000;
export const ago = (days: number): string => wireTime(NOW - days * DAY_MS);

/** One thing of one category, bought so many days ago for so many minor units of SEK. */
export const aPurchase = (days: number, category: string, unitPrice: number, over: object = {}): Purchase =>
  purchaseSchema.parse({
    id: `${days}-${category}-${unitPrice}`,
    shopperId: "lars",
    channel: "store",
    at: ago(days),
    currency: "SEK",
    lines: [{ sku: category, categories: [category], quantity: 1, unitPrice }],
    ...over,
  });

export const habitOf = (...purchases: readonly Purchase[]): Habit =>
  purchases.reduce<Habit>(
    (habit, one) => withPurchase(habit, { ...one, soldAt: fromWireTime(one.at) }, () => true),
    NO_HABIT,
  );
