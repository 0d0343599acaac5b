import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CODE_RANDOM_BYTES } from "../../../domain/bounds.ts";
import { displayCode, makeCode } from "../../../domain/offers/code.ts";
import { presentedBy, scanOf } from "./presented.ts";

/** Bytes that are all fair, so that there is always a code in them. */
const codes = fc
  .uint8Array({ minLength: CODE_RANDOM_BYTES, maxLength: CODE_RANDOM_BYTES, max: 247 })
  .map((bytes) => makeCode(bytes));
const TOKEN = "eyJhbGciOiJFUzI1NiJ9.eyJqdGkiOiJvZmZfMSJ9.c2lnbmF0dXJl";

describe("what a shopper shows", () => {
  test("is a code in any case, with spaces and hyphens wherever they are", () => {
    const separators = fc.array(fc.constantFrom("", " ", "-", "–", "  "), { minLength: 11, maxLength: 11 });
    fc.assert(
      fc.property(codes, separators, fc.boolean(), (code, between, lower) => {
        const typed = Array.from(code, (symbol, index) => `${between[index] ?? ""}${symbol}`).join("");
        expect(presentedBy(lower ? typed.toLowerCase() : typed)).toEqual({ code });
      }),
    );
  });

  test("is no code when one symbol of it is another", () => {
    fc.assert(
      fc.property(codes, fc.nat({ max: 10 }), (code, at) => {
        const other = code[at] === "A" ? "B" : "A";
        expect(presentedBy(code.slice(0, at) + other + code.slice(at + 1))).toBeNull();
      }),
    );
  });

  test.each([
    [TOKEN, { token: TOKEN }],
    [` ${TOKEN}\n`, { token: TOKEN }],
    ["", null],
    ["one.two", null],
    ["https://example.com/x", null],
  ])("%j is %j", (text, presented) => expect(presentedBy(text)).toEqual(presented));
});

describe("what a scanner reads", () => {
  test("is the offer where it can be one", () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(scanOf(displayCode(code))).toEqual({ kind: "offer", presented: { code } });
      }),
    );
  });

  test.each([
    ["7310865004703", "7310865004703"],
    ["73108650", "73108650"],
    ["731086500", null],
    ["VITMOSSA-43", null],
    [" VITMOSSA-43\r", null],
  ])("%j is an article with the GTIN %j", (text, gtin) => {
    expect(scanOf(text)).toEqual({ kind: "article", sku: text.trim(), gtin });
  });
});
