import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Guarded } from "../offers/offer.ts";
import type { Reward } from "../offers/reward.ts";
import { netOf } from "./basket.ts";
import { discountFor } from "./discount.ts";
import { UNGUARDED } from "./eligible.ts";
import { newRecord } from "./redemption.ts";
import { redeem } from "./redeem.ts";
import {
  amountOff,
  basket,
  CART_ITEMS,
  fixedPrice,
  freeItem,
  ISSUED_AT,
  item,
  offerDocument,
  percentOff,
  redeemRequest,
  WHOLE_BASKET,
} from "./testing.ts";

type Lines = Parameters<typeof basket>[1][];
const RESERVED = { amount: 1e12, currency: "SEK" };
const floor = (amount: number, sku = "SHOE-42", productId: string | null = "SHOE") => ({
  sku,
  productId,
  gtin: null,
  amount,
});
const guarded = (over: Partial<Guarded>): Guarded => ({ ...UNGUARDED, ...over });

/** Shares by line, or the refusal's code. */
function off(reward: Reward, over: Partial<Guarded>, ...lines: Lines) {
  const answer = discountFor(reward, [item({ quantity: 99 })], basket("SEK", ...lines), RESERVED, guarded(over));
  return answer.ok
    ? Object.fromEntries(answer.value.lines.map((share) => [share.lineId, share.amount]))
    : answer.error.code;
}

const SOCK = { sku: "SOCK", productId: null, unitPrice: 50_00 };
const whole = percentOff(2_000, { appliesTo: WHOLE_BASKET });

describe("what is never reduced has no share", () => {
  test.each<[string, ReturnType<typeof off>, unknown]>([
    ["an article", off(whole, { skus: ["SOCK"] }, {}, SOCK), { "1": 20_00 }],
    ["a category", off(whole, { categories: ["wool"] }, {}, { ...SOCK, categories: ["men", "wool"] }), { "1": 20_00 }],
    [
      "another size of what was left",
      off(percentOff(2_000), { skus: ["SHOE-43"] }, { sku: "SHOE-43" }),
      "basket_not_eligible",
    ],
    ["what is given free", off(freeItem("SOCK", 50_00), { skus: ["SOCK"] }, {}, SOCK), "basket_not_eligible"],
    ["all that there is", off(whole, { skus: ["SOCK", "SHOE-42"] }, {}, SOCK), "basket_not_eligible"],
    ["something else", off(whole, { skus: ["HAT"], categories: ["hats"] }, {}), { "1": 20_00 }],
  ])("%s", (_, answer, expected) => {
    expect(answer).toEqual(expected);
  });
});

describe("nothing is sold below its floor", () => {
  test.each<[string, ReturnType<typeof off>, unknown]>([
    ["a share is cut to it", off(percentOff(2_000), { floors: [floor(90_00)] }, {}), { "1": 10_00 }],
    ["a share that does not reach it stays", off(percentOff(500), { floors: [floor(90_00)] }, {}), { "1": 5_00 }],
    ["each piece has it", off(percentOff(2_000), { floors: [floor(90_00)] }, { quantity: 2 }), { "1": 20_00 }],
    [
      "a part of one has its part",
      off(percentOff(2_000), { floors: [floor(90_00)] }, { quantity: 0.5 }),
      { "1": 5_00 },
    ],
    [
      "what costs less already is not reduced",
      off(percentOff(2_000), { floors: [floor(100_01)] }, {}),
      "basket_not_eligible",
    ],
    [
      "also by the till's own discount",
      off(percentOff(2_000), { floors: [floor(90_00)] }, { discount: 4_00 }),
      { "1": 6_00 },
    ],
    [
      "another size has its model's",
      off(percentOff(2_000), { floors: [floor(90_00)] }, { sku: "SHOE-43" }),
      { "1": 10_00 },
    ],
    [
      "unless it has its own",
      off(percentOff(2_000), { floors: [floor(90_00), floor(85_00, "SHOE-43")] }, { sku: "SHOE-43" }),
      { "1": 15_00 },
    ],
    [
      "a percentage of the others stays what it is",
      off(whole, { floors: [floor(95_00)] }, {}, SOCK),
      { "1": 5_00, "2": 10_00 },
    ],
    [
      "a sum goes to what can give it",
      off(amountOff(30_00, "SEK", WHOLE_BASKET), { floors: [floor(100_00)] }, {}, SOCK),
      { "2": 30_00 },
    ],
    ["a fixed price is not lower", off(fixedPrice(80_00, "SEK"), { floors: [floor(90_00)] }, {}), { "1": 10_00 }],
    [
      "the dearest piece alone",
      off(
        percentOff(5_000, { appliesTo: { ...CART_ITEMS, target: "dearest" } }),
        { floors: [floor(90_00)] },
        { quantity: 3 },
      ),
      { "1": 10_00 },
    ],
  ])("%s", (_, answer, expected) => {
    expect(answer).toEqual(expected);
  });

  test("as the offer's document has it", () => {
    const document = offerDocument({ reserved: RESERVED, guarded: guarded({ floors: [floor(95_00)] }) });
    expect(redeem(newRecord(document), redeemRequest(), ISSUED_AT)).toMatchObject({
      ok: true,
      value: { answer: { discount: { amount: 5_00 } } },
    });
  });
});

