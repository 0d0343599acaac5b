import { describe, expect, test } from "vitest";
import { parseRedemption } from "./redemption-body.ts";

const LINE = { id: "1", sku: "SHOE-43", quantity: 1, unitPrice: 129_900 };
const BODY = {
  code: "ABCD-EFGH-JKM",
  storeId: "sthlm-1",
  tillId: "3",
  transactionId: "R-1042",
  basket: { currency: "SEK", lines: [LINE] },
};
const withLines = (...lines: readonly object[]) => ({ ...BODY, basket: { currency: "SEK", lines } });
const withLine = (over: object) => withLines({ ...LINE, ...over });

/** The pointers of a refusal, or none if it was accepted. */
const pointersOf = (input: unknown): readonly string[] => {
  const parsed = parseRedemption(input);
  if (parsed.ok) return [];
  expect(parsed.error.code).toBe("invalid_request");
  return (parsed.error.errors ?? []).map((error) => error.pointer);
};

test("the shortest body, and what is filled in", () => {
  expect(parseRedemption(BODY)).toEqual({
    ok: true,
    value: {
      presented: { code: "ABCD-EFGH-JKM" },
      storeId: "sthlm-1",
      tillId: "3",
      transactionId: "R-1042",
      attempt: 1,
      basket: { currency: "SEK", lines: [{ ...LINE, categories: [], discount: 0, noDiscount: false }] },
    },
  });
});

test("the longest body that is built", () => {
  const line = {
    ...LINE,
    productId: "SHOE",
    gtin: "4006381333931",
    categories: ["shoes"],
    discount: 5,
    noDiscount: true,
  };
  const body = {
    ...withLines(line),
    code: null,
    token: "e30.e30.sig",
    attempt: 2,
    capture: "now",
    training: false,
    offers: [],
    shopper: null,
  };
  expect(parseRedemption(body)).toMatchObject({
    value: { presented: { token: "e30.e30.sig" }, attempt: 2, basket: { lines: [line] } },
  });
});

describe("refused", () => {
  test.each([
    ["both code and token", { ...BODY, token: "e30.e30.sig" }, "/code"],
    ["neither code nor token", { ...BODY, code: null }, "/code"],
    ["an empty code", { ...BODY, code: "" }, "/code"],
    ["an unknown member", { ...BODY, colour: "red" }, "/colour"],
    ["capture later", { ...BODY, capture: "later" }, "/capture"],
    ["training", { ...BODY, training: true }, "/training"],
    ["several offers", { ...BODY, offers: [{ code: "ABCD-EFGH-JKM" }] }, "/offers"],
    ["a shopper instead of a code", { ...BODY, shopper: { kind: "loyaltyCard", value: "1" } }, "/shopper"],
    ["an attempt of 0", { ...BODY, attempt: 0 }, "/attempt"],
    ["a store id that is none", { ...BODY, storeId: "a b" }, "/storeId"],
    ["no lines", withLines(), "/basket/lines"],
    ["two lines of one id", withLines(LINE, LINE), "/basket/lines"],
    ["decimals", withLine({ quantity: 1.5 }), "/basket/lines/0/quantity"],
    ["a line returned in the same receipt", withLine({ quantity: -1 }), "/basket/lines/0/quantity"],
    ["a price below zero", withLine({ unitPrice: -1 }), "/basket/lines/0/unitPrice"],
    ["a discount above the line's price", withLine({ discount: 129_901 }), "/basket/lines/0/discount"],
    ["a GTIN with letters", withLine({ gtin: "40063813339AB" }), "/basket/lines/0/gtin"],
    ["a total that no till can mean", withLine({ quantity: 10_000, unitPrice: 1e11 }), "/basket/lines"],
    ["a currency in lower case", { ...BODY, basket: { currency: "sek", lines: [LINE] } }, "/basket/currency"],
  ])("%s", (_, body, pointer) => {
    expect(pointersOf(body)).toContain(pointer);
  });

  test.each([undefined, null, [], "code", 7])("%j is no body", (body) => {
    expect(pointersOf(body)).toEqual([""]);
  });
});
