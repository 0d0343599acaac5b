import { cartTotal } from "../../carts/cart.ts";
import type { AbandonedCart } from "../abandoned-cart.ts";
import type { Fact, FactValue } from "./fact.ts";

/** Facts of the cart speak only of one that was left: a cart somebody is shopping in is none of our business. */
const fromCart =
  (read: (left: AbandonedCart, now: number) => FactValue): Fact["read"] =>
  ({ cart, now }) =>
    cart === null ? undefined : read(cart, now);

const about = { unit: null, values: null, personal: false, needs: "cart" } as const;

export const cartFacts: readonly Fact[] = [
  {
    ...about,
    name: "cart.total",
    type: "money",
    label: "Value of the cart",
    read: fromCart(({ cart }) => ({ amount: cartTotal(cart), currency: cart.currency })),
    explain: "the cart is worth {value}",
  },
  {
    ...about,
    name: "cart.itemCount",
    type: "number",
    label: "Pieces in the cart",
    unit: "pieces",
    range: { least: 1, whole: true },
    read: fromCart(({ cart }) => cart.items.reduce((sum, item) => sum + item.quantity, 0)),
    explain: "the cart holds {value} pieces",
  },
  {
    ...about,
    name: "cart.categories",
    type: "list",
    label: "Categories in the cart",
    read: fromCart(({ cart }) => [...new Set(cart.items.flatMap((item) => item.categories))]),
    explain: "the cart holds {value}",
  },
  {
    ...about,
    name: "cart.skus",
    type: "list",
    label: "Articles in the cart",
    read: fromCart(({ cart }) => [...new Set(cart.items.map((item) => item.sku))]),
    explain: "the cart holds {value}",
  },
  {
    ...about,
    name: "cart.abandonedMinutes",
    type: "number",
    label: "Time since the cart was left",
    unit: "minutes",
    range: { least: 0, whole: true },
    read: fromCart(({ leftAt }, now) => Math.floor((now - leftAt) / 60_000)),
    explain: "the cart was left {value} minutes ago",
  },
];
