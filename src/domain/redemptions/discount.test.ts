import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cartTotal, type Cart } from "../carts/cart.ts";
import type { OfferItem } from "../offers/offer.ts";
import type { Reward } from "../offers/reward.ts";
import { netOf, type Basket } from "./basket.ts";
import { discountFor, liability } from "./discount.ts";
import { eligibleLines } from "./eligible.ts";
import { amountOff, basket, item, line, percentOff, WHOLE_BASKET } from "./testing.ts";

const PLENTY = 1e12;
const off = (
  reward: Reward,
  bought: Basket,
  reserved = PLENTY,
  items: readonly OfferItem[] = [item({ quantity: 99 })],
) => discountFor(reward, items, bought, { amount: reserved, currency: bought.currency });

/** Shares as `{ "1": 734 }`, or the refusal's code. */
const shares = (answer: ReturnType<typeof off>) =>
  answer.ok ? Object.fromEntries(answer.value.lines.map((share) => [share.lineId, share.amount])) : answer.error.code;

const elevens = basket("GBP", { unitPrice: 1_100 }, { unitPrice: 1_100 }, { unitPrice: 1_100 });
const sevens = { cap: [{ amount: 7_00, currency: "SEK" }] };

test.each<[string, ReturnType<typeof off>, Record<string, number> | string]>([
  ["M01: 15 % of EUR 18.90 is 2.84", off(percentOff(1_500), basket("EUR", { unitPrice: 1_890 })), { "1": 284 }],
  ["M02: GBP 22.00 off three of 11.00", off(amountOff(2_200, "GBP"), elevens), { "1": 734, "2": 733, "3": 733 }],
  ["M04: 2 % of two of EUR 9.99", off(percentOff(200), basket("EUR", { quantity: 2, unitPrice: 999 })), { "1": 40 }],
  ["M05: 275 yen are 275", off(amountOff(275, "JPY"), basket("JPY", { unitPrice: 4_000 })), { "1": 275 }],
  ["M07: 7.5 % of KWD 12.345", off(percentOff(750), basket("KWD", { unitPrice: 12_345 })), { "1": 926 }],
  ["M10: 50.00 off what costs 8.24", off(amountOff(5_000, "EUR"), basket("EUR", { unitPrice: 824 })), { "1": 824 }],
  ["M13: an amount in another currency", off(amountOff(500, "GBP"), basket("USD", {})), "currency_mismatch"],
  ["a cap", off(percentOff(1_000, sevens), basket("SEK", {})), { "1": 7_00 }],
  ["a cap that is not reached", off(percentOff(500, sevens), basket("SEK", {})), { "1": 5_00 }],
  ["a cap in another currency", off(percentOff(1_000, sevens), basket("EUR", {})), "currency_mismatch"],
  ["never more than was reserved", off(percentOff(1_000), basket("SEK", {}), 6_00), { "1": 6_00 }],
  [
    "from what the till has left of the price",
    off(percentOff(1_000), basket("SEK", { discount: 50_00 })),
    { "1": 5_00 },
  ],
  ["lines that got nothing are not named", off(amountOff(1, "SEK"), basket("SEK", {}, {})), { "1": 1 }],
  [
    "the whole basket",
    off(percentOff(1_000, { appliesTo: WHOLE_BASKET }), basket("SEK", { sku: "x", productId: null })),
    { "1": 10_00 },
  ],
  [
    "a free line is nothing to take from",
    off(percentOff(1_000), basket("SEK", { unitPrice: 0 })),
    "basket_not_eligible",
  ],
  [
    "an offer is not spent on less than half a unit",
    off(percentOff(100), basket("SEK", { unitPrice: 49 })),
    "basket_not_eligible",
  ],
])("%s", (_, answer, expected) => {
  expect(shares(answer)).toEqual(expected);
});

test("M04: what is paid is integers all the way", () => {
  const bought = basket("EUR", { quantity: 2, unitPrice: 999 });
  const answer = off(percentOff(200), bought);
  expect(answer).toMatchObject({ value: { amount: 40 } });
  expect(bought.lines.map(netOf)).toEqual([19_98]);
});

