import { stockIn } from "../goods/goods.ts";
import type { Gathered } from "./decision.ts";

/**
 * How well a store answers the cart, the lower the better: it has some of what was left, nobody knows, or it has none.
 * What is not counted may be there, so that one article which is out of stock says no only if all are.
 */
export function shelfRank({ cart, goods }: Gathered): 0 | 1 | 2 {
  const left = cart?.kind === "present" ? cart.cart.items : [];
  const stocks = left.map(({ sku }) => stockIn(goods, sku));
  if (stocks.some((stock) => stock !== undefined && stock > 0)) return 0;
  return stocks.length === 0 || stocks.includes(undefined) ? 1 : 2;
}
