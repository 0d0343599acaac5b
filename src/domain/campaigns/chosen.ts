import type { CartItem } from "../carts/cart.ts";
import { type AbandonedCart, topItem } from "./abandoned-cart.ts";
import type { CompiledCampaign } from "./compile.ts";
import type { Weighted } from "./compile-variant.ts";
import type { Chosen } from "./decision.ts";
import { disclosureFor } from "./disclosure.ts";
import { chooseLocale } from "./locale.ts";
import { leftInCart, leftSomething, type OfferReason, visiting } from "./phrases.ts";
import { itemsFor } from "./stages/items.ts";
import { currencyFor, type StageContext } from "./stages/stage.ts";
import { draw } from "./stages/variants.ts";
import { renderText } from "./texts.ts";

/** What the shopper would get from the campaign, in words. There is at least one variant. */
export function choose(context: StageContext, compiled: CompiledCampaign, variants: readonly Weighted[]): Chosen {
  const { campaign, version, offerTtlMs } = compiled;
  const { now, seed, store, shopper } = context.situation;
  const drawn = draw(variants, seed);
  const variant = drawn?.compiled.variant ?? campaign.variants[0];
  const { fallbackLocale } = campaign;
  const locale = chooseLocale(Object.keys(variant.texts), shopper.locale, fallbackLocale) ?? fallbackLocale;
  const text = variant.texts[locale] ?? { title: campaign.name, body: "" };
  const items = itemsFor(context, compiled);
  const currency = currencyFor(context, compiled);
  const expiresAt = now + offerTtlMs;
  const cart = nameable(context, items);
  const wording = { now, locale, store, cart, reward: variant.reward, currency, expiresAt };
  return {
    campaignId: campaign.id,
    version,
    variantId: variant.id,
    reward: variant.reward,
    currency,
    items,
    locale,
    title: renderText(text.title, wording),
    body: renderText(text.body, wording),
    imageUrl: variant.imageUrl,
    deepLink: variant.deepLink,
    offerTtlMs,
    expiresAt,
    reasons: reasonsFor(context, compiled, items),
    disclosure: disclosureFor(context, compiled, variant.reward, [locale, fallbackLocale]),
    probability: drawn?.probability ?? 1,
    posReasonCode: campaign.posReasonCode,
  };
}

/** The cart with what of it may be named where others read along; null where there is nothing. */
function nameable({ cart, situation }: StageContext, items: readonly CartItem[]): AbandonedCart | null {
  const { discreetCategories } = situation.settings.guardrails;
  const named = items.filter(({ categories }) => !categories.some((category) => discreetCategories.has(category)));
  if (cart.abandoned === null || named.length === 0) return null;
  return { ...cart.abandoned, cart: { ...cart.abandoned.cart, items: named } };
}

/** Told in the shopper's own language where there is a phrase in it, else in the campaign's. */
function reasonsFor(context: StageContext, { campaign }: CompiledCampaign, items: readonly CartItem[]): OfferReason[] {
  const { store, shopper } = context.situation;
  const locales = [...(shopper.locale === null ? [] : [shopper.locale]), campaign.fallbackLocale];
  if (items.length === 0) return [visiting(store.name, locales)];
  const cart = nameable(context, items);
  const top = cart && topItem(cart.cart);
  return [top ? leftInCart(top.name, items.length - 1, locales) : leftSomething(locales)];
}
