import { ATTEMPT_UNKNOWN_AFTER_MS, CLOCKS_APART_MAX_MS } from "../../domain/bounds.ts";
import type { Attempt } from "../../services/store-ports.ts";
import type { Records } from "../records.ts";

export const NOTE_SCHEMA = `
  -- Calls of tills that may have an effect which is not in the journal yet. "awaits" is null until the outcome is
  -- known, and then the ids of its entries.
  CREATE TABLE note (attempt TEXT PRIMARY KEY, offer TEXT NOT NULL, at INTEGER NOT NULL, awaits TEXT) WITHOUT ROWID;
`;

export interface Note {
  readonly attempt: string;
  readonly offer: string;
}

/** What may be on its way to the journal. As long as a note is open, the journal is complete only up to it. */
export class Notes {
  readonly #records: Records;

  constructor(records: Records) {
    this.#records = records;
  }

  open({ id, offerId }: Attempt): void {
    const now = this.#records.now();
    this.#records.run("INSERT OR IGNORE INTO note VALUES (?, ?, ?, NULL)", id, offerId, now);
    this.#ensureWatch();
  }

  /** The note now waits for these entries. One that was given up meanwhile is open again from when the call came. */
  conclude({ id, offerId, at }: Attempt, entries: readonly string[]): void {
    const upsert = "INSERT INTO note VALUES (?, ?, ?, ?) ON CONFLICT (attempt) DO UPDATE SET awaits = excluded.awaits";
    this.#records.run(upsert, id, offerId, at, JSON.stringify(entries));
    this.clear();
    this.#ensureWatch();
  }

  /** Closes the notes whose entries are all in the journal. */
  clear(): void {
    this.#records.run(`DELETE FROM note WHERE awaits IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM json_each(awaits) WHERE value NOT IN (SELECT id FROM entry))`);
  }

  close(attempt: string): void {
    this.#records.run("DELETE FROM note WHERE attempt = ?", attempt);
  }

  /** Notes that nobody has closed for too long. */
  unknown(): Note[] {
    const before = this.#records.now() - ATTEMPT_UNKNOWN_AFTER_MS;
    return this.#records.rows<Note>("SELECT attempt, offer FROM note WHERE at <= ? ORDER BY at", before);
  }

  /** Epoch milliseconds: no effect before it is still to come. Clocks differ, and an offer goes by its own. */
  completeUntil(): number {
    return Math.min(this.#earliest() ?? Infinity, this.#records.now()) - CLOCKS_APART_MAX_MS;
  }

  /** Whether something that happened before `time` may still be on its way. */
  isPendingBefore(time: number): boolean {
    const earliest = this.#earliest();
    return earliest !== undefined && earliest - CLOCKS_APART_MAX_MS < time;
  }

  /** Promises to look after what is open, anew. */
  watch(): void {
    const earliest = this.#earliest();
    if (earliest !== undefined) this.#records.promise(SETTLE, "", earliest + ATTEMPT_UNKNOWN_AFTER_MS);
  }

  /** One promise serves all notes: whichever is the oldest when it is kept. */
  #ensureWatch(): void {
    if (this.#records.first("SELECT 1 FROM due WHERE kind = ?", SETTLE) === undefined) this.watch();
  }

  #earliest(): number | undefined {
    if (!this.#records.exist()) return undefined;
    return this.#records.first<{ at: number | null }>("SELECT min(at) AS at FROM note")?.at ?? undefined;
  }
}

/** The promise to ask what became of calls that nobody has concluded. */
export const SETTLE = "settle";
