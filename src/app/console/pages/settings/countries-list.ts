const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("");
/** Regions that have a code and are no country. */
const NO_COUNTRIES = new Set(["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"]);

/** What a country (ISO 3166-1 alpha-2) is called. */
export const countryName = (code: string, tag: string): string =>
  new Intl.DisplayNames([tag], { type: "region" }).of(code) ?? code;

/** Every country that there is a name for, by that name. A code that is another's by now (`UK`) is left out. */
export function countries(tag: string): readonly { readonly value: string; readonly label: string }[] {
  const names = new Intl.DisplayNames([tag], { type: "region", fallback: "none" });
  return LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
    .filter((code) => !NO_COUNTRIES.has(code) && new Intl.Locale(`und-${code}`).region === code)
    .flatMap((code) => {
      const label = names.of(code);
      return label === undefined ? [] : [{ value: code, label }];
    })
    .toSorted((a, b) => a.label.localeCompare(b.label, tag));
}
