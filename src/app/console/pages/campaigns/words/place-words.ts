import { useLanguage } from "../../../../shared/language.tsx";
import type { Language } from "../../../../shared/language.tsx";
import { languageName, type OfVariant, type Stated, statementWords } from "./statement-words.ts";

/** A place in a campaign's document, as one calls it: what its JSON Pointer (RFC 6901) leads to. */
export function placeInWords(pointer: string, language: Language): string {
  const say = statementWords[language];
  const [, member = "", ...below] = pointer.split("/");
  if (member === "variants") return inVariant(below, language);
  return named(say.labels, PLACES[[member, ...below].join("/")] ?? PLACES[member]) ?? pointer;
}

function inVariant([index, of, locale, part]: readonly string[], language: Language): string {
  const say = statementWords[language];
  if (index === undefined) return say.sections.says;
  const what = named(say.ofVariant, OF_VARIANT[part ?? ""] ?? OF_VARIANT[of ?? ""]) ?? of;
  const tongue = of === "texts" && locale !== undefined ? say.inLanguage(languageName(locale, language)) : undefined;
  const variant = say.variant(String(Number(index) + 1));
  return what === undefined ? variant : [`${variant}:`, what, tongue].filter((one) => one !== undefined).join(" ");
}

const named = <Name extends string>(
  words: Readonly<Record<Name, string>>,
  name: Name | undefined,
): string | undefined => name && words[name];

const PLACES: Readonly<Record<string, Stated>> = {
  name: "name",
  priority: "priority",
  exclusionGroup: "exclusionGroup",
  audience: "audience",
  items: "items",
  stores: "stores",
  channels: "channels",
  trigger: "trigger",
  "trigger/minutesBeforeClosing": "closing",
  "trigger/retriggerAfter": "retrigger",
  schedule: "schedule",
  fallbackLocale: "fallbackLocale",
  limits: "limits",
  budgets: "budgets",
  budget: "budgets",
  offerTtl: "offerTtl",
  holdoutBasisPoints: "holdout",
  attributionWindow: "attribution",
  posReasonCode: "posReasonCode",
};

const OF_VARIANT: Readonly<Record<string, OfVariant>> = {
  weight: "weight",
  audience: "variantAudience",
  imageUrl: "image",
  deepLink: "link",
  reward: "reward",
  texts: "body",
  title: "title",
  body: "body",
};

export function usePlaceWords(): (pointer: string) => string {
  const { language } = useLanguage();
  return (pointer) => placeInWords(pointer, language);
}
