/** What the services need of a campaign's object: its budgets, its counts, and whether it may speak. */
import type { Campaign } from "../domain/campaigns/campaign.ts";
import type { CampaignState } from "./repositories.ts";

/** What an offer asks its campaign for before it is made. */
export interface Claim {
  readonly offerId: string;
  readonly storeId: string;
  readonly currency: string;
  /** The most that the offer can cost, minor units. */
  readonly amount: number;
  /** What the store's clock shows beyond UTC: a store's day begins at its own midnight. */
  readonly utcOffsetMs: number;
}

/** What an offer costs that was redeemed, minor units. */
export interface Cost {
  /** What tills took off, less what came back: 0 after a void. */
  readonly spent: number;
  /** What it may come to cost: it is set aside as long as a void lets the offer be redeemed anew. */
  readonly most: number;
}

/** `exhausted` is a budget, `limited` a count of offers; `released` a claim that was given up before it came. */
export type ReserveOutcome = "reserved" | "exhausted" | "limited" | "paused" | "released";

/** One sum of one budget: of the whole campaign or of one store, in one stretch of its period, in one currency. */
export interface BudgetLine {
  readonly per: "campaign" | "store";
  /** An ISO 8601 duration, or `forever`. */
  readonly period: string;
  /** The store; null for the whole campaign. */
  readonly storeId: string | null;
  /** Which stretch: when it began by the clock that its days are counted by, epoch milliseconds; null for `forever`. */
  readonly from: number | null;
  readonly currency: string;
  readonly limit: number;
  readonly reserved: number;
  readonly spent: number;
}

export interface CampaignConfig {
  readonly version: number;
  readonly budgets: Campaign["budgets"];
  readonly limits: Campaign["limits"];
  readonly offersPaused: boolean;
}

export interface CampaignPort {
  /** Makes a version live. What is reserved and spent stays, and counts against its budgets and limits too. */
  configure(config: CampaignConfig): Promise<void>;
  /** Live, paused or ended; nothing where it was never published. */
  become(state: CampaignState): Promise<void>;
  /** Whether `settings.offersPaused` stops every offer; nothing where it was never published. */
  pauseOffers(paused: boolean): Promise<void>;
  /** All or nothing, and the same however often it is asked. */
  reserve(claim: Claim): Promise<ReserveOutcome>;
  /** What `reserve` would answer, for a shopper who is held out: nothing is set aside. */
  wouldReserve(claim: Claim): Promise<ReserveOutcome>;
  /** The offer was redeemed. Said again whenever what it has cost changes, or can change no more. */
  settle(offerId: string, cost: Cost): Promise<void>;
  /**
   * The offer is over and nothing of it is spent: expired, revoked, given up, returned in full. All is given back, its
   * counts too, and for good; so never while a lapsed reservation of a till may still be committed.
   */
  release(offerId: string): Promise<void>;
  budget(): Promise<readonly BudgetLine[]>;
}
