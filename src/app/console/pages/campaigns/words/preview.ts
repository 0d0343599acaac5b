import type { Campaign } from "../../../../../domain/campaigns/campaign.ts";
import { languageOf } from "../../../../../domain/campaigns/locale.ts";
import { renderText } from "../../../../../domain/campaigns/texts.ts";
import { parseDuration } from "../../../../../domain/duration.ts";
import { wireTime } from "../../../../../domain/offers/wire-time.ts";
import { kindOf } from "../../../../../domain/offers/reward.ts";
import { NOWHERE } from "../../../../../domain/stores/nowhere.ts";

type Variant = Campaign["variants"][number];

/** What somebody may have left in their cart, in the languages of the shops that we know. */
const LEFT: Readonly<Record<string, string>> = {
  en: "Trail shoe",
  sv: "Terrängsko",
  nb: "Terrengsko",
  da: "Terrænsko",
  nl: "Trailschoen",
};
const PRICE = 129_900;
const FALLBACK_CURRENCY = "SEK";

/** Where and when a text is read, for a preview. `now` is epoch milliseconds. */
export interface Reading {
  readonly now: number;
  readonly storeName: string;
  readonly timeZone: string;
}

/** A wording as a shopper might read it, with likely values in its placeholders. */
export function previewOf(
  campaign: Campaign,
  { reward, texts }: Variant,
  locale: string,
  { now, storeName, timeZone }: Reading,
): { readonly title: string; readonly body: string } {
  const [currency = FALLBACK_CURRENCY] = kindOf(reward)
    .states(reward)
    .flatMap(({ amounts }) => amounts.map((one) => one.currency));
  const name = LEFT[languageOf(locale)] ?? LEFT["en"] ?? "";
  const items = [{ sku: "example", name, quantity: 1, unitPrice: PRICE, categories: [] }];
  const context = {
    now,
    locale,
    store: { ...NOWHERE, id: "example", name: storeName, timeZone },
    cart: { cart: { currency, updatedAt: wireTime(now), items }, leftAt: now },
    reward,
    currency,
    expiresAt: now + (parseDuration(campaign.offerTtl) ?? 0),
  };
  const { title = "", body = "" } = texts[locale] ?? {};
  return { title: renderText(title, context), body: renderText(body, context) };
}

/** The language of a variant that somebody who speaks `language` would read. */
export function localeFor({ texts }: Variant, language: string, fallback: string): string {
  const locales = Object.keys(texts);
  return (
    locales.find((locale) => languageOf(locale) === language) ??
    locales.find((one) => one === fallback) ??
    locales[0] ??
    fallback
  );
}
