import { describe, expect, test } from "vitest";
import * as dinero from "dinero.js/currencies";
import { exponentOf, formatMoney } from "./currency.ts";

test.each([
  ["M08: HUF has hundredths, whatever Intl says", "HUF", 2],
  ["JPY", "JPY", 0],
  ["KWD", "KWD", 3],
  ["CLF", "CLF", 4],
  ["SEK", "SEK", 2],
])("%s", (_, currency, exponent) => {
  expect(exponentOf(currency)).toBe(exponent);
});

test("agrees with another table of ISO 4217 wherever money is decimal", () => {
  const decimal = Object.values(dinero).filter((currency) => currency.base === 10);
  // dinero.js counts MGA and MRU in fifths; ISO 4217 lists both with two digits.
  expect(Object.values(dinero).filter((currency) => currency.base !== 10)).toHaveLength(2);
  expect(decimal.length).toBeGreaterThan(150);
  expect(decimal.map(({ code }) => [code, exponentOf(code)])).toEqual(
    decimal.map(({ code, exponent }) => [code, exponent]),
  );
});

/** ICU writes several kinds of space. */
const plain = (text: string): string => text.replace(/\s/g, " ");

describe("formatMoney", () => {
  test.each([
    [129_900, "SEK", "sv-SE", "1 299,00 kr"],
    [1_890, "EUR", "nl", "€ 18,90"],
    [275, "JPY", "en", "¥275"],
    [12_345, "KWD", "en", "KWD 12.345"],
    [150_000, "HUF", "en", "HUF 1,500.00"],
    [1e12, "EUR", "en", "€10,000,000,000.00"],
    [500, "EUR", "not a locale", "€5.00"],
  ])("%i %s in %s is %s", (amount, currency, locale, expected) => {
    expect(plain(formatMoney({ amount, currency }, locale))).toBe(expected);
  });
});
