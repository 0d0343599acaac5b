import { inBoth, useLanguage, useWords } from "../../../../shared/language.tsx";
import { reasonWords, stageWords, wordsFor } from "../../../../shared/reason-words.ts";
import type { Report } from "../queries.ts";
import { Bars } from "./bars.tsx";
import { Figure } from "./figure.tsx";
import { countInWords, shareInCell, shareOf } from "./rows.ts";

const words = inBoth({
  en: {
    title: "What stopped it",
    none: "Nothing stopped it in this time.",
    said: (first: string) =>
      `Most often: ${first}. Shares are of the shoppers for whom it was weighed; one shopper may have been stopped by several reasons.`,
    onlyFew: "Each reason stopped only a few shoppers, too few to be counted here.",
    reason: "Reason",
    stage: "Where",
    shoppers: "Shoppers",
    share: "Share",
  },
  sv: {
    title: "Vad som hindrade den",
    none: "Inget hindrade den under den här tiden.",
    said: (first: string) =>
      `Oftast: ${first}. Andelarna är av de kunder som den vägdes för; en kund kan ha hindrats av flera skäl.`,
    onlyFew: "Varje skäl hindrade bara några få kunder, för få för att räknas här.",
    reason: "Skäl",
    stage: "Var",
    shoppers: "Kunder",
    share: "Andel",
  },
});

const SHOWN_MAX = 8;

/** Why it was not the offer, the most frequent reason first. */
export function Stopped({ stopped, funnel }: Pick<Report, "stopped" | "funnel">) {
  const say = useWords(words);
  const { language } = useLanguage();
  const weighed = funnel.find(({ stage }) => stage === "visited")?.shoppers ?? null;
  const reasons = stopped.map(({ stage, code, shoppers }) => ({
    key: `${stage}/${code}`,
    label: wordsFor(reasonWords[language], code),
    where: wordsFor(stageWords[language], stage),
    shoppers,
    share: shareOf(shoppers, weighed),
  }));
  const [first] = reasons;
  const counted = first === undefined || first.shoppers === null ? say.onlyFew : say.said(first.label);
  const bars = reasons.slice(0, SHOWN_MAX).map(({ key, label, shoppers, share }) => ({
    key,
    label,
    value: shoppers,
    color: "var(--mantine-color-orange-filled)",
    said: [countInWords(shoppers, language), ...(share === null ? [] : [shareInCell(share, language)])].join(" · "),
  }));
  return (
    <Figure
      title={say.title}
      said={first === undefined ? say.none : counted}
      chart={first === undefined ? null : (names) => <Bars {...names} bars={bars} />}
      head={[say.reason, say.stage, say.shoppers, say.share]}
      rows={reasons.map(({ key, label, where, shoppers, share }) => ({
        key,
        cells: [label, where, countInWords(shoppers, language), shareInCell(share, language)],
      }))}
    />
  );
}
