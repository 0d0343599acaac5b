import type { CartItem } from "../carts/cart.ts";
import type { Reward } from "../offers/reward.ts";
import { discountFor } from "../redemptions/discount.ts";
import type { Basket } from "../redemptions/basket.ts";

/** What an offer would come to on the cart as it was left. Minor units of the cart's currency. */
export interface PricedItem {
  readonly item: CartItem;
  readonly before: number;
  readonly off: number;
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

/** Each item with what the till would take off it, if all that was left were bought as it stands in the cart. */
export function pricedBy(reward: Reward, items: readonly CartItem[], currency: string): readonly PricedItem[] {
  const wanted = items.map(({ sku, productId = null, gtin = null, quantity }) => ({ sku, productId, gtin, quantity }));
  const reserved = { amount: Number.MAX_SAFE_INTEGER, currency };
  const discount = items.length === 0 ? null : discountFor(reward, wanted, basketOf(items, currency), reserved);
  const shares = new Map(
    discount?.ok === true ? discount.value.lines.map(({ lineId, amount }) => [lineId, amount]) : [],
  );
  return items.map((item, index) => ({
    item,
    before: item.unitPrice * item.quantity,
    off: shares.get(String(index)) ?? 0,
  }));
}

export const sumOf = <T>(all: readonly T[], of: (one: T) => number): number =>
  all.reduce((sum, one) => sum + of(one), 0);
