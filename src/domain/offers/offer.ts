import type { Money } from "../money/money.ts";
import type { LifeState, Validity } from "./life.ts";
import type { Reward } from "./reward.ts";
import { wireTime } from "./wire-time.ts";

/** One of the cart's items as the till is asked to recognise it: never its name. */
export interface OfferItem {
  readonly sku: string;
  readonly productId: string | null;
  readonly gtin: string | null;
  /** What was left in the cart: the most that the reward covers. */
  readonly quantity: number;
}

/** What one piece of an article is not to be sold below, minor units of the offer's currency. */
export interface Floor extends Omit<OfferItem, "quantity"> {
  readonly amount: number;
}

/** What no reward passes, whatever it is about. */
export interface Guarded {
  /** Articles that are never reduced. */
  readonly skus: readonly string[];
  /** The same by category, as the till names them. */
  readonly categories: readonly string[];
  readonly floors: readonly Floor[];
}

/**
 * What was promised, fixed at issue and kept by the Offer object. It outlives the shopper's erasure, so it
 * holds no code, no shopper and no name of an item; `trail` is random and only the Shopper object maps it.
 */
export interface OfferDocument extends Validity {
  readonly id: string;
  readonly campaignId: string;
  readonly variantId: string;
  readonly storeIds: readonly string[];
  readonly trail: string;
  readonly test: boolean;
  readonly reward: Reward;
  readonly items: readonly OfferItem[];
  /** As far as it was known at issue. */
  readonly guarded?: Guarded;
  /** What the campaign set aside for this offer, in the cart's currency. The till never takes off more. */
  readonly reserved: Money;
  /** The line on the receipt, in the store's language, without the name of an item. */
  readonly label: string;
  readonly reasonCode: string;
}

export interface OfferReason {
  readonly code: string;
  readonly text: string;
}

/** What only the shopper may see of an offer. It is kept by the Shopper object and goes with it. */
export interface OfferFace {
  /** As it is shown: grouped by hyphens. */
  readonly code: string;
  readonly token: string;
  readonly locale: string;
  readonly title: string;
  readonly body: string;
  readonly imageUrl: string | null;
  readonly deepLink: string | null;
  readonly disclosure: string | null;
  readonly items: readonly { readonly sku: string; readonly name: string }[];
  readonly reasons: readonly OfferReason[];
}

/** `<Offer>` on the wire. */
export interface OfferView extends OfferFace {
  readonly id: string;
  readonly campaignId: string;
  readonly variantId: string;
  readonly storeIds: readonly string[];
  readonly test: boolean;
  readonly reward: Reward;
  readonly state: LifeState;
  readonly issuedAt: string;
  readonly expiresAt: string;
}

export const offerView = (document: OfferDocument, face: OfferFace, state: LifeState): OfferView => ({
  ...face,
  id: document.id,
  campaignId: document.campaignId,
  variantId: document.variantId,
  storeIds: document.storeIds,
  test: document.test,
  reward: document.reward,
  state,
  issuedAt: wireTime(document.issuedAt),
  expiresAt: wireTime(document.expiresAt),
});
