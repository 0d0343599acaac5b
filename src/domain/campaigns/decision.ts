import type { CartItem } from "../carts/cart.ts";
import type { Reward } from "../offers/reward.ts";
import type { CompiledSettings } from "../settings.ts";
import type { Age } from "../shoppers/age.ts";
import type { Restraint } from "../contacts/restraint.ts";
import type { StoreRecord } from "../stores/store.ts";
import type { CartInput } from "./abandoned-cart.ts";
import type { OfferChannel } from "./channel.ts";
import type { CompiledCampaign } from "./compile.ts";
import type { Trigger } from "./facts/fact.ts";
import type { Contacts, Goods, ShopperFacts, VisitHistory, Weather } from "./facts/sources.ts";
import type { OfferReason } from "./phrases.ts";
import type { Reason } from "./reason.ts";
import type { Score } from "./score.ts";

/** An offer as limits count it. `here`: made for the phone that this decision is about. */
export interface IssuedOffer {
  readonly campaignId: string;
  readonly at: number;
  readonly here: boolean;
}

/** The shopper as a decision finds them; all of it is in their own object. */
export interface ShopperInput {
  readonly locale: string | null;
  readonly consents: { readonly preciseLocation: boolean; readonly marketing: boolean; readonly profiling: boolean };
  readonly age: Age;
  /** The offers, and what would have been offers, that count towards limits. */
  readonly issued: readonly IssuedOffer[];
  /** Null: nobody told anything. */
  readonly facts: ShopperFacts | null;
  readonly contacts: Contacts | null;
  readonly visits: VisitHistory | null;
  readonly restraint: Restraint;
  /** Whom nothing is offered to, to measure what offers add: by any campaign, or by some. */
  readonly heldOut: { readonly everywhere: boolean; readonly campaigns: readonly string[] };
}

/** What is known before anything is fetched. Plain JSON, as all that a record keeps. Times are epoch milliseconds. */
export interface Moment {
  readonly now: number;
  /** From 0 up to, not with, 1: draws the variant. */
  readonly seed: number;
  readonly channel: OfferChannel;
  /** Of a visit; null on every other channel. */
  readonly trigger: Trigger | null;
  /** The campaigns that this is the time for: who was asked before in this visit is not asked again. Null: all. */
  readonly asked: readonly string[] | null;
  readonly store: StoreRecord;
  readonly shopper: ShopperInput;
  /** Campaigns that would not reserve, with the code they gave. */
  readonly refused: readonly { readonly campaignId: string; readonly code: string }[];
}

/** What is fetched, where a surviving rule needs it. Left out: nobody has asked for it. Null: unknown, or too late. */
export interface Gathered {
  readonly cart?: CartInput;
  readonly goods?: Goods | null;
  readonly weather?: Weather | null;
}

/** What is live: of one snapshot. */
export interface Live {
  readonly campaigns: readonly CompiledCampaign[];
  readonly settings: CompiledSettings;
  /** Whether the retailer imports products, so that what must not be discounted has to be asked for. */
  readonly products: boolean;
}

/** What is known before anything is fetched. */
export type Situation = Moment & Live;

/** All that a decision is made from: the same input gives the same decision. */
export type DecisionInput = Situation & Gathered;

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
  /** What the law has it say where the price was made for the person. */
  readonly disclosure: string | null;
  /** How likely this variant of the campaign was, given the shopper: from above 0 to 1. */
  readonly probability: number;
  /** What tills book the discount under. */
  readonly posReasonCode: string;
}

/** How one campaign ranked. */
export interface Ranked extends Score {
  readonly campaignId: string;
}

interface Weighed {
  readonly considered: readonly Considered[];
  /** The campaigns that nothing but another one stood in the way of, the best first. */
  readonly ranking: readonly Ranked[];
}

/** `code` of a silence is the reason that the campaign which came furthest ended with. */
export type Decision = Weighed &
  (
    | { readonly outcome: "offer"; readonly chosen: Chosen }
    /** `chosen` would have been offered, were the shopper not held out. */
    | { readonly outcome: "withheld"; readonly code: string; readonly chosen: Chosen }
    | { readonly outcome: "silent"; readonly code: string }
  );
