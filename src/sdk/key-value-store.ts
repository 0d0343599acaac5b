/** One entry that is set or taken away. Values are what structured clone takes: plain data, and a `CryptoKey`. */
export type Change =
  | { readonly kind: "put"; readonly key: string; readonly value: unknown }
  | { readonly kind: "delete"; readonly key: string };

export type Entries = ReadonlyMap<string, unknown>;

/**
 * Where the SDK keeps what must outlive the program: the key, the session, the queue. It belongs to one `Phone` of
 * one running program alone.
 */
export interface KeyValueStore {
  /** Everything that was ever written and not deleted. */
  entries(): Promise<Entries>;
  /** Makes all of the changes or, where it rejects, none; once it resolves they outlive a crash. */
  write(changes: readonly Change[]): Promise<void>;
}

export const put = (key: string, value: unknown): Change => ({ kind: "put", key, value });
export const remove = (key: string): Change => ({ kind: "delete", key });

/** Lives as long as the program: for tests, and for programs that enrol anew each time. */
export function memoryStore(): KeyValueStore {
  const entries = new Map<string, unknown>();
  return {
    entries: async () => new Map(entries),
    async write(changes) {
      for (const change of changes) {
        if (change.kind === "put") entries.set(change.key, change.value);
        else entries.delete(change.key);
      }
    },
  };
}
