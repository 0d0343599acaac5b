import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cartTotal, type Cart } from "../carts/cart.ts";
import type { Reward } from "../offers/reward.ts";
import type { Basket } from "./basket.ts";
import { discountFor } from "./discount.ts";
import { liability } from "./liability.ts";
import {
  amountOff,
  CART_ITEMS,
  fixedPrice,
  freeItem,
  item,
  line,
  percentOff,
  points,
  WHOLE_BASKET,
} from "./testing.ts";

const PLENTY = { amount: 1e12, currency: "SEK" };
const sevens = { cap: [{ amount: 7_00, currency: "SEK" }] };
const HATS = { ...CART_ITEMS, kind: "skus", skus: ["HAT"] } as const;
const CHEAPEST = { ...CART_ITEMS, target: "cheapest" } as const;

describe("liability", () => {
  const cart = (unitPrice: number, quantity = 1, currency = "SEK"): Cart => ({
    currency,
    updatedAt: "2026-11-20T20:00:00Z",
    items: [{ sku: "SHOE-42", name: "Trail shoe", quantity, unitPrice, categories: [] }],
  });

  test.each<[string, Reward, Cart, number | null]>([
    ["a percentage of the cart and a tenth", percentOff(1_000), cart(1_000_00), 110_00],
    ["of every piece", percentOff(1_000), cart(1_000_00, 3), 330_00],
    ["the cap, where it is smaller", percentOff(1_000, sevens), cart(1_000_00), 7_00],
    ["the percentage, where it is", percentOff(1_000, sevens), cart(10_00), 1_10],
    ["L03: an amount is itself, whatever is in the cart", amountOff(5_00, "SEK"), cart(1_00), 5_00],
    ["an amount in another currency", amountOff(5_00, "EUR"), cart(1_00), null],
    ["a cap in another currency", percentOff(1_000, sevens), cart(1_00, 1, "EUR"), null],
    ["L04: without a cap still bounded, by the cart", percentOff(10_000), cart(1e9), 1.1e9],
    [
      "the cap, where it is about no cart: the basket may be of any size",
      percentOff(1_000, sevens),
      { ...cart(1), items: [] },
      7_00,
    ],
    [
      "the cap, where it is about articles of its own",
      percentOff(1_000, { ...sevens, appliesTo: HATS }),
      cart(1_00),
      7_00,
    ],
    ["nothing that could be said of those without one", percentOff(1_000, { appliesTo: HATS }), cart(1_00), null],
    ["the whole basket, on the cart", percentOff(1_000, { ...sevens, appliesTo: WHOLE_BASKET }), cart(10_00), 1_10],
    ["one piece, where it is about one", percentOff(1_000, { appliesTo: CHEAPEST }), cart(1_000_00, 3), 110_00],
    ["a price of its own, from prices a tenth higher", fixedPrice(80_00, "SEK"), cart(100_00, 2), 60_00],
    ["a price of its own, up to its cap", fixedPrice(80_00, "SEK", sevens), cart(100_00), 7_00],
    ["a price of its own in another currency", fixedPrice(80_00, "EUR"), cart(100_00), null],
    ["a free item's value", freeItem("SOCK", 49_00), { ...cart(1), items: [] }, 49_00],
    ["a free item's value in another currency", freeItem("SOCK", 49_00), cart(1, 1, "EUR"), null],
    ["points are nothing", points(500), cart(1_00), 0],
    ["nothing that could be said, without cart and cap", percentOff(1_000), { ...cart(1), items: [] }, null],
  ])("%s", (_, reward, left, expected) => {
    expect(liability(reward, left)).toBe(expected);
  });

  test("covers what the till takes off while prices rise by no more than a tenth", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.nat(1e8),
        fc.double({ min: 0, max: 1.1, noNaN: true }),
        (share, price, factor) => {
          const left = cart(price, 2);
          const reward = percentOff(share);
          const bought: Basket = {
            currency: "SEK",
            lines: [line({ quantity: 2, unitPrice: Math.floor(price * factor) })],
          };
          const answer = discountFor(reward, [item({ quantity: 99 })], bought, PLENTY);
          expect(cartTotal(left)).toBe(2 * price);
          expect(answer.ok ? answer.value.amount : 0).toBeLessThanOrEqual(liability(reward, left) ?? -1);
        },
      ),
    );
  });
});
