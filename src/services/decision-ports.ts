/** Where decisions are kept beside their shopper's object: the index that people ask, and the log. A part of `ports.ts`. */
import type { Ended } from "../domain/campaigns/ended.ts";
import type { Kept } from "../domain/campaigns/record.ts";
import type { OfferChannel } from "../domain/campaigns/channel.ts";
import type { Chosen, Considered, Ranked } from "../domain/campaigns/decision.ts";
import type { Trigger } from "../domain/campaigns/facts/fact.ts";

/** What was weighed, as it is shown: nothing of who it was. */
export interface DecisionView {
  readonly id: string;
  readonly storeId: string;
  readonly at: string;
  readonly channel: OfferChannel;
  /** Null where nobody walked in. `assumed`: no fix completed the dwell, for the phone slept. */
  readonly trigger: (Pick<Trigger, "event" | "dwellSeconds" | "confidence"> & { readonly assumed: boolean }) | null;
  readonly state:
    | "gathering"
    | "reserving"
    | "creating"
    | "issued"
    | "silent"
    | "withheld"
    | "abandoning"
    | "abandoned";
  /** Why it is silent, or was abandoned. */
  readonly code: string | null;
  /** The version of the snapshot that was weighed. */
  readonly snapshot: number;
  readonly chosen: Pick<Chosen, "campaignId" | "version" | "variantId" | "probability"> | null;
  readonly considered: readonly Considered[];
  readonly ranking: readonly Ranked[];
}

/** One decision that came to its end. Times are epoch milliseconds. */
export interface DecisionEntry {
  readonly id: string;
  readonly sub: string;
  readonly at: number;
  readonly storeId: string;
  readonly event: "entered" | "dwelled" | "exited" | "asked";
  /** `withheld`: the shopper is held out, and `campaignId` is what they would have got. */
  readonly outcome: "issued" | "silent" | "withheld" | "abandoned";
  /** Why it is silent, or was abandoned; null where it was issued. */
  readonly stage: string | null;
  readonly code: string | null;
  readonly campaignId: string | null;
  readonly version: number | null;
  readonly variantId: string | null;
  readonly locale: string | null;
  readonly test: boolean;
  /** Random: names the decision where nothing may point at the person. */
  readonly trail: string;
  readonly ended: readonly Ended[];
}

/** What is left out is not asked for. `from` and `to` are epoch milliseconds: `[from, to)`. */
export interface DecisionQuery {
  readonly sub?: string | undefined;
  readonly storeId?: string | undefined;
  /** The campaign of the offer, or of the one that was held back. */
  readonly campaignId?: string | undefined;
  readonly outcome?: DecisionEntry["outcome"] | undefined;
  /** Why nothing was offered. */
  readonly code?: string | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** Decisions as they are asked for by people. */
export interface DecisionIndex {
  /** Takes note of them, and forgets what is older than `DECISION_INDEX_KEPT_MS`. The same twice is the same. */
  note(entries: readonly DecisionEntry[]): Promise<void>;
  /** Newest first, after the one that `cursor` names. */
  page(query: DecisionQuery, cursor: string | undefined, limit: number): Promise<DecisionEntry[]>;
  /** Forgets all of a shopper's; gives how many there were. */
  forget(sub: string): Promise<number>;
}

/** A decision with all that it was made from. */
export interface KeptDecision extends Kept {
  readonly id: string;
  readonly state: DecisionView["state"];
}

/** What outlives every snapshot: texts under names that nobody guesses a person from. */
export interface Archive {
  put(name: string, content: string): Promise<void>;
  get(name: string): Promise<string | undefined>;
}
