import { REPORT_CELL_MIN } from "../../../../../domain/bounds.ts";
import { exponentOf, formatMoney } from "../../../../../domain/money/currency.ts";
import type { Money } from "../../../../../domain/money/money.ts";
import { inBoth, type Language } from "../../../../shared/language.tsx";
import type { Report } from "../queries.ts";
import { percentInWords } from "../words/measures.ts";

export type Effect = Report["effect"];

const words = inBoth({
  en: {
    more: (low: string, high: string) =>
      `Offers add something: who got them paid between ${low} and ${high} more than who was held out.`,
    less: (low: string, high: string) =>
      `Offers take something away: who got them paid between ${low} and ${high} compared with who was held out.`,
    open: (low: string, high: string) =>
      `Not settled yet: who got offers paid between ${low} and ${high} compared with who was held out.`,
    share: (low: string, high: string, mean: string) =>
      `That is between ${low} and ${high} of the ${mean} that a held-out shopper paid on average.`,
    certain: "It holds with 95 % certainty, and may be looked at every day: looking often does not make it wrong.",
    few: `No effect can be told yet: at least ${REPORT_CELL_MIN} shoppers who bought something are needed in each group.`,
    currencies: "No effect can be told: the groups paid in several currencies, which are never added up.",
  },
  sv: {
    more: (low: string, high: string) =>
      `Erbjudanden ger något: de som fick dem betalade mellan ${low} och ${high} mer än kontrollgruppen.`,
    less: (low: string, high: string) =>
      `Erbjudanden tar bort något: de som fick dem betalade mellan ${low} och ${high} jämfört med kontrollgruppen.`,
    open: (low: string, high: string) =>
      `Inte avgjort än: de som fick erbjudanden betalade mellan ${low} och ${high} jämfört med kontrollgruppen.`,
    share: (low: string, high: string, mean: string) =>
      `Det är mellan ${low} och ${high} av de ${mean} som en kund i kontrollgruppen betalade i snitt.`,
    certain: "Det gäller med 95 % säkerhet, och får läsas varje dag: att titta ofta gör det inte fel.",
    few: `Ingen effekt kan sägas än: minst ${REPORT_CELL_MIN} kunder som köpt något behövs i varje grupp.`,
    currencies: "Ingen effekt kan sägas: grupperna betalade i flera valutor, som aldrig läggs ihop.",
  },
});

/** An amount with its sign, also where it is more than nothing. */
export function signedMoney({ amount, currency }: Money, language: Language): string {
  const sign = amount > 0 ? "+" : "";
  return `${amount < 0 ? "−" : sign}${formatMoney({ amount: Math.abs(amount), currency }, language)}`;
}

const signedShare = (share: number, language: Language): string =>
  percentInWords(share, language, { signDisplay: "exceptZero" }).replace("-", "−");

/** What a held-out shopper paid on average, minor units, where that can be told. */
function heldOutMean({ heldOut }: Effect, currency: string): number | null {
  const paid = heldOut.revenue.find((one) => one.currency === currency)?.amount ?? 0;
  return heldOut.shoppers === null || paid <= 0 ? null : paid / heldOut.shoppers;
}

/** What the offers add, in sentences. */
export function effectInWords(effect: Effect, language: Language): string[] {
  const say = words[language];
  const { perShopper, treated, heldOut } = effect;
  const isFew = [treated, heldOut].some(({ shoppers, buyers }) => shoppers === null || buyers === null);
  if (perShopper === null) return [isFew ? say.few : say.currencies];
  const { low, high } = perShopper;
  const settled = low.amount > 0 ? say.more : say.less;
  const verdict = low.amount > 0 || high.amount < 0 ? settled : say.open;
  const mean = heldOutMean(effect, low.currency);
  const [least, most] = [low, high].map((one) => signedMoney(one, language));
  const share =
    mean === null
      ? []
      : [
          say.share(
            signedShare(low.amount / mean, language),
            signedShare(high.amount / mean, language),
            formatMoney({ amount: Math.round(mean), currency: low.currency }, language),
          ),
        ];
  return [verdict(least ?? "", most ?? ""), ...share, say.certain];
}

/** An amount in units of its currency, for an axis. */
export const inUnits = ({ amount, currency }: Money): number => amount / 10 ** exponentOf(currency);
