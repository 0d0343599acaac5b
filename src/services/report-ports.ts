/** What reports are counted from. A part of `ports.ts`. Times are epoch milliseconds. */
import type { Money } from "../domain/money/money.ts";
import type { Counts } from "../domain/reports/report.ts";
import type { Stretch } from "../domain/redemptions/day.ts";
import type { JournalEntry } from "../domain/redemptions/journal.ts";

/** What became of the offer of one decision. */
export interface DecisionOutcome {
  readonly decisionId: string;
  readonly viewed: boolean;
  readonly redeemed: boolean;
  /** Whether the shopper said that they were not in its store. */
  readonly wrongStore: boolean;
  /** What tills took off, less what came back; minor units. */
  readonly discount: number;
  readonly currency: string;
}

/** What was bought at one moment in one currency; `amount` is below zero where more came back. */
export interface BoughtAt {
  readonly at: number;
  readonly currency: string;
  readonly orders: number;
  readonly amount: number;
}

/** All that a shopper's object has to tell the reports; said again it replaces what was said. */
export interface ShopperOutcomes {
  readonly sub: string;
  readonly outcomes: readonly DecisionOutcome[];
  /** After the first of these decisions. */
  readonly bought: readonly BoughtAt[];
  /** The cart that is or was open. */
  readonly cart: Stretch | null;
}

/** Whose decisions are counted. */
export interface ReportScope extends Stretch {
  readonly campaignId?: string;
  readonly storeId?: string;
  /** What is bought within so many milliseconds of the first decision counts. */
  readonly attributionMs: number;
}

/** What tills did in a stretch, whenever the offers were made. */
export interface TillSums {
  /** Less what was voided. */
  readonly redemptions: number;
  /** What was taken off, less what came back, by currency. */
  readonly given: readonly Money[];
}

export interface Reports {
  note(outcomes: ShopperOutcomes): Promise<void>;
  /** What a store's journal has grown by. The same twice is the same. */
  noteEffects(entries: readonly JournalEntry[]): Promise<void>;
  /** Of one store, or of all. */
  tills(stretch: Stretch, storeId: string | null): Promise<TillSums>;
  /** Counts of live shoppers; test shoppers are in none. */
  counts(scope: ReportScope): Promise<Counts>;
  /** Forgets all of a shopper's. */
  forget(sub: string): Promise<number>;
}
