import { inBoth } from "../../../shared/language.tsx";

/** What every sentence may say: names, numbers and times as people write them. */
export interface Told {
  readonly store: string;
  readonly till: string;
  readonly campaign: string;
  readonly count: string;
  readonly ago: string;
  readonly limit: string;
}
interface Sentence {
  readonly title: (told: Told) => string;
  readonly about: (told: Told) => string;
  readonly go: string;
}

/** What needs attention, said to somebody who can do something about it. */
export const attentionWords = inBoth({
  en: {
    title: "Needs attention",
    calm: "Nothing needs your attention.",
    several: "Several",
    kinds: {
      offersPaused: {
        title: () => "All offers are paused",
        about: () => "No shopper is offered anything, at any store, until somebody lets offers go on.",
        go: "Open Settings",
      },
      approvalsWaiting: {
        title: ({ count }) => `${count} waiting for approval`,
        about: ({ ago }) => `The first was asked for ${ago}. It goes live only once somebody else has approved it.`,
        go: "Open Campaigns",
      },
      budgetLow: {
        title: ({ campaign, count }) => `${campaign}: ${count} of the budget is used`,
        about: ({ limit }) => `Of ${limit}, spent or promised to offers in shoppers' hands. Then it falls silent.`,
        go: "Open the campaign",
      },
      tillSilent: {
        title: ({ till, store }) => `Till ${till} at ${store} is silent`,
        about: ({ ago, count }) => `Used for offers on ${count} days of the last 14, and last ${ago}.`,
        go: "Open its last day",
      },
      fenceDoubted: {
        title: ({ store }) => `Shoppers say they were not in ${store}`,
        about: ({ count }) => `${count} shoppers in 14 days. Its fence may reach too far.`,
        go: "Open the store",
      },
      stockStale: {
        title: ({ store }) => `The stock of ${store} is old`,
        about: ({ ago }) => `Counted last ${ago}. Rules that ask for stock are not met there.`,
        go: "See who sends it",
      },
      productsStale: {
        title: () => "No article has been told of for a week",
        about: ({ ago }) => `The last came ${ago}. Prices, floors and margins may be out of date.`,
        go: "See who sends them",
      },
      weatherUnknown: {
        title: () => "Nobody tells the weather",
        about: ({ count }) => `Live campaigns that ask for it, and stay silent: ${count}.`,
        go: "Open Campaigns",
      },
      erasuresLate: {
        title: ({ count }) => `Erasures that take long: ${count}`,
        about: ({ ago }) =>
          `The oldest was asked for ${ago}. They go on by themselves; look at the log if they do not.`,
        go: "Open Shoppers",
      },
    } satisfies Record<string, Sentence>,
  },
  sv: {
    title: "Behöver ses över",
    calm: "Inget behöver ses över.",
    several: "Flera",
    kinds: {
      offersPaused: {
        title: () => "Alla erbjudanden är pausade",
        about: () => "Ingen kund erbjuds något, i någon butik, förrän någon släpper fram erbjudanden igen.",
        go: "Öppna Inställningar",
      },
      approvalsWaiting: {
        title: ({ count }: Told) => `${count} väntar på godkännande`,
        about: ({ ago }: Told) => `Det första begärdes ${ago}. Det går live först när någon annan har godkänt det.`,
        go: "Öppna Kampanjer",
      },
      budgetLow: {
        title: ({ campaign, count }: Told) => `${campaign}: ${count} av budgeten är använd`,
        about: ({ limit }: Told) => `Av ${limit}, spenderat eller utlovat i kunders händer. Sedan tystnar den.`,
        go: "Öppna kampanjen",
      },
      tillSilent: {
        title: ({ till, store }: Told) => `Kassa ${till} i ${store} är tyst`,
        about: ({ ago, count }: Told) => `Användes för erbjudanden ${count} dagar av de senaste 14, senast ${ago}.`,
        go: "Öppna dess sista dag",
      },
      fenceDoubted: {
        title: ({ store }: Told) => `Kunder säger att de inte var i ${store}`,
        about: ({ count }: Told) => `${count} kunder på 14 dagar. Området kan nå för långt.`,
        go: "Öppna butiken",
      },
      stockStale: {
        title: ({ store }: Told) => `Lagret i ${store} är gammalt`,
        about: ({ ago }: Told) => `Räknat senast ${ago}. Regler som frågar efter lager uppfylls inte där.`,
        go: "Se vem som skickar det",
      },
      productsStale: {
        title: () => "Ingen artikel har kommit på en vecka",
        about: ({ ago }: Told) => `Den senaste kom ${ago}. Priser, golv och marginaler kan vara inaktuella.`,
        go: "Se vem som skickar dem",
      },
      weatherUnknown: {
        title: () => "Ingen berättar om vädret",
        about: ({ count }: Told) => `Kampanjer igång som frågar efter det, och är tysta: ${count}.`,
        go: "Öppna Kampanjer",
      },
      erasuresLate: {
        title: ({ count }: Told) => `Raderingar som drar ut på tiden: ${count}`,
        about: ({ ago }: Told) => `Den äldsta begärdes ${ago}. De går av sig själva; se i loggen om de inte gör det.`,
        go: "Öppna Kunder",
      },
    },
  },
});
