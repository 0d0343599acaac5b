import { LARGE_CHANGE_MIN_COUNT, LARGE_CHANGE_SHARE } from "../bounds.ts";
import { type Problem, problem } from "../problems.ts";

/** What making stores live does to those that are live already. */
export interface LiveChange {
  readonly removed: number;
  /** Stores with another fence: moved, or resized. */
  readonly redrawn: number;
  /** How many stores are live before. */
  readonly live: number;
}

/**
 * Whether somebody has to confirm the change first: an upset file must not take the stores off the map.
 * @param confirmed the number of affected stores that the caller has named, or null
 * @returns `conflict` with the numbers, or undefined where the change may go on
 */
export function largeChange({ removed, redrawn, live }: LiveChange, confirmed: number | null): Problem | undefined {
  const affected = removed + redrawn;
  const isLarge = affected >= LARGE_CHANGE_MIN_COUNT && affected > live * LARGE_CHANGE_SHARE;
  if (!isLarge || confirmed === affected) return undefined;
  const detail = `${affected} of ${live} live stores would be moved, resized or removed; ?confirm=${affected} does it`;
  return problem("conflict", detail, { members: { affected, removed, redrawn, live } });
}
