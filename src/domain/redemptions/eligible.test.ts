import { describe, expect, test } from "vitest";
import type { OfferItem } from "../offers/offer.ts";
import type { AppliesTo } from "../offers/applies-to.ts";
import type { BasketLine } from "./basket.ts";
import { eligibleIn, missingItems } from "./eligible.ts";
import { basket, CART_ITEMS, item, WHOLE_BASKET } from "./testing.ts";

type Lines = readonly Partial<BasketLine>[];
const amounts = (appliesTo: AppliesTo, items: readonly OfferItem[], lines: Lines): number[] =>
  eligibleIn({ appliesTo, onDiscounted: "after" }, items, basket("SEK", ...lines).lines).lines.map(
    (line) => line.amount,
  );

const PRODUCT = CART_ITEMS;
const SKU = { ...CART_ITEMS, match: "sku" } as const;
const HATS = { kind: "skus", skus: ["HAT", "CAP"], match: "product", target: "all" } as const;
const SHOES = { kind: "categories", categories: ["shoes"], match: "product", target: "all" } as const;
const cheapest = <A extends AppliesTo>(appliesTo: A) => ({ ...appliesTo, target: "cheapest" as const });
const dearest = <A extends AppliesTo>(appliesTo: A) => ({ ...appliesTo, target: "dearest" as const });
const dear = { unitPrice: 120_00 };
const cheap = { unitPrice: 80_00 };
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
  ["articles by their SKU, however many", HATS, item(), [{}, { ...sock, sku: "HAT", quantity: 7 }], [0, 700_00]],
  ["a category as the till names it", SHOES, item(), [{ categories: ["sale", "shoes"] }, sock], [100_00, 0]],
  ["a weighed piece, rounded half up once", WHOLE_BASKET, item(), [{ quantity: 0.335, unitPrice: 99_90 }], [33_47]],
  ["as much of what is weighed as was left", PRODUCT, item(), [{ quantity: 1.35 }], [100_00]],
  ["nothing of what comes back in the same receipt", PRODUCT, item(), [{ quantity: -1 }, cheap], [80_00]],
  ["the cheapest piece alone", cheapest(WHOLE_BASKET), item(), [{}, { ...cheap, quantity: 3 }], [80_00]],
  ["the dearest piece alone", dearest(WHOLE_BASKET), item(), [{}, { ...dear, quantity: 3 }], [120_00]],
  ["the cheapest piece that costs anything", cheapest(WHOLE_BASKET), item(), [{ unitPrice: 0 }, {}], [100_00]],
  ["the cheapest of those that cover the cart", cheapest(PRODUCT), item({ quantity: 2 }), [cheap, dear, {}], [100_00]],
  ["of less than a piece what there is", dearest(WHOLE_BASKET), item(), [{ quantity: 0.5 }], [50_00]],
  ["no piece of nothing", dearest(HATS), item(), [{}], []],
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

test("of two equally dear pieces the earlier line's is meant", () => {
  const { lines } = basket("SEK", {}, {});
  for (const appliesTo of [cheapest(WHOLE_BASKET), dearest(WHOLE_BASKET)]) {
    expect(eligibleIn({ appliesTo, onDiscounted: "after" }, [], lines).lines).toMatchObject([{ lineId: "1" }]);
  }
});

test("what the till has reduced itself is left alone where the reward says so", () => {
  const { lines } = basket("SEK", { discount: 1 }, sock);
  const reach = { appliesTo: WHOLE_BASKET, onDiscounted: "refuse" } as const;
  expect(eligibleIn(reach, [], lines).lines).toMatchObject([{ lineId: "2", amount: 100_00 }]);
});

describe("what comes back in the same receipt", () => {
  const { lines } = basket("SEK", {}, sock, { ...sock, quantity: -1, discount: 10_00 });
  const subtotal = (appliesTo: AppliesTo, more: Lines = []) =>
    eligibleIn({ appliesTo, onDiscounted: "after" }, [item()], [...lines, ...basket("SEK", ...more).lines]).subtotal;

  test("lowers the whole basket by what it was sold for", () => {
    expect(subtotal(WHOLE_BASKET)).toBe(110_00);
    expect(subtotal(WHOLE_BASKET, [{ quantity: -9 }])).toBe(0);
  });

  test("lowers nothing where the reward is about something else, or may not reduce it", () => {
    expect(subtotal(PRODUCT)).toBe(100_00);
    expect(subtotal(dearest(WHOLE_BASKET))).toBe(100_00);
    expect(subtotal(WHOLE_BASKET, [{ quantity: -1, noDiscount: true }])).toBe(110_00);
  });

  test("is not what was left in the cart", () => {
    expect(missingItems("sku", [item()], basket("SEK", { quantity: -1 }).lines)).toHaveLength(1);
  });
});
