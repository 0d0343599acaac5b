import { inBoth } from "../../../shared/language.tsx";

/** What a setting is called, and what it does. */
interface SettingWords {
  readonly label: string;
  readonly about: string;
}
const NAMES = [
  "offersPaused",
  "abandonedAfter",
  "dwellAfter",
  "stockStaleAfter",
  "quietHours",
  "contactLimits",
  "adultAge",
  "unknownAge",
  "globalHoldout",
  "requireHoldout",
  "approvals",
  "ladder",
  "maxSpread",
  "relevance",
  "neverCategories",
  "neverSkus",
  "discreet",
  "webOrigins",
  "disclosures",
  "publicHolidays",
] as const;
export type SettingName = (typeof NAMES)[number];

export const settingWords = inBoth<Readonly<Record<SettingName, SettingWords>>>({
  en: {
    offersPaused: {
      label: "Stop all offers",
      about: "No new offer and no push, anywhere. Pings, tills and erasures go on; offers in hand stay good.",
    },
    abandonedAfter: {
      label: "A cart counts as left after",
      about: "How long nobody has touched it. Before that the shopper is still choosing.",
    },
    dwellAfter: {
      label: "A visit counts as a stay after",
      about: "How long somebody is inside before “stayed” is told.",
    },
    stockStaleAfter: {
      label: "A stock count is good for",
      about: "What was counted longer ago is unknown, and no offer rests on it.",
    },
    quietHours: {
      label: "Quiet hours",
      about:
        "When nothing is said, by the clock on the store’s wall. What would have been said is dropped, not kept for later.",
    },
    contactLimits: {
      label: "Contacts at most",
      about:
        "How much marketing a shopper gets, all channels together; offers count as push. With no limit here there is none.",
    },
    adultAge: {
      label: "Adult from",
      about: "Whoever may be younger is met by the cart and the visit alone, never by a profile.",
    },
    unknownAge: {
      label: "Somebody of unknown age",
      about: "How somebody is met whose year of birth nobody knows.",
    },
    globalHoldout: {
      label: "Held out from everything",
      about: "The share of shoppers to whom no campaign speaks, to measure what offers add. 0 for none.",
    },
    requireHoldout: {
      label: "A campaign without a holdout needs a reason",
      about: "Whoever publishes one that holds nobody out has to say why.",
    },
    approvals: {
      label: "Publishing needs a second person",
      about: "Somebody other than its authors has to approve a campaign before it goes live.",
    },
    ladder: {
      label: "Discount ladder",
      about:
        "The percentages that there are. Nothing else that comes off a price may be a larger share than the last. Empty: any.",
    },
    maxSpread: {
      label: "Prices may differ by at most",
      about: "Between two shoppers for the same article; asked when a campaign is published. Empty: no bound.",
    },
    relevance: {
      label: "Stay silent below a relevance of",
      about: "What has less to do with the shopper than this stays unsaid. 0 says everything.",
    },
    neverCategories: { label: "Categories that are never reduced", about: "No campaign and no score passes this." },
    neverSkus: { label: "Articles that are never reduced", about: "By SKU." },
    discreet: {
      label: "Discreet categories",
      about: "Their articles are not named in a text: a lock screen is read by others.",
    },
    webOrigins: {
      label: "Web pages that may call for devices",
      about: "Where your own web shop runs: https://shop.example. Others’ pages are refused by the browser.",
    },
    disclosures: {
      label: "Disclosure",
      about: "What the law has an offer say whose price was made for the person, by language.",
    },
    publicHolidays: { label: "Public holidays", about: "Days on which the opening hours for holidays (PH) hold." },
  },
  sv: {
    offersPaused: {
      label: "Stoppa alla erbjudanden",
      about:
        "Inga nya erbjudanden och ingen push, någonstans. Pingar, kassor och raderingar går vidare; givna erbjudanden gäller.",
    },
    abandonedAfter: {
      label: "En korg räknas som lämnad efter",
      about: "Hur länge ingen har rört den. Innan dess väljer kunden fortfarande.",
    },
    dwellAfter: { label: "Ett besök räknas som ett uppehåll efter", about: "Hur länge någon är inne innan det sägs." },
    stockStaleAfter: {
      label: "En lagerräkning gäller i",
      about: "Det som räknades tidigare är okänt, och inget erbjudande vilar på det.",
    },
    quietHours: {
      label: "Tysta timmar",
      about: "När inget sägs, efter klockan på butikens vägg. Det som skulle ha sagts släpps, det sparas inte.",
    },
    contactLimits: {
      label: "Högst så många kontakter",
      about:
        "Hur mycket marknadsföring en kund får, alla kanaler tillsammans; erbjudanden räknas som push. Utan gräns här finns ingen.",
    },
    adultAge: {
      label: "Vuxen från",
      about: "Den som kan vara yngre möts bara efter korg och besök, aldrig efter en profil.",
    },
    unknownAge: { label: "Någon av okänd ålder", about: "Hur någon möts vars födelseår ingen känner." },
    globalHoldout: {
      label: "Hålls utanför allt",
      about: "Andelen kunder som ingen kampanj talar till, för att mäta vad erbjudanden ger. 0 för ingen.",
    },
    requireHoldout: {
      label: "En kampanj utan kontrollgrupp kräver ett skäl",
      about: "Den som publicerar en som inte håller någon utanför måste säga varför.",
    },
    approvals: {
      label: "Publicering kräver en andra person",
      about: "Någon annan än författarna måste godkänna en kampanj innan den startar.",
    },
    ladder: {
      label: "Rabattrappa",
      about:
        "De procentsatser som finns. Inget annat avdrag får vara en större andel än den sista. Tomt: vilka som helst.",
    },
    maxSpread: {
      label: "Priser får skilja högst",
      about: "Mellan två kunder för samma vara; prövas när en kampanj publiceras. Tomt: ingen gräns.",
    },
    relevance: {
      label: "Var tyst under en relevans av",
      about: "Det som har mindre med kunden att göra förblir osagt. 0 säger allt.",
    },
    neverCategories: { label: "Kategorier som aldrig sänks", about: "Ingen kampanj och ingen poäng går förbi detta." },
    neverSkus: { label: "Varor som aldrig sänks", about: "Efter artikelnummer." },
    discreet: {
      label: "Diskreta kategorier",
      about: "Deras varor nämns inte i en text: en låsskärm läses av andra.",
    },
    webOrigins: {
      label: "Webbsidor som får anropa för enheter",
      about: "Där er egen webbutik finns: https://shop.example. Andras sidor nekas av webbläsaren.",
    },
    disclosures: {
      label: "Upplysning",
      about: "Vad lagen kräver att ett erbjudande säger vars pris gjordes för personen, per språk.",
    },
    publicHolidays: { label: "Helgdagar", about: "Dagar då öppettiderna för helgdagar (PH) gäller." },
  },
});

/** What the values of settings are called. */
export const valueWords = inBoth({
  en: {
    yes: "yes",
    no: "no",
    none: "none",
    any: "any",
    contextual: "Met by the cart and the visit alone",
    adult: "Taken for an adult",
    years: (age: number) => `${age} years`,
    atMost: (count: number, period: string, channels: string) => `${count} in ${period}, ${channels}`,
    allChannels: "all channels together",
    in: (country: string, label: string) => `${country}: ${label}`,
  },
  sv: {
    yes: "ja",
    no: "nej",
    none: "inga",
    any: "vilka som helst",
    contextual: "Möts bara efter korg och besök",
    adult: "Tas för en vuxen",
    years: (age: number) => `${age} år`,
    atMost: (count: number, period: string, channels: string) => `${count} på ${period}, ${channels}`,
    allChannels: "alla kanaler tillsammans",
    in: (country: string, label: string) => `${country}: ${label}`,
  },
});
