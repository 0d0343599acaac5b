import type { DeepReadonly } from "../../../../domain/deep-readonly.ts";
import { selects, type StoreSelector } from "../../../../domain/stores/store-selector.ts";

interface Zoned {
  readonly id: string;
  readonly tags: readonly string[];
  readonly timeZone: string | null;
}

/** The zones of the stores that are chosen, that of most stores first; where none is known, that of all of them, or UTC. */
export function zonesOf(
  stores: readonly Zoned[],
  selector: DeepReadonly<StoreSelector>,
): readonly [string, ...string[]] {
  const counts = new Map<string, number>();
  const count = (some: readonly Zoned[]): void => {
    for (const { timeZone } of some) if (timeZone !== null) counts.set(timeZone, (counts.get(timeZone) ?? 0) + 1);
  };
  count(stores.filter((store) => selects(selector, store)));
  if (counts.size === 0) count(stores);
  const [first = "UTC", ...others] = [...counts].toSorted(([, a], [, b]) => b - a).map(([zone]) => zone);
  return [first, ...others];
}
