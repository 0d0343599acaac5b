import type { Chosen, DecisionInput } from "../campaigns/decision.ts";
import { guardedBy } from "../goods/guarded.ts";
import { liability } from "../redemptions/liability.ts";
import type { OfferDocument, OfferFace } from "./offer.ts";
import { kindOf, receiptLabel } from "./reward.ts";

/** What is made outside the domain: random or hashed. */
export interface OfferSeed {
  readonly id: string;
  /** As it is shown. */
  readonly code: string;
  readonly trail: string;
  /** Whether it is for a test shopper. */
  readonly test: boolean;
}

/** What an offer shows, before the service has signed its token. */
export type UnsignedFace = Omit<OfferFace, "token">;

/**
 * The offer that a decision comes to, given what it was made from: the document for the Offer object, and the face for the shopper.
 * Null where what it can cost cannot be said, in which case it cannot be promised.
 */
export function makeOffer(
  chosen: Chosen,
  input: Pick<DecisionInput, "store" | "cart" | "goods" | "settings" | "now">,
  { id, code, trail, test }: OfferSeed,
): { readonly document: OfferDocument; readonly face: UnsignedFace } | null {
  const { currency, items, reward, expiresAt } = chosen;
  if (currency === null) return null;
  const { store, cart, now } = input;
  const left = cart?.kind === "present" ? { currency: cart.cart.currency, items: [...items] } : { currency, items: [] };
  const amount = liability(reward, left);
  if (amount === null) return null;
  const guarded = kindOf(reward).reach(reward) === null ? undefined : guardedBy(input, currency);
  const document: OfferDocument = {
    id,
    campaignId: chosen.campaignId,
    variantId: chosen.variantId,
    storeIds: [store.id],
    trail,
    test,
    reward,
    items: items.map(({ sku, productId = null, gtin = null, quantity }) => ({ sku, productId, gtin, quantity })),
    ...(guarded === undefined ? {} : { guarded }),
    reserved: { amount, currency },
    label: receiptLabel(reward, store.locale ?? "en", currency),
    reasonCode: chosen.posReasonCode,
    issuedAt: now,
    expiresAt,
  };
  const { locale, title, body, imageUrl, deepLink, disclosure, reasons } = chosen;
  const named = items.map(({ sku, name }) => ({ sku, name }));
  return { document, face: { code, locale, title, body, imageUrl, deepLink, disclosure, items: named, reasons } };
}
