import { type KeyValueStore, put } from "../../sdk/key-value-store.ts";
import type { NearStore } from "../../sdk/wire.ts";

const KEPT_AS = "storeNames";

/** What stores are called. A phone hears it of those nearby, and remembers it for when it is elsewhere, or offline. */
export class StoreNames {
  readonly #store: KeyValueStore;
  #names: Readonly<Record<string, string>>;

  private constructor(store: KeyValueStore, names: Readonly<Record<string, string>>) {
    this.#store = store;
    this.#names = names;
  }

  static async open(store: KeyValueStore): Promise<StoreNames> {
    const kept = (await store.entries()).get(KEPT_AS);
    return new StoreNames(store, (kept as Readonly<Record<string, string>> | undefined) ?? {});
  }

  /** The name, or the id where it was never heard of. */
  of(storeId: string): string {
    return this.#names[storeId] ?? storeId;
  }

  async learn(near: readonly Pick<NearStore, "storeId" | "name">[]): Promise<void> {
    const fresh = near.filter(({ storeId, name }) => this.#names[storeId] !== name);
    if (fresh.length === 0) return;
    this.#names = { ...this.#names, ...Object.fromEntries(fresh.map(({ storeId, name }) => [storeId, name])) };
    await this.#store.write([put(KEPT_AS, this.#names)]);
  }
}
