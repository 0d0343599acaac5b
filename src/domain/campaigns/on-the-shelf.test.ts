import { expect, test } from "vitest";
import type { Gathered } from "./decision.ts";
import { shelfRank } from "./on-the-shelf.ts";
import { CART } from "./testing.ts";

const cart: Gathered["cart"] = { kind: "present", cart: CART };
const goods = (stock: Readonly<Record<string, number>>): NonNullable<Gathered["goods"]> => ({ products: {}, stock });

test.each<[string, Gathered, number]>([
  ["has one of the articles", { cart, goods: goods({ "sock-m": 0, "trail-42": 1 }) }, 0],
  ["has none, and one was not counted", { cart, goods: goods({ "sock-m": 0 }) }, 1],
  ["was never counted", { cart, goods: goods({}) }, 1],
  ["could not be asked in time", { cart, goods: null }, 1],
  ["was not asked", { cart }, 1],
  ["has none of them", { cart, goods: goods({ "sock-m": 0, "trail-42": 0 }) }, 2],
  ["has what nobody left", { cart: { kind: "none" }, goods: goods({ "trail-42": 1 }) }, 1],
])("a store that %s", (_, gathered, rank) => {
  expect(shelfRank(gathered)).toBe(rank);
});
