/** What is asked of a shopper's object when nobody walked in: a preview, a test, another channel. A part of `ports.ts`. */
import type { OfferChannel } from "../domain/campaigns/channel.ts";
import type { Chosen, Decision } from "../domain/campaigns/decision.ts";
import type { Trigger } from "../domain/campaigns/facts/fact.ts";
import type { Draft } from "../domain/campaigns/supposed.ts";
import type { OfferView } from "../domain/offers/offer.ts";
import type { Problem } from "../domain/problems.ts";
import type { Result } from "../domain/result.ts";
import type { StoreRecord } from "../domain/stores/store.ts";

interface Asking {
  readonly channel: OfferChannel;
  readonly store: StoreRecord;
  /** Whether only a test shopper will do; whoever is none is not there. */
  readonly testOnly: boolean;
}

/** What would be decided. Nothing is written. */
export interface Weighing extends Asking {
  /** Null where the channel is no visit. */
  readonly trigger: Trigger | null;
  /** When, epoch milliseconds; null for now. */
  readonly at: number | null;
  /** Weighed in the place of what is live of it. */
  readonly draft: Draft | null;
  readonly limit: number;
}
export interface Weighed {
  readonly decision: Decision;
  /** The best first. */
  readonly chosen: readonly Chosen[];
}

/** An offer is asked for, as if the shopper had walked in. */
export interface Ordering extends Asking {
  readonly only: TrialOffer | null;
}
/** One variant of a draft in one language, which is all that is weighed. */
export interface TrialOffer extends Draft {
  readonly locale: string;
}
export interface Ordered {
  readonly decisionId: string;
  /** Why there is no offer; null where there is one. */
  readonly code: string | null;
  readonly offers: readonly OfferView[];
}

export interface ShopperAskingPort {
  weigh(weighing: Weighing): Promise<Result<Weighed, Problem>>;
  order(ordering: Ordering): Promise<Result<Ordered, Problem>>;
}
