import { describe, expect, test } from "vitest";
import { paidFor, paidInAll, purchaseRowSchema, purchaseSchema } from "./purchase.ts";

const SALE = {
  id: "p-1",
  channel: "store",
  at: "2026-11-21T10:00:00Z",
  currency: "SEK",
  lines: [{ sku: "a", quantity: 2, unitPrice: 100 }],
};
const takes = (over: object): boolean => purchaseSchema.safeParse({ ...SALE, ...over }).success;

describe("a purchase", () => {
  test.each([
    ["by nobody known", {}, true],
    ["by a shopper", { shopperId: "lars" }, true],
    ["by a card", { shopper: { kind: "loyaltyCard", value: "4711" } }, true],
    ["by two ways to say who", { shopperId: "lars", shopper: { kind: "loyaltyCard", value: "4711" } }, false],
    ["that comes back", { kind: "return", of: "p-0" }, true],
    ["that comes back from nobody knows which sale", { kind: "return" }, true],
    ["of another purchase", { of: "p-0" }, false],
    ["of nothing", { lines: [] }, false],
    ["of another kind", { kind: "gift" }, false],
  ])("%s", (_, over, isTaken) => expect(takes(over)).toBe(isTaken));

  test("of an import is somebody's", () => {
    expect(purchaseRowSchema.safeParse(SALE).success).toBe(false);
    expect(purchaseRowSchema.safeParse({ ...SALE, shopperId: "lars" }).success).toBe(true);
  });
});

test("what was paid is the price of all pieces less the discount, and never below nothing", () => {
  const line = purchaseSchema.parse({ ...SALE, lines: [{ sku: "a", quantity: 3, unitPrice: 100, discount: 50 }] });
  expect(line.lines.map(paidFor)).toEqual([250]);
  const free = purchaseSchema.parse({ ...SALE, lines: [{ sku: "a", quantity: 1, unitPrice: 10, discount: 50 }] });
  expect([paidInAll(line), paidInAll(free)]).toEqual([250, 0]);
});
