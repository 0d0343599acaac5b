import { PRESENCE_DAYS, PRESENCE_STAY_MS, PRESENCE_WITHIN_DAYS } from "../bounds.ts";
import { localTime } from "../campaigns/local-time.ts";
import type { Presence } from "../contacts/restraint.ts";
import type { Stretch } from "./stretch.ts";

const DAY_MS = 24 * 3_600_000;

/**
 * How much of the last days was spent in one store: on how many days, by its calendar (UTC where its zone is not known),
 * today among them, and how long the longest stay was.
 * @param stays of all of the shopper's phones, in any order; those of other stores are left out
 * @param now epoch milliseconds
 */
export function presenceIn(
  { id, timeZone }: { readonly id: string; readonly timeZone: string | null },
  stays: readonly Stretch[],
  now: number,
): Presence {
  const dayOf = (at: number): number => Math.floor((at + offsetAt(at, timeZone)) / DAY_MS);
  const today = dayOf(now);
  const oldest = today - PRESENCE_WITHIN_DAYS + 1;
  const recent = stays.filter(({ storeId, from, to }) => storeId === id && dayOf(to) >= oldest && from <= now);
  const days = new Set(recent.flatMap(({ from, to }) => daysBetween(Math.max(dayOf(from), oldest), dayOf(to))));
  return { days: days.size, longestMs: recent.reduce((longest, { from, to }) => Math.max(longest, to - from), 0) };
}

/** Whoever is there this often or this long works there or lives next door, and is no visitor. */
export const isRegular = ({ days, longestMs }: Presence): boolean =>
  days >= PRESENCE_DAYS || longestMs > PRESENCE_STAY_MS;

const offsetAt = (at: number, timeZone: string | null): number =>
  (localTime(at, timeZone)?.offsetNanoseconds ?? 0) / 1e6;

const daysBetween = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
