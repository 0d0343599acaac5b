import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CODE_RANDOM_BYTES, CODE_RANDOM_SYMBOLS } from "../bounds.ts";
import { canonicalCode, displayCode, makeCode } from "./code.ts";

const SYMBOLS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ".split("");
const randomBytes = fc.uint8Array({ minLength: CODE_RANDOM_BYTES, maxLength: CODE_RANDOM_BYTES });
const codes = randomBytes
  .filter((bytes) => bytes.filter((byte) => byte < 248).length >= CODE_RANDOM_SYMBOLS)
  .map((bytes) => makeCode(bytes));
const replaceAt = (code: string, index: number, symbols: string): string =>
  code.slice(0, index) + symbols + code.slice(index + symbols.length);

describe("makeCode", () => {
  test("K03: no look-alikes, and a check symbol that canonicalCode accepts", () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(code).toMatch(/^[2-9A-HJKMNP-Z]{11}$/);
        expect(canonicalCode(code)).toBe(code);
      }),
    );
  });

  test("K07: the search space is at least 2^44", () => {
    expect(CODE_RANDOM_SYMBOLS * Math.log2(SYMBOLS.length)).toBeGreaterThanOrEqual(44);
  });

  test("K07: too few random bytes make no shorter code", () => {
    expect(() => makeCode(new Uint8Array(CODE_RANDOM_SYMBOLS - 1))).toThrow(RangeError);
    expect(() => makeCode(new Uint8Array(CODE_RANDOM_BYTES).fill(255))).toThrow(RangeError);
  });

  test("every symbol stands for equally many bytes", () => {
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 248; byte++) {
      const first = makeCode(new Uint8Array(CODE_RANDOM_BYTES).fill(byte)).charAt(0);
      counts.set(first, (counts.get(first) ?? 0) + 1);
    }
    expect([...counts.values()]).toEqual(SYMBOLS.map(() => 8));
  });

  test("bytes that would favour some symbols are passed over", () => {
    const bytes = Uint8Array.from({ length: CODE_RANDOM_BYTES }, (_, index) => (index % 2 === 0 ? 250 : index));
    const fair = Uint8Array.from({ length: CODE_RANDOM_BYTES }, (_, index) => 2 * (index % 15) + 1);
    expect(makeCode(bytes)).toBe(makeCode(fair));
  });
});

describe("canonicalCode", () => {
  const code = makeCode(Uint8Array.from({ length: CODE_RANDOM_BYTES }, (_, index) => index * 7));

  test.each([
    ["as made", code],
    ["in lower case", code.toLowerCase()],
    ["with spaces and hyphens", ` ${code.slice(0, 2)}-${code.slice(2, 7)} -${code.slice(7)}\t`],
    ["with the dash that a phone makes of a hyphen", `${code.slice(0, 4)}–${code.slice(4)}`],
    ["as displayed", displayCode(code)],
  ])("K01: %s is one code", (_, typed) => {
    expect(canonicalCode(typed)).toBe(code);
  });

  test.each([
    ["nothing", ""],
    ["too short", code.slice(1)],
    ["too long", `${code}2`],
    ["a look-alike", replaceAt(code, 3, "0")],
    ["a letter that only becomes one of ours in upper case", replaceAt(code, 3, "ſ")],
  ])("%s is none", (_, typed) => {
    expect(canonicalCode(typed)).toBeNull();
  });

  test("K04: every single wrong symbol is caught", () => {
    fc.assert(
      fc.property(codes, (good) => {
        for (let index = 0; index < good.length; index++) {
          const wrong = SYMBOLS.filter((symbol) => symbol !== good.charAt(index));
          expect(wrong.map((symbol) => canonicalCode(replaceAt(good, index, symbol)))).toEqual(wrong.map(() => null));
        }
      }),
    );
  });

  test("K04: every swap of two different neighbours is caught, the check symbol's too", () => {
    fc.assert(
      fc.property(codes, (good) => {
        const neighbours = Array.from({ length: good.length - 1 }, (_, index) => index);
        const swapped = neighbours
          .map((index) => replaceAt(good, index, good.charAt(index + 1) + good.charAt(index)))
          .filter((other) => other !== good);
        expect(swapped.map(canonicalCode)).toEqual(swapped.map(() => null));
      }),
    );
  });
});

test("displayCode groups by four", () => {
  expect(displayCode("ABCDEFGHJKM")).toBe("ABCD-EFGH-JKM");
  expect(displayCode("ABCDEFGH")).toBe("ABCD-EFGH");
});