describe("a basket without what was left", () => {
  const other = basket("SEK", { sku: "SOCK", productId: null });

  test("says what would have counted, and what of it is not there", () => {
    const items = [item(), item({ sku: "HAT", productId: null })];
    const bought = basket("SEK", { noDiscount: true });
    expect(off(percentOff(1_000), bought, PLENTY, items)).toMatchObject({
      error: {
        code: "basket_not_eligible",
        members: { eligible: [{ sku: "SHOE-42" }, { sku: "HAT" }], missing: [{ sku: "HAT" }] },
      },
    });
    expect(off(percentOff(1_000), other)).toMatchObject({ error: { members: { missing: [{ sku: "SHOE-42" }] } } });
  });

  test("names nothing where the whole basket counts", () => {
    const all = percentOff(1_000, { appliesTo: WHOLE_BASKET });
    expect(off(all, basket("SEK", { noDiscount: true }))).toMatchObject({
      error: { code: "basket_not_eligible", members: { eligible: [], missing: [] } },
    });
  });
});

test("the basket is in the currency that was reserved, or nothing comes off", () => {
  const answer = discountFor(percentOff(1_000), [item()], basket("EUR", {}), { amount: PLENTY, currency: "SEK" });
  expect(answer).toMatchObject({ error: { code: "currency_mismatch" } });
});

describe("for any basket and reward", () => {
  const lines = fc.array(
    fc.record({
      sku: fc.constantFrom("SHOE-42", "SHOE-43", "HAT"),
      productId: fc.constantFrom("SHOE", "HAT", null),
      quantity: fc.integer({ min: 1, max: 9 }),
      unitPrice: fc.nat(1e9),
      noDiscount: fc.boolean(),
      discounted: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { minLength: 1, maxLength: 12 },
  );
  const baskets = lines.map((drafts) =>
    basket(
      "SEK",
      ...drafts.map(({ discounted, ...draft }) => ({
        ...draft,
        discount: Math.floor(discounted * draft.unitPrice * draft.quantity),
      })),
    ),
  );
  const caps = fc.option(fc.nat(1e9).map((amount) => [{ amount, currency: "SEK" }]));
  const targets = fc.constantFrom(WHOLE_BASKET, { kind: "cartItems", match: "product" } as const);
  const rewards: fc.Arbitrary<Reward> = fc.oneof(
    fc
      .tuple(fc.integer({ min: 1, max: 10_000 }), caps, targets)
      .map(([points, cap, appliesTo]) => percentOff(points, { cap, appliesTo })),
    fc.tuple(fc.nat(1e9), targets).map(([amount, appliesTo]) => amountOff(amount, "SEK", appliesTo)),
  );
  const items = [item({ quantity: 3 }), item({ sku: "HAT", productId: "HAT", quantity: 2 })];

  test("shares sum to the discount, and nothing passes its bound", () => {
    fc.assert(
      fc.property(baskets, rewards, fc.nat(1e9), (bought, reward, reserved) => {
        const answer = off(reward, bought, reserved, items);
        if (!answer.ok) return answer.error.code === "basket_not_eligible";
        const { amount, lines: given } = answer.value;
        const eligible = new Map(
          eligibleLines(reward.appliesTo, items, bought.lines).map((one) => [one.lineId, one.amount]),
        );
        const cap = reward.kind === "percentOff" ? reward.cap?.[0]?.amount : reward.amount[0]?.amount;
        const bounds = [reserved, cap ?? PLENTY, [...eligible.values()].reduce((a, b) => a + b, 0)];
        return (
          given.reduce((sum, share) => sum + share.amount, 0) === amount &&
          bounds.every((bound) => amount <= bound) &&
          given.every((share) => share.amount > 0 && share.amount <= (eligible.get(share.lineId) ?? 0))
        );
      }),
      { numRuns: 500 },
    );
  });
});

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
        (points, price, factor) => {
          const left = cart(price, 2);
          const reward = percentOff(points);
          const bought: Basket = {
            currency: "SEK",
            lines: [line({ quantity: 2, unitPrice: Math.floor(price * factor) })],
          };
          const answer = off(reward, bought);
          expect(cartTotal(left)).toBe(2 * price);
          expect(answer.ok ? answer.value.amount : 0).toBeLessThanOrEqual(liability(reward, left) ?? -1);
        },
      ),
    );
  });
});
