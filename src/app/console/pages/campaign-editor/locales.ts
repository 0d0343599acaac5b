import type { Language } from "../../../shared/language.tsx";

/** The languages that are offered; a document may hold any other. */
const OFFERED = [
  "en",
  "sv",
  "nb",
  "da",
  "fi",
  "is",
  "de",
  "nl",
  "fr",
  "es",
  "it",
  "pt",
  "pl",
  "et",
  "lv",
  "lt",
  "cs",
  "hu",
  "ro",
  "el",
  "uk",
  "ar",
  "tr",
];

/** What a language is called in the language of who reads it; a tag that nobody knows stands for itself. */
export function localeName(locale: string, language: Language): string {
  try {
    const name = new Intl.DisplayNames(language, { type: "language" }).of(locale) ?? locale;
    return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
  } catch {
    return locale;
  }
}

export const localesToAdd = (spoken: readonly string[], language: Language) =>
  OFFERED.filter((locale) => !spoken.includes(locale)).map((value) => ({ value, label: localeName(value, language) }));
