import type { Change, KeyValueStore } from "./key-value-store.ts";

/*
 * The part of IndexedDB that is used here, so that the SDK compiles where no browser's types are at hand.
 * A browser's `indexedDB` fits.
 */
interface Emitter {
  addEventListener(type: string, listener: () => void): void;
}
interface Request<T> extends Emitter {
  readonly result: T;
  readonly error: Error | null;
}
interface ObjectStore {
  getAll(): Request<unknown[]>;
  getAllKeys(): Request<unknown[]>;
  put(value: unknown, key: string): unknown;
  delete(key: string): unknown;
}
interface Transaction extends Emitter {
  readonly error: Error | null;
  objectStore(name: string): ObjectStore;
  abort(): void;
}
interface Database {
  createObjectStore(name: string): unknown;
  transaction(name: string, mode: "readonly" | "readwrite", options?: { durability: "strict" }): Transaction;
}
export interface IndexedDb {
  open(name: string, version: number): Request<Database>;
}

const TABLE = "entries";

/** Keeps a phone in the browser. A `CryptoKey` that is not extractable is kept there without ever being readable. */
export function indexedDbStore(indexedDb: IndexedDb, name = "beckon"): KeyValueStore {
  let opened: Promise<Database> | undefined;
  // A database that could not be opened is tried again at the next call.
  const database = (): Promise<Database> =>
    (opened ??= open(indexedDb, name).catch((error: unknown) => {
      opened = undefined;
      throw error;
    }));
  return {
    async entries() {
      const table = (await database()).transaction(TABLE, "readonly").objectStore(TABLE);
      const [keys, values] = await Promise.all([resultOf(table.getAllKeys()), resultOf(table.getAll())]);
      return new Map(keys.map((key, n) => [String(key), values[n]]));
    },

    async write(changes) {
      await commit((await database()).transaction(TABLE, "readwrite", { durability: "strict" }), changes);
    },
  };
}

function open(indexedDb: IndexedDb, name: string): Promise<Database> {
  const request = indexedDb.open(name, 1);
  request.addEventListener("upgradeneeded", () => void request.result.createObjectStore(TABLE));
  return resultOf(request);
}

const resultOf = <T>(request: Request<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("IndexedDB failed")));
  });

const commit = (transaction: Transaction, changes: readonly Change[]): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.addEventListener("complete", () => resolve());
    transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("IndexedDB aborted")));
    try {
      writeAll(transaction.objectStore(TABLE), changes);
    } catch (error) {
      // A value that cannot be cloned is refused at once, and what came before it must not stay.
      transaction.abort();
      throw error;
    }
  });

function writeAll(table: ObjectStore, changes: readonly Change[]): void {
  for (const change of changes) {
    if (change.kind === "put") table.put(change.value, change.key);
    else table.delete(change.key);
  }
}
