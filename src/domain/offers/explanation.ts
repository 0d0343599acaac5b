import { languageOf } from "../campaigns/locale.ts";
import { ACTIONS, BECAUSE, type BecauseCode, NOT_USED, type NotUsedCode } from "./explanation-words.ts";
import type { OfferView } from "./offer.ts";

/** Why an offer came, as its shopper reads it: of their own behaviour only. */
export interface Explanation {
  readonly text: string;
  readonly because: readonly { readonly code: string; readonly text: string }[];
  readonly notUsed: readonly string[];
  /** What the law has it say where the price was made for the person. */
  readonly disclosure: string | null;
  /** What they can do about it: `kind` is what `POST /v1/offers/{id}/feedback` takes. */
  readonly actions: readonly { readonly kind: string; readonly label: string; readonly effect: string }[];
}

/** In the language of the first of `locales` that there are words in, else in English. */
const sayIn =
  (locales: readonly string[]) =>
  (wording: Readonly<Record<string, string>> & { readonly en: string }): string =>
    locales.map((locale) => wording[languageOf(locale)]).find((found) => found !== undefined) ?? wording.en;

/**
 * Explains an offer.
 * @param profiled whether what was known of the person could have a part in it
 * @param locales what the shopper reads, the first that there are words in
 */
export function explain(
  offer: Pick<OfferView, "reasons" | "disclosure">,
  profiled: boolean,
  locales: readonly string[],
): Explanation {
  const say = sayIn(locales);
  const spoken = new Set(offer.reasons.map(({ code }) => code));
  const further: readonly BecauseCode[] = ["store_visited", ...(profiled ? (["profile"] as const) : []), "agreed"];
  const because = [
    ...offer.reasons.map(({ code, text }) => ({ code, text })),
    ...further.filter((code) => !spoken.has(code)).map((code) => ({ code, text: say(BECAUSE[code]) })),
  ];
  const unused: readonly NotUsedCode[] = ["position", ...(profiled ? [] : (["profile"] as const)), "others"];
  return {
    text: because.map(({ text }) => (text.endsWith(".") ? text : `${text}.`)).join(" "),
    because,
    notUsed: unused.map((code) => say(NOT_USED[code])),
    disclosure: offer.disclosure,
    actions: Object.entries(ACTIONS).map(([kind, { label, effect }]) => ({
      kind,
      label: say(label),
      effect: say(effect),
    })),
  };
}
