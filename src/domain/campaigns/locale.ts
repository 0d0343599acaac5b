/** Norwegian phones name their language in three ways; one wording serves all. */
const SAME_LANGUAGE: Readonly<Record<string, string>> = { no: "nb", nn: "nb" };

/** Whether `Intl` knows the form of this tag (BCP 47); it would throw on any other. */
export function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** `sv-SE` → `sv`. */
export function languageOf(tag: string): string {
  const language = tag.toLowerCase().split(/[-_]/, 1)[0] ?? "";
  return SAME_LANGUAGE[language] ?? language;
}

/**
 * Which of `available` to speak: the wanted tag itself, else one of its language, else the fallback by the same
 * two steps, else any, the first by name so that the choice is the same everywhere.
 */
export function chooseLocale(
  available: readonly string[],
  wanted: string | null,
  fallback: string,
): string | undefined {
  const sorted = available.toSorted();
  const match = (tag: string): string | undefined =>
    sorted.find((locale) => locale.toLowerCase() === tag.toLowerCase().replaceAll("_", "-")) ??
    sorted.find((locale) => locale.toLowerCase() === languageOf(tag)) ??
    sorted.find((locale) => languageOf(locale) === languageOf(tag));
  return (wanted === null ? undefined : match(wanted)) ?? match(fallback) ?? sorted[0];
}
