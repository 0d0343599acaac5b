import { describe, expect, test } from "vitest";
import { anInput, CART } from "../campaigns/testing.ts";
import { compileSettings, settingsSchema } from "../settings.ts";
import type { Goods, Product } from "../campaigns/facts/sources.ts";
import { guardedBy, isNeverDiscounted } from "./guarded.ts";

const settings = (neverDiscount: object = {}) =>
  compileSettings(settingsSchema.parse({ guardrails: { neverDiscount } }));
const product = (over: Partial<Product> = {}): Product => ({
  categories: [],
  marginBasisPoints: null,
  prices: [],
  floorPrices: [],
  onSale: null,
  neverDiscount: false,
  ...over,
});
const goods = (products: Readonly<Record<string, Product>> = {}): Goods => ({ products, stock: {} });
const sock = { sku: "sock-m", categories: ["socks"] };

describe("an article is never discounted", () => {
  test.each<[string, object, Goods | null, boolean]>([
    ["where nobody says so", {}, goods(), false],
    ["where nothing is known of it", {}, null, false],
    ["by its own word", {}, goods({ "sock-m": product({ neverDiscount: true }) }), true],
    ["by the word of another", {}, goods({ "trail-42": product({ neverDiscount: true }) }), false],
    ["by the settings' list of SKUs", { skus: ["sock-m"] }, null, true],
    ["by its category in the cart", { categories: ["socks"] }, null, true],
    [
      "by its category as it was imported",
      { categories: ["wool"] },
      goods({ "sock-m": product({ categories: ["wool"] }) }),
      true,
    ],
    ["by another category", { categories: ["shoes"] }, goods({ "sock-m": product() }), false],
  ])("%s: %j", (_, neverDiscount, known, expected) => {
    expect(isNeverDiscounted({ settings: settings(neverDiscount), goods: known }, sock)).toBe(expected);
  });
});

describe("what an offer takes to the till", () => {
  const SEK = (amount: number) => [{ amount, currency: "SEK" }];
  const guarded = (neverDiscount: object, known: Goods | null) =>
    guardedBy(anInput({ settings: settings(neverDiscount), goods: known }), "SEK");

  test("is nothing where nothing is guarded", () => {
    expect(
      guarded({}, goods({ "sock-m": product({ floorPrices: [{ amount: 1, currency: "EUR" }] }) })),
    ).toBeUndefined();
  });

  test("are the settings' lists, what of the cart is never discounted, and its floors", () => {
    const known = goods({
      "sock-m": product({ neverDiscount: true }),
      "trail-42": product({ floorPrices: SEK(99_900) }),
    });
    expect(guarded({ skus: ["gift"], categories: ["books"] }, known)).toEqual({
      skus: ["gift", "sock-m"],
      categories: ["books"],
      floors: [{ sku: "trail-42", productId: null, gtin: null, amount: 99_900 }],
    });
  });

  test("names each article once, also without a cart", () => {
    expect(guarded({ skus: ["sock-m"] }, null)?.skus).toEqual(["sock-m"]);
    const input = anInput({ settings: settings({ skus: ["gift"] }), cart: { kind: "none" } });
    expect(guardedBy(input, "SEK")).toEqual({ skus: ["gift"], categories: [], floors: [] });
    expect(CART.items.map(({ sku }) => sku)).toContain("sock-m");
  });
});
