import { inBoth, type Language, useLanguage, useWords } from "../../../../shared/language.tsx";
import type { Report } from "../queries.ts";
import { percentInWords } from "../words/measures.ts";
import { Bars } from "./bars.tsx";
import { Figure } from "./figure.tsx";
import { countInWords, shareInCell, shareOf } from "./rows.ts";

type Stage = Report["funnel"][number]["stage"];

const words = inBoth({
  en: {
    title: "From the cart to the till",
    stages: {
      openCart: "Left a cart, anywhere",
      visited: "Visited, and this campaign was weighed",
      offered: "Got the offer",
      viewed: "Looked at it",
      redeemed: "Redeemed it",
    } satisfies Record<Stage, string>,
    ofBefore: (count: string, share: string) => `${count} (${share})`,
    said: (weighed: string, offered: string, redeemed: string) =>
      `This campaign was weighed for ${weighed} shoppers who visited. The offer went to ${offered}, and ${redeemed} redeemed it. In brackets: the share of the step before.`,
    stage: "Step",
    shoppers: "Shoppers",
    share: "Of the step before",
  },
  sv: {
    title: "Från varukorg till kassa",
    stages: {
      openCart: "Lämnade en varukorg, var som helst",
      visited: "Besökte, och kampanjen vägdes",
      offered: "Fick erbjudandet",
      viewed: "Tittade på det",
      redeemed: "Löste in det",
    },
    ofBefore: (count: string, share: string) => `${count} (${share})`,
    said: (weighed: string, offered: string, redeemed: string) =>
      `Kampanjen vägdes för ${weighed} kunder som besökte. Erbjudandet gick till ${offered}, och ${redeemed} löste in det. Inom parentes: andel av steget före.`,
    stage: "Steg",
    shoppers: "Kunder",
    share: "Av steget före",
  },
});

/** How many shoppers came how far. */
export function Funnel({ funnel }: Pick<Report, "funnel">) {
  const say = useWords(words);
  const { language } = useLanguage();
  const at = (stage: Stage): string =>
    countInWords(funnel.find((one) => one.stage === stage)?.shoppers ?? null, language);
  const steps = stepsOf(funnel).map((step) => ({ ...step, label: say.stages[step.stage] }));
  const bars = steps.map(({ stage, label, shoppers, share }) => ({
    key: stage,
    label,
    value: shoppers,
    said: saidOf(shoppers, share, language),
  }));
  return (
    <Figure
      title={say.title}
      said={say.said(at("visited"), at("offered"), at("redeemed"))}
      chart={(names) => <Bars {...names} bars={bars} />}
      head={[say.stage, say.shoppers, say.share]}
      rows={steps.map(({ stage, label, shoppers, share }) => ({
        key: stage,
        cells: [label, countInWords(shoppers, language), shareInCell(share, language)],
      }))}
    />
  );
}

/** Each step with its share of the one before; the first has none, nor has what is weighed of carts of any campaign. */
const stepsOf = (funnel: Report["funnel"]) =>
  funnel.map(({ stage, shoppers }, n) => ({
    stage,
    shoppers,
    share: n < 2 ? null : shareOf(shoppers, funnel[n - 1]?.shoppers ?? null),
  }));

function saidOf(shoppers: number | null, share: number | null, language: Language): string {
  const count = countInWords(shoppers, language);
  return share === null ? count : words[language].ofBefore(count, percentInWords(share, language));
}
