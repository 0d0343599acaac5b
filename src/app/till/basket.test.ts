import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseRedemption } from "../../domain/redemptions/redemption-body.ts";
import { basketTotal } from "../../domain/redemptions/basket.ts";
import { basketOf, costOf, EMPTY_LINE, type Line, lineOf, majorOf, minorOf, totalOf, withLine } from "./basket.ts";

const SHOE = { sku: "VITMOSSA-43", productId: "VITMOSSA", gtin: null, name: "Shoe", quantity: 1, unitPrice: 149_900 };

const quantities = fc
  .integer({ min: -5_000, max: 5_000 })
  .filter((parts) => parts !== 0)
  .map((parts) => parts / 1_000);
const newLines = fc.record({
  sku: fc.constantFrom("A", "B", "7310865004703"),
  productId: fc.constantFrom(null, "P"),
  gtin: fc.constant(null),
  name: fc.constantFrom("", "Shoe"),
  quantity: quantities,
  unitPrice: fc.integer({ min: 0, max: 1_000_000 }),
});
const baskets = fc
  .array(newLines, { minLength: 1, maxLength: 8 })
  .map((added) => added.reduce<readonly Line[]>((lines, line) => withLine(lines, line), []));

describe("a basket", () => {
  test("is what the service takes, and comes to what the service says", () => {
    fc.assert(
      fc.property(baskets, (lines) => {
        const receipt = { storeId: "s", tillId: "1", transactionId: "R" };
        const parsed = parseRedemption({ code: "c", ...receipt, basket: basketOf(lines, "SEK") });
        if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
        expect(basketTotal(parsed.value.basket)).toBe(totalOf(lines));
      }),
    );
  });

  test("counts the same article once, and what comes back for itself", () => {
    const two = withLine(withLine([], SHOE), SHOE);
    expect(two).toEqual([{ ...SHOE, id: "1", quantity: 2 }]);
    const withReturn = withLine(two, { ...SHOE, quantity: -1 });
    expect(withReturn.map(({ id, quantity }) => [id, quantity])).toEqual([
      ["1", 2],
      ["2", -1],
    ]);
  });

  test("never gives a number twice, also after a line was taken out", () => {
    const lines = withLine(withLine([], SHOE), { ...SHOE, sku: "SOCK" }).slice(1);
    expect(withLine(lines, { ...SHOE, sku: "HAT" }).map(({ id }) => id)).toEqual(["2", "3"]);
  });

  test.each([
    [1.35, 1_999, 2_699],
    [-1.35, 1_999, -2_699],
    [0.5, 1, 1],
    [3, 0, 0],
  ])("%d pieces of %d cost %d", (quantity, unitPrice, cost) => expect(costOf({ quantity, unitPrice })).toBe(cost));
});

describe("what is typed", () => {
  test.each([
    ["1499", "SEK", 149_900],
    ["19.99", "EUR", 1_999],
    [1_499, "JPY", 1_499],
    ["1.005", "KWD", 1_005],
    ["1.15", "SEK", 115],
  ])("%s in %s is %d minor units, and back", (price, currency, amount) => {
    expect(minorOf(price, currency)).toBe(amount);
    expect(majorOf(amount, currency)).toBe(Number(price));
  });

  test("becomes a line; digits that a scanner may read are a GTIN as well", () => {
    const typed = { ...EMPTY_LINE, sku: " 7310865004703 ", price: "29.9" };
    const line = {
      sku: "7310865004703",
      productId: null,
      gtin: "7310865004703",
      name: "",
      quantity: 1,
      unitPrice: 2_990,
    };
    expect(lineOf(typed, "SEK")).toEqual(line);
    expect(lineOf({ ...typed, sku: "VITMOSSA-43", productId: "VITMOSSA" }, "SEK")).toMatchObject({
      productId: "VITMOSSA",
      gtin: null,
    });
  });
});
