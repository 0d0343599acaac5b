import type { CartItem } from "../../carts/cart.ts";
import type { Fact, FactValue } from "./fact.ts";

const ofItem =
  (read: (item: CartItem) => FactValue | null | undefined): Fact["read"] =>
  ({ item }) =>
    item && (read(item) ?? undefined);

const about = { unit: null, values: null, personal: false, needs: "cart", perItem: true } as const;

/** One item of the cart, as the shop sent it. Only a campaign's `items` ask for these: there is one at a time. */
export const itemFacts: readonly Fact[] = [
  {
    ...about,
    name: "item.sku",
    type: "string",
    label: "Article",
    read: ofItem(({ sku }) => sku),
    explain: "the article is {value}",
  },
  {
    ...about,
    name: "item.productId",
    type: "string",
    label: "Product, of any size and colour",
    read: ofItem(({ productId }) => productId),
    explain: "the product is {value}",
  },
  {
    ...about,
    name: "item.categories",
    type: "list",
    label: "Categories of the article",
    read: ofItem(({ categories }) => categories),
    explain: "the article is of {value}",
  },
  {
    ...about,
    name: "item.quantity",
    type: "number",
    label: "Pieces of it in the cart",
    unit: "pieces",
    range: { least: 1, whole: true },
    read: ofItem(({ quantity }) => quantity),
    explain: "the cart holds {value} of it",
  },
  {
    ...about,
    name: "item.unitPrice",
    type: "money",
    label: "Price of one piece in the cart",
    read: ({ item, cart }) => (item && cart ? { amount: item.unitPrice, currency: cart.cart.currency } : undefined),
    explain: "one piece costs {value}",
  },
];
