import { affinityOf } from "../../src/domain/shoppers/affinity.ts";
import { NO_HABIT, withPurchase } from "../../src/domain/shoppers/habit.ts";
import { leaningTo } from "../../src/domain/shoppers/leaning.ts";
import type { Purchase } from "../../src/domain/carts/purchase.ts";
import type { Campaign, Coupon, Journey, Line } from "./records.ts";

/** How good a coupon is for a household, by what is known before its campaign starts. */
export type Scorer = (id: string, coupon: Coupon) => number;
export type Ranking = (journey: Journey, campaign: Campaign, before: readonly Line[]) => Scorer;

/** By how often anybody had redeemed it. */
export const popularity: Ranking = ({ redemptions }, { startsAt }) => {
  const count = new Map<string, number>();
  for (const { coupon, at } of redemptions) if (at < startsAt) count.set(coupon, (count.get(coupon) ?? 0) + 1);
  return (id) => count.get(id) ?? 0;
};

/** By what the household had spent in the categories of its products. */
export const categorySpend: Ranking = ({ categories }, _, before) => {
  const spent = new Map<string, number>();
  for (const { productId, paid } of before) {
    const category = categories.get(productId);
    if (category !== undefined) spent.set(category, (spent.get(category) ?? 0) + paid);
  }
  return (_id, coupon) => coupon.categories.reduce((sum, category) => sum + (spent.get(category) ?? 0), 0);
};

/** By the domain's affinity and leaning, as a decision's are. The product itself is its narrowest category. */
export const ours: Ranking = ({ categories }, { startsAt }, before) => {
  const named = (productId: string): string[] => {
    const category = categories.get(productId);
    return category === undefined ? [productId] : [productId, category];
  };
  const habit = [...Map.groupBy(before, ({ basket }) => basket)].reduce(
    (known, [id, lines]) => withPurchase(known, purchaseOf(id, lines, named), () => true),
    NO_HABIT,
  );
  const affinity = affinityOf(habit, [], () => true, startsAt);
  const leaning = (category: string): number => affinity[category] ?? 0;
  return (_, { products, categories: of }) => leaningTo(leaning, [...products, ...of]);
};

const purchaseOf = (id: string, lines: readonly Line[], named: (productId: string) => string[]) => {
  const soldAt = lines[0]?.at ?? 0;
  const purchase: Purchase = {
    id,
    kind: "sale",
    channel: "store",
    at: new Date(soldAt).toISOString(),
    currency: "USD",
    lines: lines.map(({ productId, paid }) => ({
      sku: productId,
      categories: named(productId),
      quantity: 1,
      unitPrice: paid,
    })),
  };
  return { ...purchase, soldAt };
};
