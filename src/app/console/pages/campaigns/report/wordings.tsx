import { formatMoney } from "../../../../../domain/money/currency.ts";
import { inBoth, type Language, useLanguage, useWords } from "../../../../shared/language.tsx";
import type { Report } from "../queries.ts";
import { languageName, statementWords } from "../words/statement-words.ts";
import { type Bar, Bars } from "./bars.tsx";
import { Figure } from "./figure.tsx";
import { countInWords, shareInCell, shareOf } from "./rows.ts";

const words = inBoth({
  en: {
    title: "Wording against wording",
    said: "Of the shoppers who got each wording, how many looked at the offer and how many redeemed it.",
    none: "No offer went out in this time.",
    viewed: (wording: string) => `${wording}: looked at it`,
    redeemed: (wording: string) => `${wording}: redeemed it`,
    head: ["Wording", "Offered", "Looked at", "Rate", "Redeemed", "Rate", "Discount"],
  },
  sv: {
    title: "Ordalydelse mot ordalydelse",
    said: "Av kunderna som fick varje ordalydelse: hur många som tittade på erbjudandet och hur många som löste in det.",
    none: "Inget erbjudande gick ut under den här tiden.",
    viewed: (wording: string) => `${wording}: tittade på det`,
    redeemed: (wording: string) => `${wording}: löste in det`,
    head: ["Ordalydelse", "Erbjudet", "Tittat", "Andel", "Inlöst", "Andel", "Rabatt"],
  },
});

type Wording = Report["variants"][number];

/** Where there is no rate to be told, why. */
const rateInWords = (count: number | null, rate: number | null, language: Language): string =>
  rate === null ? countInWords(count, language) : shareInCell(rate, language);

/** What became of the offers of each variant in each language. */
export function Wordings({ variants }: Pick<Report, "variants">) {
  const say = useWords(words);
  const { language } = useLanguage();
  const { variant } = statementWords[language];
  const nameOf = ({ variantId, locale }: Wording): string => `${variant(variantId)}, ${languageName(locale, language)}`;
  const bars = variants.flatMap((one): Bar[] => {
    const [viewed, redeemed] = [shareOf(one.viewed, one.offered), shareOf(one.redeemed, one.offered)];
    const key = `${one.variantId}/${one.locale}`;
    const color = "var(--mantine-color-blue-filled)";
    return [
      {
        key: `${key}/viewed`,
        label: say.viewed(nameOf(one)),
        value: viewed,
        said: rateInWords(one.viewed, viewed, language),
        color,
      },
      { key, label: say.redeemed(nameOf(one)), value: redeemed, said: rateInWords(one.redeemed, redeemed, language) },
    ];
  });
  return (
    <Figure
      title={say.title}
      said={variants.length === 0 ? say.none : say.said}
      chart={variants.length === 0 ? null : (names) => <Bars {...names} bars={bars} />}
      head={say.head}
      rows={variants.map((one) => ({
        key: `${one.variantId}/${one.locale}`,
        cells: [
          nameOf(one),
          countInWords(one.offered, language),
          countInWords(one.viewed, language),
          shareInCell(shareOf(one.viewed, one.offered), language),
          countInWords(one.redeemed, language),
          shareInCell(shareOf(one.redeemed, one.offered), language),
          one.discount.map((money) => formatMoney(money, language)).join(", ") || "–",
        ],
      }))}
    />
  );
}
