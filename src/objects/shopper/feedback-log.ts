import { FATIGUE_SILENCE_MS, FATIGUE_WITHIN_MS, FEEDBACK_KEPT_MS, TOO_OFTEN_MS } from "../../domain/bounds.ts";
import type { Muted, Restraint } from "../../domain/contacts/restraint.ts";
import type { FeedbackKind } from "../../domain/offers/feedback.ts";
import type { Records } from "../records.ts";

export const FEEDBACK_SCHEMA = `
  CREATE TABLE feedback (offer TEXT, kind TEXT, at INTEGER NOT NULL, device TEXT NOT NULL, PRIMARY KEY (offer, kind)) WITHOUT ROWID;
  -- What the shopper wants to hear nothing of: a category, a campaign, a store.
  CREATE TABLE muted (kind TEXT, name TEXT, until INTEGER NOT NULL, PRIMARY KEY (kind, name)) WITHOUT ROWID;
  -- The phones whose owner says that the cart is somebody else's.
  CREATE TABLE not_mine (device TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
`;

/** One word of the shopper about one offer. */
export interface Feedback {
  readonly offer: string;
  readonly kind: FeedbackKind;
  readonly at: number;
  readonly device: string;
}

/** What the shopper thought of their offers, and what holds because of it. */
export class FeedbackLog {
  readonly #records: Records;

  constructor(records: Records) {
    this.#records = records;
  }

  /** Notes it at the first time it is said of an offer; false where it was said before, which changes nothing. */
  record({ offer, kind, device }: Omit<Feedback, "at">): boolean {
    const now = this.#records.now();
    this.#records.run("DELETE FROM feedback WHERE at < ?", now - FEEDBACK_KEPT_MS);
    const insert = "INSERT OR IGNORE INTO feedback VALUES (?, ?, ?, ?) RETURNING kind";
    return this.#records.first(insert, offer, kind, now, device) !== undefined;
  }

  mute(kind: Muted["kind"], names: readonly string[], forMs: number): void {
    const now = this.#records.now();
    this.#records.run("DELETE FROM muted WHERE until <= ?", now);
    for (const name of names)
      this.#records.run("INSERT OR REPLACE INTO muted VALUES (?, ?, ?)", kind, name, now + forMs);
  }

  /** A store that was the wrong one is a place where they were. */
  forgetStores(): void {
    this.#records.run("DELETE FROM muted WHERE kind = 'store'");
  }

  /** The cart speaks to this phone no more, as long as it is this shopper's. */
  disown(device: string): void {
    this.#records.run("INSERT OR IGNORE INTO not_mine VALUES (?, ?)", device, this.#records.now());
  }

  hearLess(): void {
    this.hearLessUntil(this.#records.now() + TOO_OFTEN_MS);
  }

  hearLessUntil(until: number): void {
    if (until > this.#records.now()) this.#records.setMeta("tooOftenUntil", until);
  }

  get tooOftenUntil(): number | null {
    return this.#records.meta<number>("tooOftenUntil") ?? null;
  }

  isNotMine(device: string): boolean {
    return this.#records.first("SELECT 1 FROM not_mine WHERE device = ?", device) !== undefined;
  }

  muted(): Muted[] {
    return this.#records.rows<Muted>("SELECT * FROM muted ORDER BY kind, name");
  }

  all(): Feedback[] {
    return this.#records.rows<Feedback>("SELECT * FROM feedback ORDER BY at, offer, kind");
  }

  /** What of it holds back on this phone; without a phone what holds back everywhere. */
  restraint(device: string | null): Pick<Restraint, "dismissedAt" | "tooOftenUntil" | "muted" | "cartIsNotMine"> {
    const now = this.#records.now();
    const query = "SELECT at FROM feedback WHERE kind = 'dismissed' AND at > ? ORDER BY at";
    const dismissed = this.#records.rows<{ at: number }>(query, now - FATIGUE_SILENCE_MS - FATIGUE_WITHIN_MS);
    return {
      dismissedAt: dismissed.map(({ at }) => at),
      tooOftenUntil: this.tooOftenUntil,
      muted: this.muted().filter(({ until }) => now < until),
      cartIsNotMine: device !== null && this.isNotMine(device),
    };
  }
}
