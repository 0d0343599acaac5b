import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Basket, BasketLine } from "./basket.ts";
import { discountFor } from "./discount.ts";
import {
  freeze,
  type FrozenDiscount,
  giveBack,
  givenOf,
  isAllBack,
  type ReturnLine,
  returnLinesSchema,
} from "./returns.ts";
import { amountOff, basket, line, percentOff, WHOLE_BASKET } from "./testing.ts";

/** A basket as it was redeemed with ten per cent, or `reward`, off all of it. */
function redeemed(bought: Basket, reward = percentOff(1_000, { appliesTo: WHOLE_BASKET })): FrozenDiscount {
  const discount = discountFor(reward, [], bought, { amount: 1e12, currency: bought.currency });
  return freeze(bought, discount.ok ? discount.value : { currency: bought.currency, amount: 0, lines: [] });
}

/** What comes back for one return after another, or the refusal of the first that is refused. */
function returning(frozen: FrozenDiscount, ...each: readonly (readonly ReturnLine[])[]) {
  const answers = [];
  let now = frozen;
  for (const wanted of each) {
    const given = giveBack(now, wanted);
    if (!given.ok) return { refused: given.error, answers, frozen: now };
    now = given.value.frozen;
    answers.push(given.value.answer);
  }
  return { refused: null, answers, frozen: now };
}

const back = (lineId: string, quantity: number, replacedBy: BasketLine | null = null): ReturnLine => ({
  lineId,
  quantity,
  replacedBy,
});
const fifties = (quantity: number) => redeemed(basket("EUR", { quantity, unitPrice: 50_00 }));

test.each<[string, FrozenDiscount, ReturnLine, { amount: number; discount: number }]>([
  ["R02: one of two at 50.00, 10 % off", fifties(2), back("1", 1), { amount: 45_00, discount: 5_00 }],
  [
    "R03: two of three at 100.00, 10 % off",
    redeemed(basket("EUR", { quantity: 3 })),
    back("1", 2),
    { amount: 180_00, discount: 20_00 },
  ],
  [
    "R05: five of six, below what the offer would have asked for",
    fifties(6),
    back("1", 5),
    { amount: 225_00, discount: 25_00 },
  ],
  [
    "a part of what was weighed",
    redeemed(basket("EUR", { quantity: 1.5 })),
    back("1", 0.5),
    { amount: 45_00, discount: 5_00 },
  ],
  [
    "a line that nothing came off",
    redeemed(basket("EUR", { noDiscount: true }, {})),
    back("1", 1),
    { amount: 100_00, discount: 0 },
  ],
])("%s", (_, frozen, wanted, expected) => {
  expect(returning(frozen, [wanted]).answers).toMatchObject([{ refund: { currency: "EUR", ...expected } }]);
});

test("R09: a partial return gives back its share alone, and says what remains", () => {
  const { answers, frozen } = returning(fifties(2), [back("1", 1)]);
  expect(answers).toEqual([
    {
      refund: {
        currency: "EUR",
        amount: 45_00,
        discount: 5_00,
        lines: [{ lineId: "1", quantity: 1, amount: 45_00, discount: 5_00 }],
      },
      moved: [],
      remaining: [{ lineId: "1", quantity: 1, amount: 45_00, discount: 5_00 }],
    },
  ]);
  expect(givenOf(frozen)).toBe(5_00);
  expect(isAllBack(frozen)).toBe(false);
});

test("an odd cent comes back once, with one of the pieces", () => {
  const frozen = redeemed(basket("EUR", { quantity: 3 }), amountOff(10, "EUR", WHOLE_BASKET));
  const { answers } = returning(frozen, [back("1", 1)], [back("1", 1)], [back("1", 1)]);
  expect(answers.map(({ refund }) => refund.discount)).toEqual([3, 4, 3]);
});

describe("is refused", () => {
  const two = fifties(2);
  test.each<[string, readonly (readonly ReturnLine[])[], object]>([
    ["a line that was not sold", [[back("1", 1), back("9", 1)]], { pointer: "/lines/1/lineId" }],
    ["more than was sold", [[back("1", 3)]], { pointer: "/lines/0/quantity" }],
    ["more than is left", [[back("1", 1.5)], [back("1", 0.501)]], { pointer: "/lines/0/quantity" }],
    ["more than is left, in one body", [[back("1", 1), back("1", 2)]], { pointer: "/lines/1/quantity" }],
    ["an exchange for a line that there is", [[back("1", 1, line())]], { pointer: "/lines/0/replacedBy/id" }],
  ])("%s", (_, wanted, fault) => {
    expect(returning(two, ...wanted).refused).toMatchObject({ code: "invalid_request", errors: [fault] });
  });

  test("anything once all of it has come back", () => {
    expect(returning(two, [back("1", 2)], [back("1", 1)]).refused).toEqual({ code: "not_reversible" });
  });

  test.each([
    [[]],
    [[{ lineId: "1", quantity: 0 }]],
    [[{ lineId: "1", quantity: -1 }]],
    [[{ lineId: "1", quantity: 0.0001 }]],
    [[{ lineId: "1", quantity: 1, replacedBy: { id: "2", sku: "x", quantity: -1, unitPrice: 1 } }]],
  ])("what is no return: %j", (lines) => {
    expect(returnLinesSchema.safeParse(lines).success).toBe(false);
  });
});

