import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { OfferItem } from "../offers/offer.ts";
import type { AppliesTo } from "../offers/applies-to.ts";
import { kindOf, type Reward } from "../offers/reward.ts";
import { type Basket, basketTotal, netOf } from "./basket.ts";
import { amountFor, discountFor, sharesFor } from "./discount.ts";
import { eligibleIn } from "./eligible.ts";
import {
  amountOff,
  basket,
  CART_ITEMS,
  fixedPrice,
  freeItem,
  item,
  line,
  percentOff,
  points,
  WHOLE_BASKET,
} from "./testing.ts";

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

const DEAREST = { appliesTo: { ...CART_ITEMS, target: "dearest" } } as const;
const sock = { sku: "SOCK", productId: null, unitPrice: 49_00 };
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
    "a price of its own for every piece",
    off(fixedPrice(79_90, "SEK"), basket("SEK", { quantity: 2 }, { unitPrice: 60_00 })),
    { "1": 40_20 },
  ],
  [
    "a price of its own for one piece",
    off(fixedPrice(79_90, "SEK", DEAREST), basket("SEK", { quantity: 2 })),
    { "1": 20_10 },
  ],
  ["a price in another currency", off(fixedPrice(79_90, "EUR"), basket("SEK", {})), "currency_mismatch"],
  ["a price that is none the better", off(fixedPrice(100_00, "SEK"), basket("SEK", {})), "basket_not_eligible"],
  [
    "a free item, at the till's price",
    off(freeItem("SOCK", 99_00), basket("SEK", {}, { ...sock, quantity: 2 })),
    { "2": 49_00 },
  ],
  ["a free item, up to its value", off(freeItem("SOCK", 30_00), basket("SEK", {}, sock)), { "2": 30_00 }],
  ["a free item that is not there", off(freeItem("SOCK", 30_00), basket("SEK", {})), "basket_not_eligible"],
  [
    "a piece alone",
    off(percentOff(1_000, DEAREST), basket("SEK", { quantity: 3 }, { unitPrice: 50_00 })),
    { "1": 10_00 },
  ],
  [
    "the basket less what comes back, from the lines that stay",
    off(percentOff(1_000, { appliesTo: WHOLE_BASKET }), basket("SEK", {}, { ...sock, quantity: -1 })),
    { "1": 5_10 },
  ],
  [
    "never more than the basket comes to",
    off(amountOff(50_00, "SEK"), basket("SEK", {}, { ...sock, unitPrice: 70_00, quantity: -1 })),
    { "1": 30_00 },
  ],
  [
    "nothing where more comes back",
    off(amountOff(50_00, "SEK"), basket("SEK", {}, { quantity: -2 })),
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

  test("names the articles that a reward is about, whatever was left in the cart", () => {
    const skus = percentOff(1_000, { appliesTo: { ...CART_ITEMS, kind: "skus", skus: ["HAT", "CAP"] } });
    const members = { eligible: [{ sku: "HAT" }, { sku: "CAP" }], missing: [{ sku: "CAP" }] };
    expect(off(skus, basket("SEK", { sku: "HAT", noDiscount: true }))).toMatchObject({ error: { members } });
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

test("points are said, and nothing comes off", () => {
  const answer = off(points(200), basket("SEK", { noDiscount: true }), 0);
  expect(answer).toEqual({ ok: true, value: { currency: "SEK", amount: 0, lines: [], points: 200 } });
});

const REACHES = [
  CART_ITEMS,
  WHOLE_BASKET,
  { ...CART_ITEMS, kind: "skus", skus: ["HAT"] },
  { ...CART_ITEMS, kind: "categories", categories: ["shoes"] },
] as const;

describe("for any basket and reward", () => {
  const lines = fc.array(
    fc.record({
      sku: fc.constantFrom("SHOE-42", "SHOE-43", "HAT"),
      productId: fc.constantFrom("SHOE", "HAT", null),
      quantity: fc.oneof(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9_999 }).map((parts) => parts / 1_000),
        fc.constant(-1),
      ),
      categories: fc.constantFrom([], ["shoes"]),
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
        discount: Math.floor(discounted * Math.abs(netOf(line({ ...draft, discount: 0 })))),
      })),
    ),
  );
  const caps = fc.option(fc.nat(1e9).map((amount) => [{ amount, currency: "SEK" }]));
  const targets = fc.record({
    appliesTo: fc
      .tuple(fc.constantFrom(...REACHES), fc.constantFrom("all", "cheapest", "dearest"))
      .map(([reach, target]): AppliesTo => ({ ...reach, target })),
    onDiscounted: fc.constantFrom("after", "refuse"),
  });
  const rewards: fc.Arbitrary<Reward> = fc.oneof(
    fc
      .tuple(fc.integer({ min: 1, max: 10_000 }), caps, targets)
      .map(([basisPoints, cap, over]) => percentOff(basisPoints, { cap, ...over })),
    fc.tuple(fc.nat(1e9), targets).map(([amount, over]): Reward => ({ ...amountOff(amount, "SEK"), ...over })),
    fc.tuple(fc.nat(1e9), caps, targets).map(([price, cap, over]) => fixedPrice(price, "SEK", { cap, ...over })),
    fc.nat(1e9).map((value) => freeItem("HAT", value)),
    fc.integer({ min: 1, max: 1_000 }).map(points),
  );
  const items = [item({ quantity: 3 }), item({ sku: "HAT", productId: "HAT", quantity: 2 })];
  const many = { numRuns: 500 };

  const eligibleOf = (reward: Reward, { lines: bought }: Basket) => {
    const reach = kindOf(reward).reach(reward);
    return reach === null ? { lines: [], subtotal: 0 } : eligibleIn(reach, items, bought);
  };

  test("shares sum to the discount, and nothing passes its bound", () => {
    fc.assert(
      fc.property(baskets, rewards, fc.nat(1e9), (bought, reward, reserved) => {
        const answer = off(reward, bought, reserved, items);
        if (!answer.ok) return answer.error.code === "basket_not_eligible" && reward.kind !== "points";
        const { amount, lines: given } = answer.value;
        const eligible = eligibleOf(reward, bought);
        const room = new Map(eligible.lines.map((one) => [one.lineId, one.amount]));
        const most = kindOf(reward).most(reward, "SEK") ?? -1;
        return (
          given.reduce((sum, share) => sum + share.amount, 0) === amount &&
          [reserved, most, eligible.subtotal, Math.max(0, basketTotal(bought))].every((bound) => amount <= bound) &&
          given.every((share) => share.amount > 0 && share.amount <= (room.get(share.lineId) ?? 0))
        );
      }),
      many,
    );
  });

  test("lines that may not be reduced, or come back, have no share", () => {
    fc.assert(
      fc.property(baskets, rewards, (bought, reward) => {
        const answer = off(reward, bought, PLENTY, items);
        const given = new Set(answer.ok ? answer.value.lines.map(({ lineId }) => lineId) : []);
        return bought.lines.every((one) => !given.has(one.id) || (!one.noDiscount && one.quantity > 0));
      }),
      many,
    );
  });

  test("the order of lines changes nothing but who of equals gets the odd unit", () => {
    fc.assert(
      fc.property(baskets, rewards, fc.nat(1e9), (bought, reward, reserved) => {
        const turned = { ...bought, lines: bought.lines.toReversed() };
        const [one, other] = [bought, turned].map((each) => off(reward, each, reserved, items));
        const prices = new Set(bought.lines.map(({ unitPrice }) => unitPrice));
        // Equally dear lines, and pieces of less than one that come to the same, are told apart by their order.
        fc.pre(reward.kind !== "fixedPrice" || reward.appliesTo.target === "all");
        fc.pre(prices.size === bought.lines.length);
        expect(one?.ok && one.value.amount).toBe(other?.ok && other.value.amount);
      }),
      many,
    );
  });
});

