import type { CartItem } from "../carts/cart.ts";
import type { Eligible } from "../offers/rewards/kind.ts";
import { type Basket, basketTotal } from "../redemptions/basket.ts";
import { amountFor, sharesFor } from "../redemptions/discount.ts";
import { eligibleIn } from "../redemptions/eligible.ts";
import type { CompiledVariant } from "./compile-variant.ts";

/** What an offer would come to on the cart as it was left. Minor units of the cart's currency. */
export interface PricedItem {
  readonly item: CartItem;
  readonly before: number;
  readonly off: number;
}

/** Items of the cart, ready to be priced under many variants: what the till would do if all of them were bought as they stand. */
export interface Pricing {
  /** Each item with what the till would take off it. */
  readonly each: (variant: CompiledVariant) => readonly PricedItem[];
  /** What it would take off all of them together. */
  readonly off: (variant: CompiledVariant) => number;
}

const basketOf = (items: readonly CartItem[], currency: string): Basket => ({
  currency,
  lines: items.map(({ sku, productId, gtin, categories, quantity, unitPrice }, index) => ({
    id: String(index),
    sku,
    productId: productId ?? null,
    gtin: gtin ?? null,
    categories,
    quantity,
    unitPrice,
    discount: 0,
    noDiscount: false,
  })),
});

export function pricingOf(items: readonly CartItem[], currency: string): Pricing {
  const wanted = items.map(({ sku, productId = null, gtin = null, quantity }) => ({ sku, productId, gtin, quantity }));
  const basket = basketOf(items, currency);
  const bound = { amount: basketTotal(basket), currency };
  // Of a thousand variants many give the same, and nearly all take it from the same.
  const known = new Map<string, Eligible>();
  const offs = new Map<string, number>();
  const eligibleFor = ({ reach, reachKey }: CompiledVariant): Eligible | null => {
    if (reach === null) return null;
    const found = known.get(reachKey) ?? eligibleIn(reach, wanted, basket.lines);
    known.set(reachKey, found);
    return found;
  };
  return {
    each(variant) {
      const eligible = eligibleFor(variant);
      const lines = eligible === null ? [] : sharesFor(variant.variant.reward, eligible, bound);
      const shares = new Map(lines.map(({ lineId, amount }) => [lineId, amount]));
      return items.map((item, index) => ({
        item,
        before: item.unitPrice * item.quantity,
        off: shares.get(String(index)) ?? 0,
      }));
    },
    off(variant) {
      const before = offs.get(variant.rewardKey);
      if (before !== undefined) return before;
      const eligible = eligibleFor(variant);
      const off = eligible === null ? 0 : amountFor(variant.variant.reward, eligible, bound);
      offs.set(variant.rewardKey, off);
      return off;
    },
  };
}

export const sumOf = <T>(all: readonly T[], of: (one: T) => number): number =>
  all.reduce((sum, one) => sum + of(one), 0);
