import { describe, expect, test } from "vitest";
import type { Goods, Weather } from "./sources.ts";
import { checkCampaign } from "../check.ts";
import { factNamed, factSource } from "../facts.ts";
import { aCampaign, aFactContext, CART, rules } from "../testing.ts";

const [, SHOE] = CART.items;
const GOODS: Goods = {
  products: {
    "trail-42": {
      categories: [],
      marginBasisPoints: 4_000,
      prices: [],
      floorPrices: [],
      onSale: false,
      neverDiscount: false,
    },
  },
  stock: { "trail-42": 2.5 },
};
const WEATHER: Weather = { condition: "snow", temperature: -3, rainSoon: true, sunSoon: false };
const CONTEXT = aFactContext({ goods: GOODS, weather: WEATHER, ...(SHOE && { item: SHOE }) });

describe("what each fact reads", () => {
  test.each([
    ["item.sku", "trail-42"],
    ["item.productId", undefined],
    ["item.categories", ["shoes", "trail"]],
    ["item.quantity", 1],
    ["item.unitPrice", { amount: 129_900, currency: "SEK" }],
  ])("of an item: %s", (name, value) => {
    expect(factSource(CONTEXT)(name)).toEqual(value);
    expect(factSource(aFactContext())(name)).toBeUndefined();
  });

  test.each([
    ["item.inStock", true],
    ["item.stock", 2.5],
    ["item.onSale", false],
    ["item.marginBasisPoints", 4_000],
    ["item.neverDiscount", false],
  ])("of its product and stock: %s", (name, value) => {
    expect(factSource(CONTEXT)(name)).toBe(value);
    expect(factSource({ ...CONTEXT, goods: null })(name)).toBeUndefined();
    expect(factSource({ ...CONTEXT, goods: { products: {}, stock: {} } })(name)).toBeUndefined();
    expect(factNamed(name)?.needs).toBe("goods");
  });

  test.each([
    ["weather.condition", "snow"],
    ["weather.temperature", -3],
    ["weather.rainSoon", true],
    ["weather.sunSoon", false],
  ])("of the weather: %s", (name, value) => {
    expect(factSource(CONTEXT)(name)).toBe(value);
    expect(factSource({ ...CONTEXT, weather: null })(name)).toBeUndefined();
    expect(factNamed(name)).toMatchObject({ needs: "weather", personal: false });
  });
});

describe("an item of the cart is asked about in items alone", () => {
  const asked = rules({ field: "item.inStock", operator: "=", value: true });
  const nested = rules(asked);
  const [variant] = aCampaign().variants;
  const problems = (changes: Readonly<Record<string, unknown>>) =>
    checkCampaign(aCampaign(changes)).problems.map(({ pointer }) => pointer);

  test("there it may be, beside what the whole decision knows", () => {
    const both = rules(...nested.rules, { field: "weather.rainSoon", operator: "=", value: true });
    expect(problems({ items: both })).toEqual([]);
  });

  test("elsewhere it is refused with a pointer", () => {
    expect(problems({ audience: nested })).toEqual(["/audience/rules/0/rules/0/field"]);
    expect(problems({ variants: [{ ...variant, audience: asked }] })).toEqual(["/variants/0/audience/rules/0/field"]);
  });

  test.each([
    [{ field: "item.colour", operator: "=", value: "red" }, "/items/rules/0/field"],
    [{ field: "item.inStock", operator: "=", value: 1 }, "/items/rules/0/value"],
    [{ field: "item.stock", operator: "contains", value: 1 }, "/items/rules/0/operator"],
    [{ field: "weather.condition", operator: "=", value: "hail" }, "/items/rules/0/value"],
    [{ field: "item.quantity", operator: "<", value: 1 }, "/items"],
  ])("what makes no sense there is refused too: %j", (rule, pointer) => {
    expect(problems({ items: rules(rule) })).toEqual([pointer]);
  });

  test("a currency that its money names twice", () => {
    const twice = [1, 2].map((amount) => ({ amount, currency: "SEK" }));
    expect(problems({ items: rules({ field: "item.unitPrice", operator: ">", value: twice }) })).toEqual([
      "/items/rules/0/value",
    ]);
  });
});