test("what comes off of all is what its shares come to, also where floors cut them", () => {
  const priced = fc.record({
    sku: fc.constantFrom("SHOE-42", "SOCK"),
    quantity: fc.integer({ min: 1, max: 3 }),
    unitPrice: fc.nat(200_00),
  });
  const reward = fc.oneof(
    fc.integer({ min: 1, max: 10_000 }).map((basisPoints) => percentOff(basisPoints, { appliesTo: WHOLE_BASKET })),
    fc.nat(300_00).map((amount) => amountOff(amount + 1, "SEK", WHOLE_BASKET)),
    fc.nat(300_00).map((price) => fixedPrice(price, "SEK", DEAREST)),
    fc.nat(300_00).map((value) => freeItem("SOCK", value)),
    fc.constant(points(5)),
  );
  fc.assert(
    fc.property(fc.array(priced, { minLength: 1, maxLength: 4 }), reward, fc.nat(200_00), (lines, given, floor) => {
      const bought = basket("SEK", ...lines);
      const floors = [{ sku: "SOCK", productId: null, gtin: null, amount: floor }];
      const guarded = { skus: [], categories: [], floors };
      const reserved = { amount: PLENTY, currency: "SEK" };
      const reach = kindOf(given).reach(given);
      const eligible = reach === null ? { lines: [], subtotal: 0 } : eligibleIn(reach, [item()], bought.lines, guarded);
      const discount = discountFor(given, [item()], bought, reserved, guarded);
      const bound = { amount: basketTotal(bought), currency: "SEK" };
      expect(sharesFor(given, eligible, bound)).toEqual(discount.ok ? discount.value.lines : []);
      expect(amountFor(given, eligible, bound)).toBe(discount.ok ? discount.value.amount : 0);
    }),
  );
});