describe("an exchange", () => {
  const other = (over: Partial<BasketLine>) => line({ id: "x", ...over });
  const exchanged = (over: Partial<BasketLine>) => returning(fifties(2), [back("1", 1, other(over))]);

  test("moves the share to the new line, from which it comes back", () => {
    const { answers, frozen } = exchanged({ unitPrice: 60_00 });
    expect(answers).toMatchObject([
      {
        refund: { amount: 45_00, discount: 0 },
        moved: [{ lineId: "1", toLineId: "x", amount: 5_00 }],
        remaining: [
          { lineId: "1", quantity: 1, discount: 5_00 },
          { lineId: "x", quantity: 1, amount: 55_00, discount: 5_00 },
        ],
      },
    ]);
    const after = returning(frozen, [back("x", 1)]);
    expect(after.answers).toMatchObject([{ refund: { amount: 55_00, discount: 5_00 } }]);
    expect(givenOf(after.frozen)).toBe(5_00);
  });

  test.each<[string, Partial<BasketLine>, number]>([
    ["that costs less than the share takes what it costs", { unitPrice: 2_00 }, 2_00],
    ["that may not be reduced takes nothing", { noDiscount: true }, 0],
  ])("for a line %s", (_, over, moved) => {
    const [answer] = exchanged(over).answers;
    expect(answer).toMatchObject({ moved: [{ amount: moved }], refund: { discount: 5_00 - moved } });
  });
});

test("all is back when all that was reduced is, or where nothing was, all", () => {
  const mixed = redeemed(basket("EUR", {}, { noDiscount: true }));
  expect(isAllBack(returning(mixed, [back("2", 1)]).frozen)).toBe(false);
  expect(isAllBack(returning(mixed, [back("1", 1)]).frozen)).toBe(true);
  const plain = redeemed(basket("EUR", { noDiscount: true }, { noDiscount: true }));
  expect(isAllBack(returning(plain, [back("1", 1)]).frozen)).toBe(false);
  expect(isAllBack(returning(plain, [back("1", 1), back("2", 1)]).frozen)).toBe(true);
});

test("what came back in the receipt itself is not sold", () => {
  expect(redeemed(basket("EUR", {}, { quantity: -1 })).lines.map(({ lineId }) => lineId)).toEqual(["1"]);
});

describe("for any split of any returns", () => {
  const sold = fc
    .array(fc.record({ quantity: fc.integer({ min: 1, max: 5_000 }), unitPrice: fc.nat(1e6) }), {
      minLength: 1,
      maxLength: 4,
    })
    .map((lines) => basket("SEK", ...lines.map((one) => ({ ...one, quantity: one.quantity / 1_000 }))));
  const rewards = fc.oneof(
    fc.integer({ min: 1, max: 10_000 }).map((points) => percentOff(points, { appliesTo: WHOLE_BASKET })),
    fc.nat(1e6).map((amount) => amountOff(amount, "SEK", WHOLE_BASKET)),
  );
  /** Thousandths at which a line's return is cut into parts. */
  const cuts = fc.array(fc.integer({ min: 1, max: 4_999 }), { maxLength: 6 });

  const partsOf = ({ lines }: FrozenDiscount, at: readonly number[]): ReturnLine[] =>
    lines.flatMap(({ lineId, quantity }) => {
      const end = Math.round(quantity * 1_000);
      const ends = [...new Set([...at.filter((cut) => cut < end), end])].toSorted((a, b) => a - b);
      return ends.map((to, index) => back(lineId, (to - (ends[index - 1] ?? 0)) / 1_000));
    });
  const total = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0);

  test("every cent comes back once: the parts sum to what was paid and given", () => {
    fc.assert(
      fc.property(sold, rewards, cuts, fc.boolean(), (bought, reward, at, atOnce) => {
        const frozen = redeemed(bought, reward);
        const parts = partsOf(frozen, at);
        const { answers, refused, frozen: end } = returning(frozen, ...(atOnce ? [parts] : parts.map((one) => [one])));
        expect(refused).toBeNull();
        expect(total(answers.map(({ refund }) => refund.amount))).toBe(total(frozen.lines.map(({ paid }) => paid)));
        expect(total(answers.map(({ refund }) => refund.discount))).toBe(total(frozen.lines.map(({ given }) => given)));
        expect(answers.every(({ refund }) => refund.lines.every((one) => one.amount >= 0 && one.discount >= 0))).toBe(
          true,
        );
        expect([givenOf(end), answers.at(-1)?.remaining]).toEqual([0, []]);
      }),
      { numRuns: 300 },
    );
  });

  test("at any moment what is given and what came back are the discount", () => {
    fc.assert(
      fc.property(sold, rewards, cuts, fc.nat(20), (bought, reward, at, some) => {
        const frozen = redeemed(bought, reward);
        const { answers, frozen: now } = returning(
          frozen,
          ...partsOf(frozen, at)
            .slice(0, some)
            .map((one) => [one]),
        );
        expect(total(answers.map(({ refund }) => refund.discount)) + givenOf(now)).toBe(givenOf(frozen));
      }),
      { numRuns: 300 },
    );
  });

  test("an exchange on the way changes nothing of what comes back in the end", () => {
    fc.assert(
      fc.property(sold, rewards, fc.nat(1e6), fc.boolean(), (bought, reward, unitPrice, noDiscount) => {
        const frozen = redeemed(bought, reward);
        const [first, ...others] = partsOf(frozen, []);
        const instead = line({ id: "x", unitPrice, noDiscount });
        const exchange = { ...back("1", first?.quantity ?? 1), replacedBy: instead };
        const { answers, refused } = returning(frozen, [exchange], [back("x", 1), ...others]);
        expect(refused).toBeNull();
        const paid = total(frozen.lines.map((one) => one.paid));
        const moved = total(answers.flatMap((answer) => answer.moved.map(({ amount }) => amount)));
        expect(total(answers.map(({ refund }) => refund.discount))).toBe(givenOf(frozen));
        expect(total(answers.map(({ refund }) => refund.amount))).toBe(paid + unitPrice - moved);
      }),
      { numRuns: 300 },
    );
  });
});
