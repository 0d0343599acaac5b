import type { Cart, CartItem } from "./cart.ts";

/** What of a purchase matters to a cart. `at` is epoch milliseconds. */
export interface Bought {
  readonly at: number;
  readonly lines: readonly { readonly sku: string; readonly productId?: string | null; readonly quantity: number }[];
}

/**
 * The cart as it stands after what was bought since it was left: who left a 42 and bought a 43 of the same
 * model wants no second pair. Each bought piece covers one piece of the cart; an article covers itself first.
 */
export function withoutBought(cart: Cart, cartAt: number, purchases: readonly Bought[]): Cart {
  const left = new Map<CartItem, number>(cart.items.map((item) => [item, item.quantity]));
  for (const { lines } of purchases.filter((purchase) => purchase.at >= cartAt)) {
    for (const line of lines) {
      let pieces = line.quantity;
      const sameArticle = cart.items.filter((item) => item.sku === line.sku);
      const sameModel = cart.items.filter((item) => item.sku !== line.sku && isSameModel(item, line));
      for (const item of [...sameArticle, ...sameModel]) {
        const taken = Math.min(pieces, left.get(item) ?? 0);
        left.set(item, (left.get(item) ?? 0) - taken);
        pieces -= taken;
      }
    }
  }
  const items = cart.items.flatMap((item) => {
    const quantity = left.get(item) ?? 0;
    return quantity > 0 ? [{ ...item, quantity }] : [];
  });
  return { ...cart, items };
}

const isSameModel = (item: CartItem, line: { readonly productId?: string | null }): boolean =>
  typeof line.productId === "string" && item.productId === line.productId;
