import { z } from "zod";
import { CONSENT_NOTE_MAX_CHARS, CONSENT_RECIPIENTS_MAX, CONSENT_TEXT_MAX_CHARS } from "../bounds.ts";
import { chooseLocale } from "../campaigns/locale.ts";
import { localeSchema } from "../campaigns/variant.ts";
import { type Purpose, PURPOSES } from "./consents.ts";

/** The body of `PUT /v1/consent-texts/{purpose}`: what shoppers are asked, in each language, and what they ought to know. */
export const consentTextSchema = z.strictObject({
  version: z.int().min(1),
  texts: z
    .record(localeSchema, z.string().min(1).max(CONSENT_TEXT_MAX_CHARS))
    .refine((texts) => Object.keys(texts).length > 0, { error: "must be written in one language at least" }),
  /** Who gets to see what is collected. */
  recipients: z.array(z.string().min(1).max(CONSENT_NOTE_MAX_CHARS)).max(CONSENT_RECIPIENTS_MAX).default([]),
  /** How long it is kept, in words or as a duration. */
  retention: z.string().min(1).max(CONSENT_NOTE_MAX_CHARS).nullable().default(null),
});

/** One version of what is asked about one purpose. It is never changed: people have agreed to it. */
export interface ConsentText extends Readonly<z.infer<typeof consentTextSchema>> {
  readonly purpose: Purpose;
}

/** Which wording an id names. */
export interface Wording {
  readonly purpose: Purpose;
  readonly version: number;
  readonly locale: string;
}

export const textIdOf = ({ purpose, version, locale }: Wording): string => `${purpose}/${version}/${locale}`;

/** The wording that `id` names, or undefined where it is no such name. */
export function readTextId(id: string): Wording | undefined {
  const [, name, version, locale = ""] = /^(\w+)\/([1-9]\d{0,8})\/([\w-]+)$/.exec(id) ?? [];
  const purpose = PURPOSES.find((one) => one === name);
  return purpose && { purpose, version: Number(version), locale };
}

/** The languages of a text that are shown to whoever wants `locale`: the one that suits them best, or all. */
export function localesShown({ texts }: Pick<ConsentText, "texts">, locale: string | null): string[] {
  const all = Object.keys(texts).toSorted();
  if (locale === null) return all;
  const chosen = chooseLocale(all, locale, "en");
  return chosen === undefined ? [] : [chosen];
}
