import { formatMoney, usableLocale } from "../../money/currency.ts";
import { amountIn, type Money } from "../../money/money.ts";

/** The amount in `currency`, or the first one that is named where that currency is not known. */
export function moneyWords(amounts: readonly Money[], locale: string, currency: string | null): string {
  const amount = currency === null ? undefined : amountIn(amounts, currency);
  const money = amount === undefined || currency === null ? amounts[0] : { amount, currency };
  return money === undefined ? "" : formatMoney(money, locale);
}

/** A number as people of `locale` write it. */
export const numberWords = (value: number, locale: string, options: Intl.NumberFormatOptions = {}): string =>
  new Intl.NumberFormat(usableLocale(locale), options).format(value);