describe("for any basket, reward and guard", () => {
  const lines = fc
    .array(
      fc.record({
        sku: fc.constantFrom("SHOE-42", "SHOE-43", "SOCK", "HAT"),
        productId: fc.constantFrom("SHOE", null),
        categories: fc.subarray(["shoes", "wool"]),
        quantity: fc.constantFrom(1, 2, 0.5, 3),
        unitPrice: fc.nat(200_00),
      }),
      { minLength: 1, maxLength: 5 },
    )
    .map((all) => basket("SEK", ...all));
  const appliesTo = fc.constantFrom(CART_ITEMS, WHOLE_BASKET, { ...WHOLE_BASKET, target: "cheapest" } as const);
  const rewards = fc.oneof(
    fc
      .tuple(fc.integer({ min: 1, max: 10_000 }), appliesTo)
      .map(([share, where]) => percentOff(share, { appliesTo: where })),
    fc.tuple(fc.nat(300_00), appliesTo).map(([amount, where]) => amountOff(amount, "SEK", where)),
    fc.tuple(fc.nat(200_00), appliesTo).map(([price, where]) => fixedPrice(price, "SEK", { appliesTo: where })),
  );
  const guards = fc.record({
    skus: fc.subarray(["HAT", "SHOE-43"]),
    categories: fc.subarray(["wool"]),
    floors: fc.array(
      fc.tuple(fc.nat(200_00), fc.constantFrom("SHOE-42", "SOCK")).map(([amount, sku]) => floor(amount, sku, null)),
      { maxLength: 2 },
    ),
  });

  test("no line costs less than its floor, nor anything that is never reduced less than before", () => {
    fc.assert(
      fc.property(lines, rewards, guards, (bought, reward, guard) => {
        const answer = discountFor(reward, [item({ quantity: 99 })], bought, RESERVED, guard);
        const given = new Map(answer.ok ? answer.value.lines.map((share) => [share.lineId, share.amount]) : []);
        return bought.lines.every((line) => {
          const share = given.get(line.id) ?? 0;
          const isSpared =
            guard.skus.includes(line.sku) || line.categories.some((one) => guard.categories.includes(one));
          const least = guard.floors.find(({ sku }) => sku === line.sku)?.amount ?? 0;
          // A part of a piece is rounded to a whole unit, as its price is.
          return share === 0 || (!isSpared && netOf(line) - share >= Math.floor(least * line.quantity));
        });
      }),
      { numRuns: 500 },
    );
  });

  test("what is guarded is never worth more", () => {
    fc.assert(
      fc.property(lines, rewards, guards, (bought, reward, guard) => {
        const [free, bound] = [UNGUARDED, guard].map((one) =>
          discountFor(reward, [item({ quantity: 99 })], bought, RESERVED, one),
        );
        fc.pre(!("appliesTo" in reward) || reward.appliesTo.target === "all");
        return (bound?.ok ? bound.value.amount : 0) <= (free?.ok ? free.value.amount : 0);
      }),
      { numRuns: 500 },
    );
  });
});
