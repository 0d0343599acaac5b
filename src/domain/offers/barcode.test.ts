import fc from "fast-check";
import jsQR from "jsqr";
import { describe, expect, test } from "vitest";
import { OFFER_TOKEN_MAX_BYTES } from "../bounds.ts";
import { code128Svg, qrSvg } from "./barcode.ts";

const DOT = 4;

/** The drawing as dots, `DOT` of them for each module: what a camera would see. */
function drawn(svg: string): { readonly pixels: Uint8ClampedArray; readonly width: number; readonly height: number } {
  const [, columns = "", rows = ""] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
  const [width, height] = [Number(columns) * DOT, Number(rows) * DOT];
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const [, x = "", y = "", run = "", tall = ""] of svg.matchAll(/M(\d+) (\d+)h(\d+)v(\d+)h-\d+z/g)) {
    for (let row = Number(y) * DOT; row < (Number(y) + Number(tall)) * DOT; row++) {
      for (let column = Number(x) * DOT; column < (Number(x) + Number(run)) * DOT; column++) {
        pixels.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
      }
    }
  }
  return { pixels, width, height };
}

const readQr = (svg: string): string | undefined => {
  const { pixels, width, height } = drawn(svg);
  return jsQR(pixels, width, height)?.data;
};

/** Widths of the bars and spaces of each symbol of Code 128 (ISO/IEC 15417, table 1). */
const WIDTHS = (
  "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 " +
  "123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 " +
  "232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 " +
  "313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 " +
  "111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 " +
  "111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 " +
  "114311 411113 411311 113141 114131 311141 411131 211412 211214 211232"
).split(" ");
/** Of letters and digits, sets A and B are one. */
const [TO_C, TO_B, TO_A, START_B, START_C] = [99, 100, 101, 104, 105];
const STOP = "2331112";

/** Reads what letters and digits of a code need, and holds the check symbol against it. */
function readCode128(svg: string): string {
  const { pixels, width, height } = drawn(svg);
  const middle = Math.floor(height / 2) * width;
  const line = Array.from({ length: width / DOT }, (_, x) => (pixels[(middle + x * DOT) * 4] === 0 ? "1" : "0")).join(
    "",
  );
  const [, quiet = "", bars = "", after = ""] = /^(0+)(1.*1)(0+)$/.exec(line) ?? [];
  expect(Math.min(quiet.length, after.length)).toBeGreaterThanOrEqual(10);
  const widths = [...bars.matchAll(/1+|0+/g)].map(([run]) => run.length).join("");
  expect(widths.slice(-STOP.length)).toBe(STOP);
  const symbols = [...widths.slice(0, -STOP.length).matchAll(/.{6}/g)].map(([symbol]) => WIDTHS.indexOf(symbol));
  const [start = -1, ...values] = symbols;
  const check = values.pop();
  expect(values.reduce((sum, value, index) => sum + value * (index + 1), start) % 103).toBe(check);
  let set = start;
  return values
    .map((value) => {
      const switched = { [TO_A]: START_B, [TO_B]: START_B, [TO_C]: START_C }[value];
      if (switched === undefined || switched === set) return textOf(value, set);
      set = switched;
      return "";
    })
    .join("");
}

function textOf(value: number, set: number): string {
  expect([START_B, START_C]).toContain(set);
  return set === START_C ? String(value).padStart(2, "0") : String.fromCharCode(value + 32);
}

const ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const codes = fc.oneof(
  ...[ALPHABET, ALPHABET.slice(0, 9)].map((symbols) =>
    fc.string({ unit: fc.constantFrom(...Array.from(symbols)), minLength: 11, maxLength: 11 }),
  ),
);
const BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";

describe("a QR code", () => {
  test.each([1, 40, 202, OFFER_TOKEN_MAX_BYTES])("of %i characters is read as what it was", (length) => {
    const [text = ""] = fc.sample(
      fc.string({ unit: fc.constantFrom(...Array.from(BASE64URL)), minLength: length, maxLength: length }),
      {
        seed: length,
        numRuns: 1,
      },
    );
    expect(text).toHaveLength(length);
    expect(readQr(qrSvg(text))).toBe(text);
  });

  test("has four clear modules around", () => {
    expect(qrSvg("x")).toContain("M4 4h7v1h-7z");
    expect(qrSvg("x")).toContain('viewBox="0 0 29 29"');
  });
});

describe("a Code 128", () => {
  test("of a code is read as what it was", () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(readCode128(code128Svg(code))).toBe(code);
      }),
      { numRuns: 100 },
    );
  });
});
