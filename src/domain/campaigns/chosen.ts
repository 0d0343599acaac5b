import { topItem } from "./abandoned-cart.ts";
import type { Campaign } from "./campaign.ts";
import type { CompiledCampaign } from "./compile.ts";
import type { Chosen } from "./decision.ts";
import { chooseLocale } from "./locale.ts";
import { leftInCart, type OfferReason, visiting } from "./phrases.ts";
import { currencyFor, type StageContext } from "./stages/stage.ts";
import { renderText } from "./texts.ts";
import type { Variant } from "./variant.ts";

/** One of the variants by weight: `seed` from 0 up to, not with, 1 is a place on the line of their weights. */
export function drawVariant(variants: Campaign["variants"], seed: number): Variant {
  const drawable = variants.filter(({ weight }) => weight > 0);
  let left = seed * drawable.reduce((sum, { weight }) => sum + weight, 0);
  return drawable.find(({ weight }) => (left -= weight) < 0) ?? drawable.at(-1) ?? variants[0];
}

/** What the shopper would get from the campaign, in words. */
export function choose(context: StageContext, compiled: CompiledCampaign): Chosen {
  const { campaign, version, offerTtlMs } = compiled;
  const { now, seed, store, shopper } = context.situation;
  const variant = drawVariant(campaign.variants, seed);
  const { fallbackLocale } = campaign;
  const locale = chooseLocale(Object.keys(variant.texts), shopper.locale, fallbackLocale) ?? fallbackLocale;
  const text = variant.texts[locale] ?? { title: campaign.name, body: "" };
  const cart = compiled.asksCart ? context.cart.abandoned : null;
  const currency = currencyFor(context, compiled);
  const expiresAt = now + offerTtlMs;
  const wording = { now, locale, store, cart, reward: variant.reward, currency, expiresAt };
  return {
    campaignId: campaign.id,
    version,
    variantId: variant.id,
    reward: variant.reward,
    currency,
    items: cart?.cart.items ?? [],
    locale,
    title: renderText(text.title, wording),
    body: renderText(text.body, wording),
    imageUrl: variant.imageUrl,
    deepLink: variant.deepLink,
    offerTtlMs,
    expiresAt,
    reasons: reasonsFor(context, compiled),
  };
}

/** Told in the shopper's own language where there is a phrase in it, else in the campaign's. */
function reasonsFor({ cart, situation }: StageContext, { asksCart, campaign }: CompiledCampaign): OfferReason[] {
  const locales = [...(situation.shopper.locale === null ? [] : [situation.shopper.locale]), campaign.fallbackLocale];
  const top = asksCart && cart.abandoned ? topItem(cart.abandoned.cart) : undefined;
  if (top === undefined || !cart.abandoned) return [visiting(situation.store.name, locales)];
  return [leftInCart(top.name, cart.abandoned.cart.items.length - 1, locales)];
}
