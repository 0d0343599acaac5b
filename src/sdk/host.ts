import type { Fetch } from "./answers.ts";
import { type KeyValueStore, memoryStore } from "./key-value-store.ts";

/** What a phone stands on. Each has a default, so a program names only what it has to bring. */
export interface Host {
  /** Epoch milliseconds by the phone's clock, right or wrong. */
  readonly clock: () => number;
  readonly store: KeyValueStore;
  readonly fetch: Fetch;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

export const hostOf = (given: Partial<Host>): Host => ({
  clock: Date.now,
  store: memoryStore(),
  // Called as a bare function: a browser's own refuses to be a method of anything else.
  fetch: (url, init) => fetch(url, init),
  random: Math.random,
  ...given,
});
