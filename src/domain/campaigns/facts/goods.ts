import { productIn, stockIn } from "../../goods/goods.ts";
import type { Fact, FactValue } from "./fact.ts";
import type { Product } from "./sources.ts";

const ofProduct =
  (read: (product: Product) => FactValue | null): Fact["read"] =>
  ({ goods, item }) => {
    const product = item && productIn(goods, item.sku);
    return product && (read(product) ?? undefined);
  };

const about = { unit: null, values: null, personal: false, needs: "goods", perItem: true } as const;

/** One item of the cart, as the retailer imported its product and the store's stock of it. */
export const goodsFacts: readonly Fact[] = [
  {
    ...about,
    name: "item.inStock",
    type: "boolean",
    label: "There is a piece of it in the store",
    read: ({ goods, item }) => {
      const quantity = item && stockIn(goods, item.sku);
      return quantity === undefined ? undefined : quantity > 0;
    },
    explain: "in stock at the store: {value}",
  },
  {
    ...about,
    name: "item.stock",
    type: "number",
    label: "Pieces of it in the store",
    unit: "pieces",
    range: { least: 0 },
    read: ({ goods, item }) => item && stockIn(goods, item.sku),
    explain: "the store has {value} of it",
  },
  {
    ...about,
    name: "item.onSale",
    type: "boolean",
    label: "It is on sale for everyone",
    read: ofProduct(({ onSale }) => onSale),
    explain: "on sale: {value}",
  },
  {
    ...about,
    name: "item.marginBasisPoints",
    type: "number",
    label: "Margin of the article",
    unit: "basis points",
    range: { most: 10_000, whole: true },
    read: ofProduct(({ marginBasisPoints }) => marginBasisPoints),
    explain: "its margin is {value} basis points",
  },
  {
    ...about,
    name: "item.neverDiscount",
    type: "boolean",
    label: "Its product is marked as never discounted",
    read: ofProduct(({ neverDiscount }) => neverDiscount),
    explain: "never discounted: {value}",
  },
];
