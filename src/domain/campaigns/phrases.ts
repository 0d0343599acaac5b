import { languageOf } from "./locale.ts";
import { plainText } from "./texts.ts";

/** Why an offer came, as the shopper reads it. */
export interface OfferReason {
  readonly code: PhraseCode;
  readonly text: string;
}

/** What may be said, by code and language. `{…}` stand for values. English is there for everyone. */
const PHRASES = {
  cart_abandoned: {
    en: "You left {item} in your cart",
    sv: "Du lämnade {item} i din varukorg",
    nb: "Du la igjen {item} i handlekurven",
    da: "Du efterlod {item} i din kurv",
    nl: "Je liet {item} achter in je winkelmandje",
  },
  cart_abandoned_more: {
    en: "You left {item} and {more} more in your cart",
    sv: "Du lämnade {item} och {more} till i din varukorg",
    nb: "Du la igjen {item} og {more} til i handlekurven",
    da: "Du efterlod {item} og {more} mere i din kurv",
    nl: "Je liet {item} en nog {more} achter in je winkelmandje",
  },
  cart_abandoned_unnamed: {
    en: "You left something in your cart",
    sv: "Du lämnade något i din varukorg",
    nb: "Du la igjen noe i handlekurven",
    da: "Du efterlod noget i din kurv",
    nl: "Je liet iets achter in je winkelmandje",
  },
  store_visited: {
    en: "You are at {store}",
    sv: "Du är hos {store}",
    nb: "Du er hos {store}",
    da: "Du er hos {store}",
    nl: "Je bent bij {store}",
  },
} as const satisfies Record<string, Readonly<Record<"en" | "sv" | "nb" | "da" | "nl", string>>>;

type PhraseCode = "cart_abandoned" | "store_visited";
type Phrase = keyof typeof PHRASES;

/** A phrase in the language of the first of `locales` that there is one in, else in English. */
function say(phrase: Phrase, values: Readonly<Record<string, string>>, locales: readonly string[]): string {
  const wordings: Readonly<Record<string, string>> = PHRASES[phrase];
  const wording = locales.map((locale) => wordings[languageOf(locale)]).find((found) => found !== undefined);
  return (wording ?? PHRASES[phrase].en).replaceAll(/\{(\w+)\}/g, (_, name: string) => plainText(values[name] ?? ""));
}

/** `others` is how many more articles than the named one were left. */
export const leftInCart = (item: string, others: number, locales: readonly string[]): OfferReason => ({
  code: "cart_abandoned",
  text: say(others > 0 ? "cart_abandoned_more" : "cart_abandoned", { item, more: String(others) }, locales),
});

/** For what is better not named where others read along. */
export const leftSomething = (locales: readonly string[]): OfferReason => ({
  code: "cart_abandoned",
  text: say("cart_abandoned_unnamed", {}, locales),
});

export const visiting = (store: string, locales: readonly string[]): OfferReason => ({
  code: "store_visited",
  text: say("store_visited", { store }, locales),
});
