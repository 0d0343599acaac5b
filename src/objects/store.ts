import type { Problem } from "../domain/problems.ts";
import { problem } from "../domain/problems.ts";
import { compare, type Comparison } from "../domain/redemptions/closing.ts";
import { type Stretch, totalsOf } from "../domain/redemptions/day.ts";
import type { JournalEntry } from "../domain/redemptions/journal.ts";
import { err, ok, type Result } from "../domain/result.ts";
import type { Page } from "../services/pages.ts";
import type { Ports } from "../services/ports.ts";
import type { Attempt, Closing, DayBook, Outcome, StorePort } from "../services/store-ports.ts";
import type { OutboxPorts } from "./overdue.ts";
import type { Due } from "./records.ts";
import { EffectLog, TELL } from "./store/effect-log.ts";
import { GUESS_SCHEMA, GuessLog } from "./store/guess-log.ts";
import { Journal, JOURNAL_SCHEMA, type Recorded } from "./store/journal.ts";
import { NOTE_SCHEMA, Notes, SETTLE } from "./store/notes.ts";
import { StoredObject } from "./stored-object.ts";

const SCHEMA = `${JOURNAL_SCHEMA}${NOTE_SCHEMA}${GUESS_SCHEMA}
  -- Days that were closed, and the newest entry there was then.
  CREATE TABLE closing (date TEXT PRIMARY KEY, at INTEGER NOT NULL, seq INTEGER NOT NULL) WITHOUT ROWID;
`;

interface ClosingRow {
  readonly at: number;
  readonly seq: number;
}

const NOTHING: DayBook = { totals: [], afterClosing: [], completeUntil: 0, closedAt: null, heldBack: [] };
const entriesOf = (recorded: readonly Recorded[]): JournalEntry[] => recorded.map(({ entry }) => entry);

/**
 * One store: the journal of its money effects, which the offers fill, and the guesses of its tills. A note made before
 * a till's call reaches an offer keeps the journal from passing for complete until the call's effects are in it.
 */
export abstract class StoreObject<E> extends StoredObject<E> implements StorePort {
  readonly #ports: Pick<Ports, "offer" | "observations">;
  readonly #journal: Journal;
  readonly #notes: Notes;
  readonly #guesses: GuessLog;
  readonly #effects: EffectLog;

  constructor(ctx: DurableObjectState, env: E, ports: OutboxPorts & Pick<Ports, "offer" | "observations" | "reports">) {
    super(ctx, env, { name: "store", schema: SCHEMA }, ports);
    this.#ports = ports;
    this.#journal = new Journal(this.records);
    this.#notes = new Notes(this.records);
    this.#guesses = new GuessLog(this.records);
    this.#effects = new EffectLog(this.records, this.#journal, ports);
  }

  async admit(attempt: Attempt): Promise<Result<null, Problem>> {
    return this.records.transaction(() => {
      const admitted = attempt.presents ? this.#guesses.admit(attempt) : ok(null);
      if (!admitted.ok || !attempt.effects) return admitted;
      this.#create(attempt);
      this.#notes.open(attempt);
      return admitted;
    });
  }

  async conclude(attempt: Attempt, { guess, entries }: Outcome): Promise<void> {
    const blocked = this.records.transaction(() => {
      this.#guesses.release(attempt);
      if (!guess && !attempt.effects) return [];
      this.#create(attempt);
      if (attempt.effects) this.#notes.conclude(attempt, entries);
      return guess ? this.#guesses.guessed(attempt) : [];
    });
    // One till may be a cashier who cannot read a print; all of them are somebody who tries codes.
    if (blocked.includes("key")) this.#ports.observations.alert({ alert: "guesses", storeId: attempt.storeId });
  }

  async record(entries: readonly JournalEntry[]): Promise<void> {
    this.records.transaction(() => {
      this.records.create();
      this.#write(entries);
    });
  }

  async day(stretch: Stretch, businessDate: string): Promise<DayBook> {
    if (!this.records.exist()) return { ...NOTHING, completeUntil: this.#notes.completeUntil() };
    const recorded = this.#journal.within(stretch);
    const closing = this.#closing(businessDate);
    const late = closing === undefined ? [] : recorded.filter(({ seq }) => seq > closing.seq);
    return {
      totals: totalsOf(entriesOf(recorded)),
      afterClosing: totalsOf(entriesOf(late)),
      completeUntil: this.#notes.completeUntil(),
      closedAt: closing?.at ?? null,
      heldBack: this.#guesses.heldBack(),
    };
  }

  async close({ businessDate, from, to, entries }: Closing): Promise<Result<Comparison, Problem>> {
    const now = this.records.now();
    if (now < from) return err(problem("conflict", "The day has not begun"));
    return this.records.transaction(() => {
      this.records.create();
      if (this.#closing(businessDate) === undefined) {
        if (this.#notes.isPendingBefore(to)) return err(ON_ITS_WAY);
        this.records.run("INSERT INTO closing VALUES (?, ?, ?)", businessDate, now, this.#journal.last());
      }
      const last = this.#closing(businessDate)?.seq ?? 0;
      const closed = this.#journal.within({ from, to }).filter(({ seq }) => seq <= last);
      return ok(compare(entriesOf(closed), entries));
    });
  }

  async journal(stretch: Stretch, after: string, limit: number): Promise<Page<JournalEntry>> {
    return this.records.exist() ? this.#journal.page(stretch, after, limit) : { items: [], nextCursor: null };
  }

  async receipt(transactionId: string): Promise<readonly JournalEntry[]> {
    return this.records.exist() ? this.#journal.receipt(transactionId) : [];
  }

  #create({ storeId }: Attempt): void {
    if (this.records.exist() && this.records.meta("storeId") !== undefined) return;
    this.records.create();
    this.records.setMeta("storeId", storeId);
  }

  #closing(businessDate: string): ClosingRow | undefined {
    return this.records.first<ClosingRow>("SELECT at, seq FROM closing WHERE date = ?", businessDate);
  }

  /** Belongs into a transaction. */
  #write(entries: readonly JournalEntry[]): void {
    this.#journal.record(entries);
    this.#effects.promise();
    this.#notes.clear();
  }

  protected async perform({ kind }: Due): Promise<void> {
    if (kind === TELL) await this.#effects.tell();
    if (kind === SETTLE) await this.#settle();
  }

  /** Asks the offers what became of calls that nobody concluded, and writes it down. */
  async #settle(): Promise<void> {
    const storeId = this.records.meta<string>("storeId") ?? "";
    for (const { attempt, offer } of this.#notes.unknown()) {
      const entries = await this.#ports.offer(offer).effects(storeId);
      this.records.transaction(() => {
        this.#notes.close(attempt);
        this.#write(entries);
      });
    }
    this.#notes.watch();
  }
}

const ON_ITS_WAY = problem("unavailable", "An effect of this day may be on its way", { retryAfterSeconds: 1 });
