import { describe, expect, test } from "vitest";
import { basketSchema, basketTotal, netOf } from "./basket.ts";
import { basket, line } from "./testing.ts";

test.each([
  ["a piece", {}, 100_00],
  ["several, less what the till took off", { quantity: 3, discount: 1 }, 299_99],
  ["half a kilo", { quantity: 0.5, unitPrice: 1_00 }, 50],
  ["half a unit, rounded up once", { quantity: 0.5, unitPrice: 1 }, 1],
  ["less than half a unit", { quantity: 0.499, unitPrice: 1 }, 0],
  ["what comes back, the mirror of its sale", { quantity: -0.5, unitPrice: 1 }, -1],
  ["what comes back and was reduced", { quantity: -2, discount: 50_00 }, -150_00],
  ["what comes back and was free", { quantity: -1, unitPrice: 0 }, 0],
])("%s", (_, over, expected) => {
  expect(netOf(line(over))).toBe(expected);
});

test("a basket comes to its lines, with what comes back in it", () => {
  expect(basketTotal(basket("SEK", {}, { quantity: -0.25 }))).toBe(75_00);
});

describe("a basket", () => {
  const of = (...lines: readonly object[]) => ({
    currency: "SEK",
    lines: lines.map((over, n) => ({ id: String(n), sku: "x", quantity: 1, unitPrice: 1_00, ...over })),
  });
  const isTaken = (input: unknown): boolean => basketSchema.safeParse(input).success;

  test.each([
    [{}],
    [{ quantity: 0.001 }],
    [{ quantity: 9_999.999 }],
    [{ quantity: -1, discount: 1_00 }],
    [{ quantity: 1.1 }, { quantity: 2.675 }],
  ])("is read: %j", (...lines) => {
    expect(isTaken(of(...lines))).toBe(true);
  });

  test.each([
    [{ quantity: 0 }],
    [{ quantity: 0.0001 }],
    [{ quantity: 10_001 }],
    [{ quantity: Number.NaN }],
    [{ unitPrice: 0.5 }],
    [{ discount: 1_01 }],
    [{ quantity: -1, discount: -1 }],
    [{ quantity: 10_000, unitPrice: 1e11 }],
  ])("is refused: %j", (over) => {
    expect(isTaken(of(over))).toBe(false);
  });

  test("names each line once, and has one", () => {
    expect(isTaken(of({ id: "a" }, { id: "a" }))).toBe(false);
    expect(isTaken(of())).toBe(false);
  });
});
