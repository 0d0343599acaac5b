import { describe, expect, test } from "vitest";
import type { OfferItem } from "../offers/offer.ts";
import type { AppliesTo } from "../offers/reward.ts";
import type { BasketLine } from "./basket.ts";
import { eligibleLines, missingItems } from "./eligible.ts";
import { basket, item, WHOLE_BASKET } from "./testing.ts";

type Lines = readonly Partial<BasketLine>[];
const amounts = (appliesTo: AppliesTo, items: readonly OfferItem[], lines: Lines): number[] =>
  eligibleLines(appliesTo, items, basket("SEK", ...lines).lines).map((line) => line.amount);

const PRODUCT = { kind: "cartItems", match: "product" } as const;
const SKU = { kind: "cartItems", match: "sku" } as const;
const size43 = { sku: "SHOE-43" };
const sock = { sku: "SOCK", productId: "SOCK" };

test.each<[string, AppliesTo, OfferItem, Lines, number[]]>([
  ["the very same article", SKU, item(), [{}], [100_00]],
  ["who left a 42 may buy a 43", PRODUCT, item(), [size43], [100_00]],
  ["but not where the article is insisted on", SKU, item(), [size43], [0]],
  [
    "by GTIN, with or without leading zeros",
    SKU,
    item({ gtin: "0012345678905" }),
    [{ ...sock, gtin: "012345678905" }],
    [100_00],
  ],
  ["no GTIN on either side is no agreement", SKU, item(), [{ ...sock, gtin: null }], [0]],
  [
    "no product on either side is no agreement",
    PRODUCT,
    item({ productId: null }),
    [{ ...sock, productId: null }],
    [0],
  ],
  ["something else", PRODUCT, item(), [sock], [0]],
  ["a line that may not be reduced", PRODUCT, item(), [{ noDiscount: true }], []],
  ["as many as were left, not more", PRODUCT, item({ quantity: 2 }), [{ quantity: 3 }], [200_00]],
  ["fewer than were left", PRODUCT, item({ quantity: 5 }), [{ quantity: 3 }], [300_00]],
  ["dearest first", PRODUCT, item(), [{ unitPrice: 90_00 }, { ...size43, unitPrice: 110_00 }], [0, 110_00]],
  ["of two equally dear the earlier", PRODUCT, item(), [{ ...size43 }, {}], [100_00, 0]],
  ["across lines", PRODUCT, item({ quantity: 3 }), [{ quantity: 2 }, { quantity: 2 }], [200_00, 100_00]],
  ["less what the till took off", PRODUCT, item(), [{ discount: 30_00 }], [70_00]],
  [
    "its part of what the till took off three",
    PRODUCT,
    item({ quantity: 2 }),
    [{ quantity: 3, discount: 30_00 }],
    [180_00],
  ],
  ["an uneven part counts against the reward", PRODUCT, item(), [{ quantity: 3, discount: 1 }], [99_99]],
  ["the whole basket", WHOLE_BASKET, item(), [sock, { quantity: 3, discount: 1 }], [100_00, 299_99]],
  ["the whole basket without what may not be reduced", WHOLE_BASKET, item(), [{ noDiscount: true }, sock], [100_00]],
])("%s", (_, appliesTo, left, lines, expected) => {
  expect(amounts(appliesTo, [left], lines)).toEqual(expected);
});

describe("several items", () => {
  const both = [item(), item(size43)];

  test("a line takes its own article first and leaves the other to the other line", () => {
    expect(amounts(SKU, both, [size43, {}])).toEqual([100_00, 100_00]);
    expect(amounts(PRODUCT, both, [{ quantity: 2 }])).toEqual([200_00]);
    expect(amounts(PRODUCT, both, [{ ...size43, unitPrice: 120_00 }, {}])).toEqual([120_00, 100_00]);
  });

  test("a line that finds its own article leaves another size to who bought a third", () => {
    const left = [item(size43), item({ productId: null })];
    expect(amounts(PRODUCT, left, [{}, { sku: "SHOE-44" }])).toEqual([100_00, 100_00]);
  });

  test("one piece covers one piece", () => {
    expect(amounts(PRODUCT, both, [{ quantity: 1 }, { quantity: 1 }, { quantity: 1 }])).toEqual([100_00, 100_00, 0]);
  });

  test("missing is what no line answers, though it may not be reduced", () => {
    const { lines } = basket("SEK", { noDiscount: true });
    expect(missingItems("sku", both, lines)).toEqual([both[1]]);
    expect(missingItems("product", both, lines)).toEqual([]);
  });
});
