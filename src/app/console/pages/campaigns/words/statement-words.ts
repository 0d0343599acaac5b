import type { Campaign } from "../../../../../domain/campaigns/campaign.ts";
import { inBoth, type Language } from "../../../../shared/language.tsx";

/** Under which heading a statement stands, in this order. */
export const SECTIONS = ["campaign", "who", "where", "when", "says", "reward", "limits", "measuring", "tills"] as const;
export type Section = (typeof SECTIONS)[number];

/** Everything of a campaign that is stated once. */
export const STATED = [
  "name",
  "priority",
  "exclusionGroup",
  "audience",
  "items",
  "stores",
  "channels",
  "trigger",
  "closing",
  "schedule",
  "retrigger",
  "fallbackLocale",
  "limits",
  "budgets",
  "offerTtl",
  "holdout",
  "attribution",
  "posReasonCode",
] as const;
export type Stated = (typeof STATED)[number];
/** Everything that is stated of each variant. */
export type OfVariant = "weight" | "variantAudience" | "image" | "link" | "reward" | "title" | "body";

type Channel = Campaign["channels"][number];
type Limit = Campaign["limits"][number];
type Event = Campaign["trigger"]["event"];

interface StatementWords {
  readonly sections: Readonly<Record<Section, string>>;
  readonly labels: Readonly<Record<Stated, string>>;
  readonly ofVariant: Readonly<Record<OfVariant, string>>;
  readonly variant: (id: string) => string;
  readonly inLanguage: (language: string) => string;
  readonly channels: Readonly<Record<Channel, string>>;
  readonly none: string;
  readonly everybody: string;
  readonly everyItem: string;
  readonly everyStore: string;
  readonly tagged: (tags: string) => string;
  readonly events: Readonly<Record<Event, (after: string) => string>>;
  readonly assumed: string;
  readonly untilClosing: string;
  readonly beforeClosing: (time: string) => string;
  readonly from: (moment: string) => string;
  readonly until: (moment: string) => string;
  readonly always: string;
  readonly newVisit: (time: string) => string;
  readonly limit: (count: string, per: Limit["per"], period: string | null) => string;
  readonly budget: (amount: string, per: "campaign" | "store", period: string | null) => string;
  readonly unlimited: string;
  readonly unbudgeted: string;
  readonly nobodyHeldOut: string;
  readonly heldOut: (share: string) => string;
  readonly bought: (time: string) => string;
  readonly drawn: (weight: string) => string;
}

const en: StatementWords = {
  sections: {
    campaign: "The campaign",
    who: "Who",
    where: "Where",
    when: "When",
    says: "What it says",
    reward: "Reward",
    limits: "Limits and budget",
    measuring: "Measuring",
    tills: "At the till",
  },
  labels: {
    name: "Name",
    priority: "Priority",
    exclusionGroup: "Exclusion group",
    audience: "Shoppers",
    items: "Items of the cart",
    stores: "Stores",
    channels: "Channels",
    trigger: "What has to happen",
    closing: "Before closing",
    schedule: "Dates",
    retrigger: "A new visit",
    fallbackLocale: "Language where there is no other",
    limits: "Limits",
    budgets: "Budget",
    offerTtl: "An offer is good for",
    holdout: "Held out",
    attribution: "Counts as its effect",
    posReasonCode: "Booked under",
  },
  ofVariant: {
    weight: "Part of the draw",
    variantAudience: "Only for",
    image: "Picture",
    link: "Opens",
    reward: "Reward",
    title: "Title",
    body: "Text",
  },
  variant: (id) => `Variant ${id}`,
  inLanguage: (language) => `in ${language}`,
  channels: {
    visit: "A visit to a store",
    web: "The web shop",
    app: "The app",
    email: "E-mail",
    kiosk: "A kiosk",
    clerk: "A clerk",
  },
  none: "None",
  everybody: "Everybody",
  everyItem: "Everything in it",
  everyStore: "Every store",
  tagged: (tags) => `Stores tagged ${tags}`,
  events: {
    entered: () => "Somebody has come in",
    dwelled: (after) => `Somebody has been in the store for ${after}`,
    exited: () => "Somebody has left",
  },
  assumed: "Also where a sleeping phone could not tell that they stayed",
  untilClosing: "Speaks as long as the store is open",
  beforeClosing: (time) => `Says nothing in the last ${time} before closing`,
  from: (moment) => `From ${moment}`,
  until: (moment) => `Until ${moment}`,
  always: "Always",
  newVisit: (time) => `Counts ${time} after one that was decided about`,
  limit: (count, per, period) =>
    `At most ${count} ${{ shopper: "per shopper", store: "per store", campaign: "in all", device: "per phone" }[per]}, ${period === null ? "ever" : `in ${period}`}`,
  budget: (amount, per, period) =>
    `${amount} ${per === "store" ? "per store" : "for the campaign"}, ${period === null ? "in all" : `per period of ${period}`}`,
  unlimited: "No limits",
  unbudgeted: "No budget: nothing stops what it costs",
  nobodyHeldOut: "Nobody: what the offers add cannot be measured",
  heldOut: (share) => `${share} of the shoppers get no offer, to measure what offers add`,
  bought: (time) => `What is bought within ${time} after an offer`,
  drawn: (weight) => `Weight ${weight}`,
};

