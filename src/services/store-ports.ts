/** What the services need of a store's object: a part of `ports.ts`. */
import type { Problem } from "../domain/problems.ts";
import type { Comparison, Counted } from "../domain/redemptions/closing.ts";
import type { DayTotal, Stretch } from "../domain/redemptions/day.ts";
import type { JournalEntry } from "../domain/redemptions/journal.ts";
import type { Result } from "../domain/result.ts";
import type { Page } from "./pages.ts";

/** One call of a till, from before it can have any effect until its outcome is known. */
export interface Attempt {
  /** Random, of this call alone: a repetition is another one. */
  readonly id: string;
  /** When it came, epoch milliseconds. */
  readonly at: number;
  /** The actor that calls: an API key. */
  readonly keyId: string;
  readonly storeId: string;
  readonly tillId: string;
  readonly offerId: string;
  /** Whether it presents a code or a token, which it may have guessed. */
  readonly presents: boolean;
  /** Whether it can have an effect on money. */
  readonly effects: boolean;
}

/** What became of an attempt. */
export interface Outcome {
  /** It was answered `not_redeemable`. */
  readonly guess: boolean;
  /** Ids of the journal entries that it brought about, which the offer itself tells the store. */
  readonly entries: readonly string[];
}

/** Who has to wait at a store for having guessed too often; without a till all tills of a key. */
export interface HeldBack {
  readonly tillId: string | null;
  /** Epoch milliseconds. */
  readonly until: number;
}

/** A day of a store as its journal has it. */
export interface DayBook {
  readonly totals: readonly DayTotal[];
  /** Of what came after the day was closed; part of `totals` too. */
  readonly afterClosing: readonly DayTotal[];
  /** Epoch milliseconds: every effect before it is in the journal. */
  readonly completeUntil: number;
  readonly closedAt: number | null;
  /** Now, whatever day it is. */
  readonly heldBack: readonly HeldBack[];
}

/** A day to be closed, and what the store's own tills say of it. */
export interface Closing extends Stretch {
  /** `2026-11-21`. */
  readonly businessDate: string;
  readonly entries: readonly Counted[];
}

/** What an offer can be asked by a store that does not know what became of an attempt. */
export interface OfferEffects {
  /** Every effect on money that the offer has had at this store, whether or not it was told. */
  effects(storeId: string): Promise<readonly JournalEntry[]>;
}

/** One store: the journal of money effects, its days, and the guesses of its tills. */
export interface StorePort {
  /**
   * Lets a till's call through and, where it can have an effect, notes that one may be on its way.
   * Refusals: `rate_limited` where the till, or the key at this store, has guessed too often.
   */
  admit(attempt: Attempt): Promise<Result<null, Problem>>;
  /** Says what became of it. Until then its note holds `completeUntil` back. */
  conclude(attempt: Attempt, outcome: Outcome): Promise<void>;
  /** Writes entries down, each once. */
  record(entries: readonly JournalEntry[]): Promise<void>;
  day(stretch: Stretch, businessDate: string): Promise<DayBook>;
  /** Closes a day, once, and compares it with the list. Refusals: `conflict` before it began, `unavailable` while an effect is on its way. */
  close(closing: Closing): Promise<Result<Comparison, Problem>>;
  /** Entries in the order in which they were recorded: who goes on from a cursor misses nothing. */
  journal(stretch: Stretch, after: string, limit: number): Promise<Page<JournalEntry>>;
  /** What is known of one receipt, in the same order. */
  receipt(transactionId: string): Promise<readonly JournalEntry[]>;
}
