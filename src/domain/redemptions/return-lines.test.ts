import { describe, expect, test } from "vitest";
import { RETURNS_WITHIN_MS } from "../bounds.ts";
import { type Step, Story } from "./story/testing.ts";
import { basket, line } from "./testing.ts";

const BASKET = basket("SEK", { quantity: 2, unitPrice: 50_00 }, { sku: "HAT", productId: "HAT", unitPrice: 30_00 });
const ITEMS = [{ sku: "SHOE-42", productId: "SHOE", gtin: null, quantity: 2 }];
const sold = () => {
  const story = new Story({ items: ITEMS });
  story.play(["redeem", { basket: BASKET }]);
  return story;
};
const shoes = (quantity: number) => [{ lineId: "1", quantity }];

describe("a return", () => {
  test("R02, R09: of one of two gives that one's price less its share, and leaves the offer redeemed", () => {
    const story = sold();
    expect(story.play(["return", 1, shoes(1)])).toMatchObject({ refund: { amount: 45_00, discount: 5_00 } });
    expect(story.record.life.state).toBe("redeemed");
  });

  test("of everything reduced makes it returned; what was not reduced can still come back", () => {
    const story = sold();
    story.play(["return", 1, shoes(2)]);
    expect(story.record.life.state).toBe("returned");
    expect(story.play(["return", 1, [{ lineId: "2", quantity: 1 }]])).toMatchObject({
      refund: { amount: 30_00, discount: 0 },
      remaining: [],
    });
    expect(story.play(["return", 1, [{ lineId: "2", quantity: 1 }], "B-2"])).toBe("not_reversible");
  });

  test("of the same lines in the same transaction is the same return", () => {
    const story = sold();
    const first = story.play(["return", 1, shoes(1)]);
    const { record } = story;
    story.play(["wait", 60_000]);
    expect(story.play(["return", 1, shoes(1)])).toEqual(first);
    expect(story.record).toBe(record);
  });

  test("of the same lines in another transaction is another one", () => {
    const story = sold();
    story.play(["return", 1, shoes(1)]);
    expect(story.play(["return", 1, shoes(1), "B-2"])).toMatchObject({ remaining: [{ lineId: "2" }] });
  });

  test("never gives more back than was taken", () => {
    const story = sold();
    story.play(["return", 1, shoes(1)]);
    expect(story.play(["return", 1, shoes(2), "B-2"])).toBe("invalid_request");
  });

  test("that is an exchange takes the share along", () => {
    const story = sold();
    const instead = line({ id: "9", sku: "SHOE-43", unitPrice: 50_00 });
    const exchanged = story.play([
      "return",
      1,
      [{ lineId: "1", quantity: 2, replacedBy: { ...instead, quantity: 2 } }],
    ]);
    expect(exchanged).toMatchObject({ refund: { discount: 0 }, moved: [{ toLineId: "9", amount: 10_00 }] });
    expect(story.record.life.state).toBe("redeemed");
    expect(story.play(["return", 1, [{ lineId: "9", quantity: 2 }], "B-2"])).toMatchObject({
      refund: { amount: 90_00, discount: 10_00 },
    });
    expect(story.record.life.state).toBe("returned");
  });
});

describe("refused", () => {
  test.each<[string, Step[], string]>([
    ["of a reservation", [["reserve"]], "not_reversible"],
    ["of what was voided", [["redeem"], ["void"]], "voided"],
    ["ten years later", [["redeem"], ["wait", RETURNS_WITHIN_MS]], "not_reversible"],
    ["of a line that was not sold", [["redeem"], ["wait", RETURNS_WITHIN_MS - 1]], "invalid_request"],
    ["of what nobody redeemed", [], "not_found"],
  ])("%s", (_, before, code) => {
    const story = new Story();
    story.play(...before);
    expect(story.play(["return", 1, [{ lineId: "7", quantity: 1 }]])).toBe(code);
  });
});
