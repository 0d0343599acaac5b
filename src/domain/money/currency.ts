import type { Money } from "./money.ts";

/** ISO 4217 list one, as amended to 2026: the currencies whose minor unit is not a hundredth. */
const CODES_BY_EXPONENT: readonly (readonly [exponent: number, codes: string])[] = [
  [0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"],
  [3, "BHD IQD JOD KWD LYD OMR TND"],
  [4, "CLF UYW"],
];
const EXPONENTS: ReadonlyMap<string, number> = new Map(
  CODES_BY_EXPONENT.flatMap(([exponent, codes]) => codes.split(" ").map((code) => [code, exponent] as const)),
);

/** How many decimals of `currency` its minor unit is. Never asked of `Intl`, which follows habit: it says 0 for HUF. */
export const exponentOf = (currency: string): number => EXPONENTS.get(currency) ?? 2;

const FALLBACK_LOCALE = "en";

/** A tag that `Intl` would throw on reads as English: a text with a plain price is better than no offer. */
export function usableLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? FALLBACK_LOCALE;
  } catch {
    return FALLBACK_LOCALE;
  }
}

/** An amount as people of `locale` (BCP 47) write it: `{ amount: 129900, currency: "SEK" }` is `1 299,00 kr` in `sv`. */
export function formatMoney({ amount, currency }: Money, locale: string): string {
  const digits = exponentOf(currency);
  const format = new Intl.NumberFormat(usableLocale(locale), {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(amount / 10 ** digits);
}
