import { RETRY_FIRST_MS, RETRY_MAX_MS } from "../domain/bounds.ts";

/** A row of `due`: something the object has promised to do at `at`. */
export interface Due {
  readonly kind: string;
  readonly key: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly attempt: number;
}

/**
 * The SQLite of one object: its tables, its small facts (`meta`) and its promises (`due`). Tables are made by the
 * method that creates the object, never by a constructor, for a wrong code must not bring an object into being.
 */
export class Records {
  readonly now: () => number;
  readonly #storage: DurableObjectStorage;
  readonly #schema: string;

  constructor(storage: DurableObjectStorage, schema: string, now: () => number) {
    this.#storage = storage;
    this.#schema = schema;
    this.now = now;
  }

  /** Whether anything created this object. */
  exist(): boolean {
    return this.first("SELECT 1 FROM sqlite_master WHERE name = 'meta'") !== undefined;
  }

  /** Makes the tables, once. Belongs into the transaction that creates the object. */
  create(): void {
    if (this.exist()) return;
    this.run(`
      CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
      CREATE TABLE due (kind TEXT, key TEXT, at INTEGER NOT NULL, attempt INTEGER NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID;
      INSERT INTO meta VALUES ('schema', 1);
      ${this.#schema}
    `);
  }

  /** Leaves nothing, in the object's files neither; its alarm goes with it. */
  async wipe(): Promise<void> {
    await this.#storage.deleteAll();
  }

  transaction<T>(work: () => T): T {
    return this.#storage.transactionSync(work);
  }

  run(statement: string, ...bindings: SqlStorageValue[]): void {
    this.#storage.sql.exec(statement, ...bindings);
  }

  rows<T>(query: string, ...bindings: SqlStorageValue[]): T[] {
    return this.#storage.sql.exec(query, ...bindings).toArray() as T[];
  }

  first<T>(query: string, ...bindings: SqlStorageValue[]): T | undefined {
    return this.rows<T>(query, ...bindings)[0];
  }

  meta<T extends SqlStorageValue>(key: string): T | undefined {
    return this.first<{ value: T }>("SELECT value FROM meta WHERE key = ?", key)?.value;
  }

  setMeta(key: string, value: SqlStorageValue): void {
    this.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", key, value);
  }

  /** The next number of a series that starts at 1. */
  next(series: string): number {
    const number = (this.meta<number>(series) ?? 0) + 1;
    this.setMeta(series, number);
    return number;
  }

  /** Promises `kind` for `key` at `at`; what was promised before for the same is replaced. */
  promise(kind: string, key: string, at: number): void {
    this.run("INSERT OR REPLACE INTO due VALUES (?, ?, ?, 0)", kind, key, at);
    this.arm();
  }

  /** Whether `kind` is promised for `key`. */
  promised(kind: string, key: string): boolean {
    return this.first("SELECT 1 FROM due WHERE kind = ? AND key = ?", kind, key) !== undefined;
  }

  fulfilled(kind: string, key: string): void {
    this.run("DELETE FROM due WHERE kind = ? AND key = ?", kind, key);
  }

  dueNow(): Due[] {
    return this.rows<Due>("SELECT kind, key, at, attempt FROM due WHERE at <= ? ORDER BY at", this.now());
  }

  /** Removes a promise that was kept, unless it was promised anew meanwhile. */
  kept({ kind, key, at }: Due): void {
    this.run("DELETE FROM due WHERE kind = ? AND key = ? AND at = ?", kind, key, at);
  }

  /** Puts off what failed, doubling the wait each time. */
  putOff({ kind, key, at, attempt }: Due): void {
    const again = this.now() + Math.min(RETRY_FIRST_MS * 2 ** attempt, RETRY_MAX_MS);
    const update = "UPDATE due SET at = ?, attempt = attempt + 1 WHERE kind = ? AND key = ? AND at = ?";
    this.run(update, again, kind, key, at);
  }

  /** The alarm is always the smallest `at`. Alarms run on the machine's clock, rows on the service's. */
  arm(): void {
    const next = this.first<{ at: number | null }>("SELECT min(at) AS at FROM due")?.at;
    if (typeof next !== "number") return;
    void this.#storage.setAlarm(Math.max(next - (this.now() - Date.now()), 1));
  }
}
