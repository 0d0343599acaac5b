import type { CartItem } from "../carts/cart.ts";
import type { Reward } from "../offers/reward.ts";
import type { StoreRecord } from "../stores/store.ts";
import type { CartInput } from "./abandoned-cart.ts";
import type { CompiledCampaign } from "./compile.ts";
import type { Trigger } from "./facts/fact.ts";
import type { OfferReason } from "./phrases.ts";
import type { Reason } from "./reason.ts";

/** All that a decision is made from: the same input gives the same decision. Times are epoch milliseconds. */
export interface DecisionInput {
  readonly now: number;
  /** From 0 up to, not with, 1: draws the variant. */
  readonly seed: number;
  readonly trigger: Trigger;
  readonly store: StoreRecord;
  readonly cart: CartInput;
  readonly abandonedAfterMs: number;
  readonly shopper: {
    readonly locale: string | null;
    readonly consents: { readonly preciseLocation: boolean; readonly marketing: boolean; readonly profiling: boolean };
    /** The offers that count towards limits. */
    readonly issued: readonly { readonly campaignId: string; readonly at: number }[];
  };
  readonly campaigns: readonly CompiledCampaign[];
  /** Campaigns that would not reserve, with the code they gave. */
  readonly refused: readonly { readonly campaignId: string; readonly code: string }[];
}

/** What is known before the cart is. */
export type Situation = Omit<DecisionInput, "cart">;

/** A campaign that was weighed, with what ended it; null for the one chosen. */
export interface Considered {
  readonly campaignId: string;
  readonly version: number;
  readonly reason: Reason | null;
}

/** What would be offered. */
export interface Chosen {
  readonly campaignId: string;
  readonly version: number;
  readonly variantId: string;
  readonly reward: Reward;
  /** Of the cart's currency or else the store's; what the budget is reserved in. Null if neither is known. */
  readonly currency: string | null;
  /** The cart's items it is about; none for a campaign that does not look at the cart. */
  readonly items: readonly CartItem[];
  readonly locale: string;
  readonly title: string;
  readonly body: string;
  readonly imageUrl: string | null;
  readonly deepLink: string | null;
  readonly offerTtlMs: number;
  readonly expiresAt: number;
  readonly reasons: readonly OfferReason[];
}

/** `code` of a silence is the reason that the campaign which came furthest ended with. */
export type Decision =
  | { readonly outcome: "offer"; readonly chosen: Chosen; readonly considered: readonly Considered[] }
  | { readonly outcome: "silent"; readonly code: string; readonly considered: readonly Considered[] };
