import type { Goods, Product } from "../campaigns/facts/sources.ts";
import { amountIn } from "../money/money.ts";
import type { ProductDocument } from "./product.ts";
import { quantityAt, type StockLevel } from "./stock.ts";

/** What is known of one article and of how much of it one store has; null where nothing was imported. */
export interface Ware {
  readonly sku: string;
  readonly product: ProductDocument | null;
  readonly stock: StockLevel | null;
}

/** What decisions look at; names and pictures stay out of their records. */
const asWeighed = (product: ProductDocument): Product => ({
  categories: product.categories,
  marginBasisPoints: product.marginBasisPoints,
  prices: product.prices,
  floorPrices: product.floorPrices,
  onSale: product.onSale,
  neverDiscount: product.neverDiscount,
});

/** The goods of a decision at `now`: what was never imported is left out, as is a stock older than `staleAfterMs`. */
export function goodsOf(wares: readonly Ware[], now: number, staleAfterMs: number): Goods {
  const levels = wares.flatMap(({ sku, stock }) => {
    const quantity = quantityAt(stock, now, staleAfterMs);
    return quantity === undefined ? [] : [[sku, quantity] as const];
  });
  return {
    products: Object.fromEntries(
      wares.flatMap(({ sku, product }) => (product === null ? [] : [[sku, asWeighed(product)] as const])),
    ),
    stock: Object.fromEntries(levels),
  };
}

/** A SKU may be called what every object has: `constructor`. */
const own = <T>(all: Readonly<Record<string, T>> | undefined, sku: string): T | undefined =>
  all !== undefined && Object.hasOwn(all, sku) ? all[sku] : undefined;

/** What is known of an article, if anything is. */
export const productIn = (goods: Goods | null | undefined, sku: string): Product | undefined =>
  own(goods?.products, sku);

/** How many pieces of it the store has, if that is known. */
export const stockIn = (goods: Goods | null | undefined, sku: string): number | undefined => own(goods?.stock, sku);

/** What one piece may not be sold below, minor units of `currency`; undefined where nobody has said so. */
export const floorFor = (goods: Goods | null | undefined, sku: string, currency: string): number | undefined =>
  amountIn(productIn(goods, sku)?.floorPrices ?? [], currency);
