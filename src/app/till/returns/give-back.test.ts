import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { returnBodySchema } from "../../../domain/redemptions/redemption-body.ts";
import { EMPTY_LINE } from "../basket.ts";
import { clamped, isReady, NOTHING, returnLinesOf } from "./give-back.ts";

const INSTEAD = { ...EMPTY_LINE, sku: "VITMOSSA-42", productId: "VITMOSSA", price: 1_499 };
const RECEIPT = { storeId: "gbg-1", tillId: "1", transactionId: "R-7KQ4-M2XP" };
const linesOf = (typed: Parameters<typeof returnLinesOf>[0]) => returnLinesOf(typed, RECEIPT.transactionId, "SEK");

describe("what comes back", () => {
  test("is what the service takes, with what is taken instead", () => {
    const lines = linesOf({ 1: { quantity: 1, instead: null }, 2: { quantity: 0.5, instead: INSTEAD }, 3: NOTHING });
    expect(returnBodySchema.parse({ ...RECEIPT, lines }).lines).toMatchObject([
      { lineId: "1", quantity: 1, replacedBy: null },
      { lineId: "2", quantity: 0.5, replacedBy: { id: "2/R-7KQ4-M2XP", sku: "VITMOSSA-42", unitPrice: 149_900 } },
    ]);
  });

  test("is never more than is left, nor less than nothing", () => {
    const remaining = { lineId: "1", quantity: 3, amount: 300, discount: 30 };
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 10 }), (typed) => {
        const quantity = clamped(remaining, typed);
        expect(quantity).toBeGreaterThanOrEqual(0);
        expect(quantity).toBeLessThanOrEqual(3);
        if (typed >= 0 && typed <= 3) expect(quantity).toBe(typed);
      }),
    );
  });

  test.each([
    ["nothing", {}, false],
    ["none of a line", { 1: NOTHING }, false],
    ["a piece", { 1: { quantity: 1, instead: null } }, true],
    ["an exchange for nothing in particular", { 1: { quantity: 1, instead: EMPTY_LINE } }, false],
    ["an exchange without a price", { 1: { quantity: 1, instead: { ...INSTEAD, price: "" } } }, false],
    ["an exchange", { 1: { quantity: 1, instead: INSTEAD } }, true],
    [
      "a piece, and an exchange that nothing comes back for",
      { 1: { quantity: 1, instead: null }, 2: { quantity: 0, instead: EMPTY_LINE } },
      true,
    ],
  ])("%s can be sent: %s", (_, typed, ready) => expect(isReady(typed)).toBe(ready));
});
