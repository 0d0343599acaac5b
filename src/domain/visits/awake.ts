import type { Visit } from "./fold.ts";
import type { Observation } from "./observation.ts";
import { dwelledAt } from "./transitions.ts";

/**
 * Whether it is worth that the phone stays awake: it is in a store, and something that is waited for there has not
 * come about yet. Afterwards it may sleep; crossing a region's rim wakes it.
 * @param longestDwell seconds: the longest that anything waits for
 */
export function isWorthWaiting(
  visits: readonly Visit[],
  brought: readonly Observation[],
  longestDwell: number,
): boolean {
  const newest = brought.reduce<Observation | undefined>(
    (last, one) => (last && last.at >= one.at ? last : one),
    undefined,
  );
  const inside = (newest?.stores ?? []).filter(({ position }) => position === "inside");
  return inside.some(
    ({ storeId }) => !visits.some((visit) => visit.storeId === storeId && isOver(visit, longestDwell)),
  );
}

const isOver = (visit: Visit, longestDwell: number): boolean =>
  visit.exitedAt === null && dwelledAt(visit, longestDwell) !== null;
