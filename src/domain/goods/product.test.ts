import { describe, expect, test } from "vitest";
import { errorsOf } from "../validation.ts";
import { namedBy, productInputSchema, productSchema } from "./product.ts";
import { readStock, stockRowSchema } from "./stock.ts";

const SEK = { amount: 149_900, currency: "SEK" };
const ROW = { sku: "VITMOSSA-38", names: { sv: "Vitmossa terränglöparsko" }, prices: [SEK] };
const EMPTY = {
  productId: null,
  gtin: null,
  categories: [],
  marginBasisPoints: null,
  floorPrices: [],
  onSale: null,
  neverDiscount: false,
  imageUrl: null,
};

describe("a product", () => {
  test("is complete with the least that it takes", () => {
    expect(productSchema.parse(ROW)).toEqual({ ...EMPTY, ...ROW });
  });

  test("takes null for what is not known, and a single amount for a list", () => {
    const input = { ...ROW, ...EMPTY, floorPrices: null, neverDiscount: null, prices: SEK };
    expect(productSchema.parse(input)).toEqual({ ...EMPTY, ...ROW });
  });

  test("has its members in one order, whatever order they came in", () => {
    const { sku, ...rest } = ROW;
    const [first, second] = [ROW, { ...rest, categories: [], sku }].map((row) =>
      JSON.stringify(productSchema.parse(row)),
    );
    expect(second).toBe(first);
    const put = namedBy(sku, productInputSchema.parse(rest));
    expect(put.ok && JSON.stringify(put.value)).toBe(first);
  });

  test.each<[object, string]>([
    [{ sku: "" }, "/sku"],
    [{ names: { "not a language": "x" } }, "/names/not a language"],
    [{ names: { sv: "" } }, "/names/sv"],
    [{ gtin: "12" }, "/gtin"],
    [{ prices: [SEK, SEK] }, "/prices"],
    [{ floorPrices: [SEK, SEK] }, "/floorPrices"],
    [{ prices: [{ amount: 1.5, currency: "SEK" }] }, "/prices"],
    [{ marginBasisPoints: 10_001 }, "/marginBasisPoints"],
    [{ onSale: "yes" }, "/onSale"],
    [{ colour: "red" }, "/colour"],
  ])("%j is refused", (over, pointer) => {
    const read = productSchema.safeParse({ ...ROW, ...over });
    expect(read.success ? [] : errorsOf(read.error).map((error) => error.pointer)).toContainEqual(
      expect.stringMatching(new RegExp(`^${pointer}`)),
    );
  });

  test("is the one that its path names", () => {
    const input = productInputSchema.parse(ROW);
    expect(namedBy("VITMOSSA-38", input)).toMatchObject({ ok: true, value: { sku: "VITMOSSA-38" } });
    expect(namedBy("OTHER", input)).toMatchObject({ ok: false, error: { errors: [{ pointer: "/sku" }] } });
  });
});

describe("a row of stock", () => {
  const row = { storeId: "sthlm-1", sku: "a", quantity: 2.5, at: "2026-11-21T14:00:00+01:00" };
  const at = Date.parse(row.at);

  test("has its time as a number", () => {
    expect(readStock(stockRowSchema.parse(row), at)).toEqual({ ok: true, value: { ...row, at } });
  });

  test("may come from a clock that is a little ahead, and not from the future", () => {
    expect(readStock(row, at - 5 * 60_000)).toMatchObject({ ok: true });
    expect(readStock(row, at - 5 * 60_000 - 1)).toMatchObject({ ok: false, error: { errors: [{ pointer: "/at" }] } });
  });
});
