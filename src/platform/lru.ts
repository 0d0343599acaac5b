interface Entry<V> {
  readonly value: V;
  readonly weight: number;
}

/** The most recently used entries, `limit` in all by their weights; what an isolate remembers must not grow without end. */
export class Lru<K, V> {
  readonly #entries = new Map<K, Entry<V>>();
  readonly #limit: number;
  #weight = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: K): V | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** The newest entry stays, whatever its weight. */
  set(key: K, value: V, weight = 1): void {
    this.#drop(key);
    this.#entries.set(key, { value, weight });
    this.#weight += weight;
    for (const oldest of this.#entries.keys()) {
      if (this.#weight <= this.#limit || oldest === key) return;
      this.#drop(oldest);
    }
  }

  #drop(key: K): void {
    this.#weight -= this.#entries.get(key)?.weight ?? 0;
    this.#entries.delete(key);
  }
}
