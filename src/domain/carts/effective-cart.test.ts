import { expect, test } from "vitest";
import type { Cart } from "./cart.ts";
import { type Bought, withoutBought } from "./effective-cart.ts";

const LEFT_AT = 1_000;
const cart = (...items: [sku: string, productId: string, quantity: number][]): Cart => ({
  currency: "SEK",
  updatedAt: "2026-11-20T20:00:00Z",
  items: items.map(([sku, productId, quantity]) => ({
    sku,
    productId,
    quantity,
    name: sku,
    unitPrice: 100,
    categories: [],
  })),
});
const bought = (at: number, ...lines: [sku: string, productId: string | null, quantity: number][]): Bought => ({
  at,
  lines: lines.map(([sku, productId, quantity]) => ({ sku, productId, quantity })),
});
const left = (c: Cart): [string, number][] => c.items.map((item) => [item.sku, item.quantity]);

test.each<[string, Cart, Bought[], [string, number][]]>([
  ["nothing bought", cart(["s42", "shoe", 1]), [], [["s42", 1]]],
  ["the very article", cart(["s42", "shoe", 1]), [bought(2_000, ["s42", null, 1])], []],
  ["another size of the model", cart(["s42", "shoe", 1]), [bought(2_000, ["s43", "shoe", 1])], []],
  ["one of two", cart(["s42", "shoe", 2]), [bought(2_000, ["s42", "shoe", 1])], [["s42", 1]]],
  ["something else", cart(["s42", "shoe", 1]), [bought(2_000, ["hat", "hat", 1])], [["s42", 1]]],
  ["before the cart was left", cart(["s42", "shoe", 1]), [bought(999, ["s42", "shoe", 1])], [["s42", 1]]],
  ["at the moment it was left", cart(["s42", "shoe", 1]), [bought(LEFT_AT, ["s42", "shoe", 1])], []],
  [
    "an article covers itself first",
    cart(["s42", "shoe", 1], ["s43", "shoe", 1]),
    [bought(2_000, ["s43", "shoe", 1])],
    [["s42", 1]],
  ],
  ["no product id is no model", cart(["s42", "shoe", 1]), [bought(2_000, ["s43", null, 1])], [["s42", 1]]],
])("%s", (_, before, purchases, after) => expect(left(withoutBought(before, LEFT_AT, purchases))).toEqual(after));
