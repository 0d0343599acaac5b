import { useLanguage } from "../../../../shared/language.tsx";
import type { Language } from "../../../../shared/language.tsx";
import { languageName, type OfVariant, type Stated, statementWords } from "./statement-words.ts";

/** A place in a campaign's document, as one calls it: what its JSON Pointer (RFC 6901) leads to. */
export function placeInWords(pointer: string, language: Language): string {
  const say = statementWords[language];
  const [, member = "", index = "", of = "", locale = "", part = ""] = pointer.split("/");
  if (member !== "variants")
    return named(say.labels, PLACES[index === "" ? member : `${member}/${index}`] ?? PLACES[member]) ?? pointer;
  if (index === "") return say.sections.says;
  const what = named(say.ofVariant, OF_VARIANT[part === "" ? of : part] ?? OF_VARIANT[of]);
  const tongue = of === "texts" && locale !== "" ? say.inLanguage(languageName(locale, language)) : "";
  return [`${say.variant(String(Number(index) + 1))}:`, what ?? of, tongue].filter((one) => one !== "").join(" ");
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
