import type { CartInput } from "../campaigns/abandoned-cart.ts";
import type { Chosen } from "../campaigns/decision.ts";
import type { Cart } from "../carts/cart.ts";
import { formatMoney } from "../money/currency.ts";
import { amountIn } from "../money/money.ts";
import { liability } from "../redemptions/discount.ts";
import type { StoreRecord } from "../stores/store.ts";
import type { OfferDocument, OfferFace } from "./offer.ts";
import type { Reward } from "./reward.ts";

/** What is made outside the domain: random or hashed. `now` is epoch milliseconds. */
export interface OfferSeed {
  readonly id: string;
  /** As it is shown. */
  readonly code: string;
  readonly trail: string;
  readonly now: number;
}

/** What an offer shows, before the service has signed its token. */
export type UnsignedFace = Omit<OfferFace, "token">;

/**
 * The offer that a decision comes to: the document for the Offer object, and the face for the shopper.
 * Null where what it can cost cannot be said, in which case it cannot be promised.
 */
export function makeOffer(
  chosen: Chosen,
  store: StoreRecord,
  cart: CartInput,
  { id, code, trail, now }: OfferSeed,
): { readonly document: OfferDocument; readonly face: UnsignedFace } | null {
  const { currency, items, reward, expiresAt } = chosen;
  if (currency === null) return null;
  const amount = liability(reward, cart.kind === "present" ? { ...cart.cart, items: [...items] } : emptyCart(currency));
  if (amount === null) return null;
  const document: OfferDocument = {
    id,
    campaignId: chosen.campaignId,
    variantId: chosen.variantId,
    storeIds: [store.id],
    trail,
    test: false,
    reward,
    items: items.map(({ sku, productId = null, gtin = null, quantity }) => ({ sku, productId, gtin, quantity })),
    reserved: { amount, currency },
    label: receiptLabel(reward, currency, store.locale ?? "en"),
    reasonCode: "BECKON",
    issuedAt: now,
    expiresAt,
  };
  const { locale, title, body, imageUrl, deepLink, reasons } = chosen;
  const named = items.map(({ sku, name }) => ({ sku, name }));
  return { document, face: { code, locale, title, body, imageUrl, deepLink, disclosure: null, items: named, reasons } };
}

const emptyCart = (currency: string): Cart => ({ currency, updatedAt: "1970-01-01T00:00:00Z", items: [] });

/** The line on the receipt: what comes off, as the store's country writes it, and no item's name. */
function receiptLabel(reward: Reward, currency: string, locale: string): string {
  if (reward.kind === "percentOff") {
    const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
    return `−${percent.format(reward.basisPoints / 10_000)}`;
  }
  return `−${formatMoney({ amount: amountIn(reward.amount, currency) ?? 0, currency }, locale)}`;
}
