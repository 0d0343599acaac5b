import { type Purpose, PURPOSES } from "./purposes.ts";

/** What somebody says to a purpose, and the id of the wording that they read: null where it was this program's own. */
export interface Word {
  readonly granted: boolean;
  readonly text: string | null;
}
export type Words = { readonly [purpose in Purpose]?: Word };

/** The short form, as enrolment takes it. */
export const wordsAsBooleans = (words: Words): { readonly [purpose in Purpose]?: boolean } =>
  Object.fromEntries(PURPOSES.flatMap((purpose) => (words[purpose] ? [[purpose, words[purpose].granted]] : [])));

/** A wording that the retailer has published, as `GET /v1/consent-texts` gives it in one language. */
export interface Published {
  readonly id: string;
  readonly purpose: Purpose;
  readonly text: string;
  readonly recipients: readonly string[];
  /** An ISO 8601 duration, or words. */
  readonly retention: string | null;
}

/** What is asked, and in whose words: the retailer's, or this program's own where there are none. */
export interface Asked {
  readonly purpose: Purpose;
  readonly published: Published | null;
}

/** Passing data on to others is asked about only where the retailer says to whom and why. */
const ONLY_PUBLISHED: readonly Purpose[] = ["adsExport"];

export const askedOf = (published: readonly Published[]): Asked[] =>
  PURPOSES.map((purpose) => ({ purpose, published: published.find((one) => one.purpose === purpose) ?? null })).filter(
    (asked) => asked.published !== null || !ONLY_PUBLISHED.includes(asked.purpose),
  );

/** Nothing is agreed to by saying nothing. */
export const saidTo = (asked: readonly Asked[], granted: ReadonlySet<Purpose>): Words =>
  Object.fromEntries(
    asked.map(({ purpose, published }) => [purpose, { granted: granted.has(purpose), text: published?.id ?? null }]),
  );
