import type { Stretch } from "../../domain/redemptions/day.ts";
import type { JournalEntry } from "../../domain/redemptions/journal.ts";
import type { Page } from "../../services/pages.ts";
import type { Records } from "../records.ts";

export const JOURNAL_SCHEMA = `
  CREATE TABLE entry (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, receipt TEXT NOT NULL, body TEXT NOT NULL
  );
  CREATE INDEX entry_at ON entry (at);
  CREATE INDEX entry_receipt ON entry (receipt);
`;

interface EntryRow {
  readonly seq: number;
  readonly body: string;
}
/** An entry and its place: entries are numbered in the order in which they were recorded. */
export interface Recorded {
  readonly seq: number;
  readonly entry: JournalEntry;
}

const read = ({ seq, body }: EntryRow): Recorded => ({ seq, entry: JSON.parse(body) as JournalEntry });

/** Every effect on money at one store, each once; nothing in it is ever changed or deleted. */
export class Journal {
  readonly #records: Records;

  constructor(records: Records) {
    this.#records = records;
  }

  record(entries: readonly JournalEntry[]): void {
    const insert = "INSERT INTO entry (id, at, receipt, body) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING";
    for (const entry of entries) {
      this.#records.run(insert, entry.id, entry.at, entry.transactionId, JSON.stringify(entry));
    }
  }

  /** The place of the newest entry; 0 where there is none. */
  last(): number {
    return this.#records.first<{ seq: number | null }>("SELECT max(seq) AS seq FROM entry")?.seq ?? 0;
  }

  within({ from, to }: Stretch): Recorded[] {
    const query = "SELECT seq, body FROM entry WHERE at >= ? AND at < ? ORDER BY seq";
    return this.#records.rows<EntryRow>(query, from, to).map(read);
  }

  /** The entries that came after the one at this place, the oldest first. */
  after(seq: number, limit: number): Recorded[] {
    const query = "SELECT seq, body FROM entry WHERE seq > ? ORDER BY seq LIMIT ?";
    return this.#records.rows<EntryRow>(query, seq, limit).map(read);
  }

  page({ from, to }: Stretch, after: string, limit: number): Page<JournalEntry> {
    const query = "SELECT seq, body FROM entry WHERE seq > ? AND at >= ? AND at < ? ORDER BY seq LIMIT ?";
    const found = this.#records.rows<EntryRow>(query, Number(after), from, to, limit).map(read);
    const last = found.length === limit ? found.at(-1) : undefined;
    return { items: found.map(({ entry }) => entry), nextCursor: last === undefined ? null : String(last.seq) };
  }

  receipt(transactionId: string): JournalEntry[] {
    const query = "SELECT seq, body FROM entry WHERE receipt = ? ORDER BY seq";
    return this.#records.rows<EntryRow>(query, transactionId).map((row) => read(row).entry);
  }
}
