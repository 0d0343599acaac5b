import { inBoth, useLanguage, useWords } from "../../../../shared/language.tsx";
import type { Report } from "../queries.ts";
import { percentInWords } from "../words/measures.ts";
import { Bars } from "./bars.tsx";
import { Figure } from "./figure.tsx";
import { countInWords, shareOf } from "./rows.ts";

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
    ofVisited: (share: string) => `${share} of visitors`,
    ofOffered: (share: string) => `${share} of offers`,
    said: (weighed: string, offered: string, redeemed: string) =>
      `This campaign was weighed for ${weighed} shoppers who visited. The offer went to ${offered}, and ${redeemed} redeemed it.`,
    stage: "Step",
    shoppers: "Shoppers",
    share: "Share",
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
    ofVisited: (share: string) => `${share} av besökarna`,
    ofOffered: (share: string) => `${share} av erbjudna`,
    said: (weighed: string, offered: string, redeemed: string) =>
      `Kampanjen vägdes för ${weighed} kunder som besökte. Erbjudandet gick till ${offered}, och ${redeemed} löste in det.`,
    stage: "Steg",
    shoppers: "Kunder",
    share: "Andel",
  },
});

/** What a step is a share of: who redeems an offer need not have looked at it. */
const OF = {
  openCart: null,
  visited: null,
  offered: { stage: "visited", said: "ofVisited" },
  viewed: { stage: "offered", said: "ofOffered" },
  redeemed: { stage: "offered", said: "ofOffered" },
} as const satisfies Record<Stage, { readonly stage: Stage; readonly said: "ofVisited" | "ofOffered" } | null>;

/** How many shoppers came how far. */
export function Funnel({ funnel }: Pick<Report, "funnel">) {
  const say = useWords(words);
  const { language } = useLanguage();
  const countOf = (stage: Stage) => funnel.find((one) => one.stage === stage)?.shoppers ?? null;
  const count = (stage: Stage): string => countInWords(countOf(stage), language);
  const shareAt = (stage: Stage): string => {
    const of = OF[stage];
    const share = of === null ? null : shareOf(countOf(stage), countOf(of.stage));
    return of === null || share === null ? "" : say[of.said](percentInWords(share, language));
  };
  const steps = funnel.map(({ stage, shoppers }) => ({
    stage,
    shoppers,
    label: say.stages[stage],
    share: shareAt(stage),
  }));
  const bars = steps.map(({ stage, label, shoppers, share }) => ({
    key: stage,
    label,
    value: shoppers,
    said: [count(stage), share].filter((one) => one !== "").join(" · "),
  }));
  return (
    <Figure
      title={say.title}
      said={say.said(count("visited"), count("offered"), count("redeemed"))}
      chart={(names) => <Bars {...names} bars={bars} />}
      head={[say.stage, say.shoppers, say.share]}
      rows={steps.map(({ stage, label, share }) => ({ key: stage, cells: [label, count(stage), share || "–"] }))}
    />
  );
}
