import { BODY_SHOWN_MAX_CHARS, TITLE_SHOWN_MAX_CHARS } from "../bounds.ts";
import type { FieldError } from "../problems.ts";
import { pointerTo } from "../validation.ts";
import type { Campaign } from "./campaign.ts";
import { exampleReadings } from "./example-shoppers.ts";
import { PLACEHOLDERS } from "./placeholders.ts";
import { exampleText, placeholdersOf, renderText } from "./texts.ts";
import type { Variant } from "./variant.ts";

const PARTS = ["title", "body"] as const;
type Part = (typeof PARTS)[number];
const SHOWN_MAX_CHARS: Readonly<Record<Part, number>> = { title: TITLE_SHOWN_MAX_CHARS, body: BODY_SHOWN_MAX_CHARS };

/** One text of a campaign: of one variant, in one language. */
interface Wording {
  readonly variant: Variant;
  readonly locale: string;
  readonly part: Part;
  readonly text: string;
  readonly pointer: string;
}

const wordingsOf = ({ variants }: Campaign): Wording[] =>
  variants.flatMap((variant, index) =>
    Object.entries(variant.texts).flatMap(([locale, texts]) =>
      PARTS.map((part) => {
        const pointer = pointerTo(["variants", index, "texts", locale, part]);
        return { variant, locale, part, text: texts[part], pointer };
      }),
    ),
  );

const lengthOf = (text: string): number => [...text].length;

/** Placeholders that there are not, and what is too long with likely values in it. */
export const checkWordings = (campaign: Campaign): FieldError[] =>
  wordingsOf(campaign).flatMap(({ text, part, pointer }) => {
    const unknown = placeholdersOf(text).filter((name) => !PLACEHOLDERS.has(name));
    const length = lengthOf(exampleText(text));
    const messages = unknown.map((name) => `there is no placeholder {{${name}}}`);
    const most = SHOWN_MAX_CHARS[part];
    if (length > most) messages.push(`is about ${length} characters long, at most ${most} are shown`);
    return messages.map((message) => ({ pointer, message }));
  });

/** What is too long for some, though not for most. */
export const checkForExamples = (campaign: Campaign): FieldError[] =>
  wordingsOf(campaign).flatMap(({ variant, locale, part, text, pointer }) => {
    const most = SHOWN_MAX_CHARS[part];
    if (lengthOf(exampleText(text)) > most) return [];
    const readings = exampleReadings(campaign, variant, locale).map(({ who, context }) => ({
      who,
      length: lengthOf(renderText(text, context)),
    }));
    const longest = readings.reduce((a, b) => (b.length > a.length ? b : a), { who: "", length: 0 });
    if (longest.length <= most) return [];
    return [{ pointer, message: `is ${longest.length} characters long for ${longest.who}, at most ${most} are shown` }];
  });

/** A placeholder that the same variant has in its fallback language: what is said in one language is missing in another. */
export const checkMissing = ({ variants, fallbackLocale }: Campaign): FieldError[] =>
  variants.flatMap(({ texts }, index) => {
    const told = (locale: string): string[] => placeholdersOf(`${texts[locale]?.title} ${texts[locale]?.body}`);
    const wanted = told(fallbackLocale);
    return Object.keys(texts).flatMap((locale) => {
      const here = told(locale);
      const missing = wanted.filter((name) => !here.includes(name)).map((name) => `{{${name}}}`);
      const message = `says nothing of ${missing.join(", ")}, which the text in ${fallbackLocale} does`;
      return missing.length === 0 ? [] : [{ pointer: pointerTo(["variants", index, "texts", locale]), message }];
    });
  });