const sv: StatementWords = {
  sections: {
    campaign: "Kampanjen",
    who: "Vem",
    where: "Var",
    when: "När",
    says: "Vad den säger",
    reward: "Belöning",
    limits: "Gränser och budget",
    measuring: "Mätning",
    tills: "I kassan",
  },
  labels: {
    name: "Namn",
    priority: "Prioritet",
    exclusionGroup: "Uteslutningsgrupp",
    audience: "Kunder",
    items: "Varor i varukorgen",
    stores: "Butiker",
    channels: "Kanaler",
    trigger: "Vad som ska hända",
    closing: "Före stängning",
    schedule: "Datum",
    retrigger: "Ett nytt besök",
    fallbackLocale: "Språk där inget annat finns",
    limits: "Gränser",
    budgets: "Budget",
    offerTtl: "Ett erbjudande gäller i",
    holdout: "Kontrollgrupp",
    attribution: "Räknas som dess effekt",
    posReasonCode: "Bokförs under",
  },
  ofVariant: {
    weight: "Del av lottningen",
    variantAudience: "Bara för",
    image: "Bild",
    link: "Öppnar",
    reward: "Belöning",
    title: "Rubrik",
    body: "Text",
  },
  variant: (id) => `Variant ${id}`,
  inLanguage: (language) => `på ${language}`,
  channels: {
    visit: "Ett besök i butik",
    web: "Webbutiken",
    app: "Appen",
    email: "E-post",
    kiosk: "En kiosk",
    clerk: "En säljare",
  },
  none: "Ingen",
  everybody: "Alla",
  everyItem: "Allt i den",
  everyStore: "Alla butiker",
  tagged: (tags) => `Butiker med taggen ${tags}`,
  events: {
    entered: () => "Någon har kommit in",
    dwelled: (after) => `Någon har varit i butiken i ${after}`,
    exited: () => "Någon har gått",
  },
  assumed: "Även där en sovande telefon inte kunde säga att de stannade",
  untilClosing: "Talar så länge butiken är öppen",
  beforeClosing: (time) => `Säger inget de sista ${time} före stängning`,
  from: (moment) => `Från ${moment}`,
  until: (moment) => `Till ${moment}`,
  always: "Alltid",
  newVisit: (time) => `Räknas ${time} efter ett som det beslutats om`,
  limit: (count, per, period) =>
    `Högst ${count} ${{ shopper: "per kund", store: "per butik", campaign: "sammanlagt", device: "per telefon" }[per]}, ${period === null ? "någonsin" : `på ${period}`}`,
  budget: (amount, per, period) =>
    `${amount} ${per === "store" ? "per butik" : "för kampanjen"}, ${period === null ? "sammanlagt" : `per period om ${period}`}`,
  unlimited: "Inga gränser",
  unbudgeted: "Ingen budget: inget hejdar vad den kostar",
  nobodyHeldOut: "Ingen: vad erbjudandena ger går inte att mäta",
  heldOut: (share) => `${share} av kunderna får inget erbjudande, för att mäta vad erbjudanden ger`,
  bought: (time) => `Det som köps inom ${time} efter ett erbjudande`,
  drawn: (weight) => `Vikt ${weight}`,
};

export const statementWords = inBoth({ en, sv });

/** A language by its name, as people of `language` call it. */
export function languageName(tag: string, language: Language): string {
  return new Intl.DisplayNames(language, { type: "language" }).of(tag) ?? tag;
}
