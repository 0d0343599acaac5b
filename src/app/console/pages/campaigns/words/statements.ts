import type { Campaign } from "../../../../../domain/campaigns/campaign.ts";
import { durationInWords, lengthInWords, momentInWords, amountsInWords, shareInWords } from "./measures.ts";
import { rewardInWords } from "./reward-words.ts";
import { rulesInWords } from "./rule-words.ts";
import type { Speaker } from "./speaker.ts";
import { languageName, type OfVariant, type Section, type Stated, STATED, statementWords } from "./statement-words.ts";

/** One thing that a campaign says of itself, in words. `key` is the same for the same thing of another version. */
export interface Statement {
  readonly key: string;
  readonly section: Section;
  readonly label: string;
  readonly lines: readonly string[];
}

type Variant = Campaign["variants"][number];

interface Stating {
  readonly section: Section;
  readonly lines: (campaign: Campaign, speaker: Speaker) => readonly string[];
}

/** A period, null for one that never ends. */
const periodIn = (period: string, { language }: Speaker): string | null =>
  period === "forever" ? null : durationInWords(period, language);
const listed = (names: readonly string[], { language }: Speaker): string => new Intl.ListFormat(language).format(names);
const orElse = (lines: readonly string[], otherwise: string): readonly string[] =>
  lines.length === 0 ? [otherwise] : lines;

const STATING: Readonly<Record<Stated, Stating>> = {
  name: { section: "campaign", lines: ({ name }) => [name] },
  priority: { section: "campaign", lines: ({ priority }) => [String(priority)] },
  exclusionGroup: {
    section: "campaign",
    lines: ({ exclusionGroup }, { language }) => [exclusionGroup ?? statementWords[language].none],
  },
  audience: {
    section: "who",
    lines: ({ audience }, speaker) =>
      audience === null ? [statementWords[speaker.language].everybody] : rulesInWords(audience, speaker),
  },
  items: {
    section: "who",
    lines: ({ items }, speaker) =>
      items === null ? [statementWords[speaker.language].everyItem] : rulesInWords(items, speaker),
  },
  stores: { section: "where", lines: storeLines },
  channels: {
    section: "where",
    lines: ({ channels }, { language }) => channels.map((channel) => statementWords[language].channels[channel]),
  },
  trigger: { section: "when", lines: triggerLines },
  closing: {
    section: "when",
    lines: ({ trigger: { minutesBeforeClosing } }, { language }) => {
      const say = statementWords[language];
      if (minutesBeforeClosing === null) return [say.untilClosing];
      return [say.beforeClosing(lengthInWords(minutesBeforeClosing * 60_000, language))];
    },
  },
  schedule: { section: "when", lines: scheduleLines },
  retrigger: {
    section: "when",
    lines: ({ trigger }, { language }) => [
      statementWords[language].newVisit(durationInWords(trigger.retriggerAfter, language)),
    ],
  },
  fallbackLocale: {
    section: "says",
    lines: ({ fallbackLocale }, { language }) => [languageName(fallbackLocale, language)],
  },
  limits: { section: "limits", lines: limitLines },
  budgets: { section: "limits", lines: budgetLines },
  offerTtl: { section: "limits", lines: ({ offerTtl }, { language }) => [durationInWords(offerTtl, language)] },
  holdout: {
    section: "measuring",
    lines: ({ holdoutBasisPoints }, { language }) => {
      const say = statementWords[language];
      return [holdoutBasisPoints === 0 ? say.nobodyHeldOut : say.heldOut(shareInWords(holdoutBasisPoints, language))];
    },
  },
  attribution: {
    section: "measuring",
    lines: ({ attributionWindow }, { language }) => [
      statementWords[language].bought(durationInWords(attributionWindow, language)),
    ],
  },
  posReasonCode: { section: "tills", lines: ({ posReasonCode }) => [posReasonCode] },
};

function storeLines({ stores }: Campaign, speaker: Speaker): readonly string[] {
  const say = statementWords[speaker.language];
  if (stores.kind === "all") return [say.everyStore];
  if (stores.kind === "tags" && stores.tags.length > 0) return [say.tagged(listed(stores.tags, speaker))];
  return orElse(stores.kind === "ids" ? stores.ids.map(speaker.storeName) : [], say.none);
}

function triggerLines({ trigger }: Campaign, { language }: Speaker): readonly string[] {
  const say = statementWords[language];
  const happened = say.events[trigger.event](lengthInWords(trigger.dwellSeconds * 1_000, language));
  return trigger.assumeDwell ? [happened, say.assumed] : [happened];
}

function scheduleLines({ schedule: { startsAt, endsAt } }: Campaign, { language }: Speaker): readonly string[] {
  const say = statementWords[language];
  const from = startsAt === null ? [] : [say.from(momentInWords(startsAt, language))];
  const until = endsAt === null ? [] : [say.until(momentInWords(endsAt, language))];
  return orElse([...from, ...until], say.always);
}

function limitLines({ limits }: Campaign, speaker: Speaker): readonly string[] {
  const say = statementWords[speaker.language];
  const count = new Intl.NumberFormat(speaker.language);
  const lines = limits.map((one) => say.limit(count.format(one.count), one.per, periodIn(one.period, speaker)));
  return orElse(lines, say.unlimited);
}

function budgetLines({ budgets }: Campaign, speaker: Speaker): readonly string[] {
  const say = statementWords[speaker.language];
  const lines = budgets.map(({ limit, per, period }) =>
    say.budget(amountsInWords(limit, speaker.language), per, periodIn(period, speaker)),
  );
  return orElse(lines, say.unbudgeted);
}

function variantStatements(variant: Variant, speaker: Speaker): Statement[] {
  const { language } = speaker;
  const say = statementWords[language];
  const { id, weight, audience, imageUrl, deepLink, reward, texts } = variant;
  const state = (what: OfVariant, section: Section, lines: readonly string[], of?: string): Statement => ({
    key: ["variants", id, what, ...(of === undefined ? [] : [of])].join("/"),
    section,
    label: [say.variant(id), [say.ofVariant[what], ...(of === undefined ? [] : [tongue(of)])].join(" ")].join(": "),
    lines,
  });
  const tongue = (locale: string): string => say.inLanguage(languageName(locale, language));
  return [
    ...Object.entries(texts).flatMap(([locale, { title, body }]) => [
      state("title", "says", [title], locale),
      state("body", "says", [body], locale),
    ]),
    ...(imageUrl === null ? [] : [state("image", "says", [imageUrl])]),
    ...(deepLink === null ? [] : [state("link", "says", [deepLink])]),
    state("reward", "reward", rewardInWords(reward, language)),
    state("weight", "reward", [say.drawn(new Intl.NumberFormat(language).format(weight))]),
    ...(audience === null ? [] : [state("variantAudience", "reward", rulesInWords(audience, speaker))]),
  ];
}

/** Everything that a campaign's document says, in the order in which one asks for it. */
export function statementsOf(campaign: Campaign, speaker: Speaker): Statement[] {
  const { labels } = statementWords[speaker.language];
  const own = STATED.map((key): Statement => {
    const { section, lines } = STATING[key];
    return { key, section, label: labels[key], lines: lines(campaign, speaker) };
  });
  return [...own, ...campaign.variants.flatMap((variant) => variantStatements(variant, speaker))];
}
