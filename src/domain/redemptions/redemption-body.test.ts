import { describe, expect, test } from "vitest";
import { parseWith } from "../validation.ts";
import { commitBodySchema, parseRedemption, returnBodySchema, voidBodySchema } from "./redemption-body.ts";

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
      capture: "now",
      training: false,
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
    capture: "later",
    training: true,
    offers: [],
    shopper: null,
  };
  expect(parseRedemption(body)).toMatchObject({
    value: {
      presented: { token: "e30.e30.sig" },
      attempt: 2,
      capture: "later",
      training: true,
      basket: { lines: [line] },
    },
  });
});

describe("refused", () => {
  test.each([
    ["both code and token", { ...BODY, token: "e30.e30.sig" }, "/code"],
    ["neither code nor token", { ...BODY, code: null }, "/code"],
    ["an empty code", { ...BODY, code: "" }, "/code"],
    ["an unknown member", { ...BODY, colour: "red" }, "/colour"],
    ["a capture at another time", { ...BODY, capture: "tomorrow" }, "/capture"],
    ["training that is neither", { ...BODY, training: "yes" }, "/training"],
    ["several offers", { ...BODY, offers: [{ code: "ABCD-EFGH-JKM" }] }, "/offers"],
    ["a shopper instead of a code", { ...BODY, shopper: { kind: "loyaltyCard", value: "1" } }, "/shopper"],
    ["an attempt of 0", { ...BODY, attempt: 0 }, "/attempt"],
    ["a store id that is none", { ...BODY, storeId: "a b" }, "/storeId"],
    ["no lines", withLines(), "/basket/lines"],
    ["two lines of one id", withLines(LINE, LINE), "/basket/lines"],
    ["a fourth decimal", withLine({ quantity: 1.0005 }), "/basket/lines/0/quantity"],
    ["a quantity of nothing", withLine({ quantity: 0 }), "/basket/lines/0/quantity"],
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

describe("the other bodies of a till", () => {
  const { basket, ...VOID } = BODY;
  const { code: _, ...RECEIPT } = VOID;
  const lines = [{ lineId: "1", quantity: 1 }];
  test.each<[string, Parameters<typeof parseWith>[0], unknown, readonly string[]]>([
    ["a void", voidBodySchema, VOID, []],
    ["a void by token", voidBodySchema, { ...VOID, code: null, token: "e30.e30.sig", attempt: 2 }, []],
    ["a void of nothing", voidBodySchema, RECEIPT, ["/code"]],
    ["a void with a basket", voidBodySchema, BODY, ["/basket"]],
    ["a commit", commitBodySchema, {}, []],
    ["a commit with its final basket", commitBodySchema, { basket }, []],
    ["a commit with an empty basket", commitBodySchema, { basket: { ...basket, lines: [] } }, ["/basket/lines"]],
    ["a return", returnBodySchema, { ...RECEIPT, lines }, []],
    ["an exchange", returnBodySchema, { ...RECEIPT, lines: [{ ...lines[0], replacedBy: LINE }] }, []],
    ["a return of nothing", returnBodySchema, { ...RECEIPT, lines: [] }, ["/lines"]],
    [
      "a return of less than nothing",
      returnBodySchema,
      { ...RECEIPT, lines: [{ lineId: "1", quantity: -1 }] },
      ["/lines/0/quantity"],
    ],
    ["a return by attempt", returnBodySchema, { ...RECEIPT, lines, attempt: 1 }, ["/attempt"]],
  ])("%s", (_name, schema, body, pointers) => {
    const parsed = parseWith(schema, body);
    expect(parsed.ok ? [] : parsed.error.errors?.map(({ pointer }) => pointer)).toEqual(pointers);
  });
});
