import { type Random, seeded } from "../../scripts/fixtures/random.ts";

/** Chance from a seed: the same seed makes the same choices. */
export class Dice {
  readonly #random: Random;

  constructor(seed: number) {
    this.#random = seeded(seed);
  }

  /** Whether something happens that happens in this share of all cases, 0 to 1. */
  chance(share: number): boolean {
    return this.#random() < share;
  }

  /** A whole number from 0, below `limit`. */
  below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  pick<T>(options: readonly [T, ...T[]]): T {
    return options[this.below(options.length)] ?? options[0];
  }

  /** One of these, or undefined where there is none. */
  pickAny<T>(options: readonly T[]): T | undefined {
    return options[this.below(options.length)];
  }

  /** A name by its weight: `{ rain: 1, sun: 3 }` gives `sun` in three of four cases. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const names = Object.keys(weights) as [K, ...K[]];
    let left = this.#random() * names.reduce((sum, name) => sum + weights[name], 0);
    for (const name of names) {
      left -= weights[name];
      if (left < 0) return name;
    }
    return names[0];
  }

  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.below(256));
  }
}
