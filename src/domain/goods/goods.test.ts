import { describe, expect, test } from "vitest";
import { floorFor, goodsOf, productIn, stockIn, type Ware } from "./goods.ts";
import { productSchema } from "./product.ts";

const NOW = 1_795_269_600_000;
const HOUR = 3_600_000;

const product = (over: object = {}) =>
  productSchema.parse({ sku: "a", names: { en: "Boot" }, prices: [{ amount: 100_00, currency: "SEK" }], ...over });
const ware = (over: Partial<Ware> = {}): Ware => ({ sku: "a", product: product(), stock: null, ...over });
const goods = (...wares: readonly Ware[]) => goodsOf(wares, NOW, 24 * HOUR);

describe("what decisions see of goods", () => {
  test("is what they weigh, without names and pictures", () => {
    const found = goods(
      ware({ product: product({ marginBasisPoints: 4_000, imageUrl: "https://shop.example/a.jpg" }) }),
    );
    expect(found.products).toEqual({
      a: {
        categories: [],
        marginBasisPoints: 4_000,
        prices: [{ amount: 100_00, currency: "SEK" }],
        floorPrices: [],
        onSale: null,
        neverDiscount: false,
      },
    });
  });

  test.each<[string, Ware["stock"], number | undefined]>([
    ["counted just now", { quantity: 3, at: NOW }, 3],
    ["counted as long ago as it may be", { quantity: 3, at: NOW - 24 * HOUR }, 3],
    ["counted too long ago", { quantity: 3, at: NOW - 24 * HOUR - 1 }, undefined],
    ["never counted", null, undefined],
    ["none left", { quantity: 0, at: NOW }, 0],
    ["more sold than was known of", { quantity: -2, at: NOW }, 0],
  ])("stock: %s", (_, stock, expected) => {
    expect(stockIn(goods(ware({ stock })), "a")).toBe(expected);
  });

  test.each(["constructor", "__proto__", "toString"])(
    "an article called %s is known only if it was imported",
    (sku) => {
      expect([productIn(goods(), sku), stockIn(goods(), sku)]).toEqual([undefined, undefined]);
      const found = goods(ware({ sku, stock: { quantity: 1, at: NOW } }));
      expect([productIn(found, sku)?.neverDiscount, stockIn(found, sku)]).toEqual([false, 1]);
    },
  );

  test("where nothing came, nothing is known", () => {
    expect([productIn(null, "a"), stockIn(undefined, "a"), floorFor(null, "a", "SEK")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("a floor is of one currency", () => {
    const found = goods(ware({ product: product({ floorPrices: { amount: 80_00, currency: "SEK" } }) }));
    expect([floorFor(found, "a", "SEK"), floorFor(found, "a", "EUR"), floorFor(found, "b", "SEK")]).toEqual([
      80_00,
      undefined,
      undefined,
    ]);
  });
});
