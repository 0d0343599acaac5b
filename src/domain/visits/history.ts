import { VISITS_KEPT_MS } from "../bounds.ts";
import type { VisitHistory } from "../campaigns/facts/sources.ts";
import { overlaps, type Stretch } from "./stretch.ts";

/**
 * The visits to any store before the present one. Two phones of one shopper in one store at once are one visit.
 * @param stays of all of their phones, in any order, without the present one
 * @param now epoch milliseconds
 */
export function historyOf(stays: readonly Stretch[], now: number): VisitHistory {
  const recent = stays.filter(({ to }) => to > now - VISITS_KEPT_MS && to <= now);
  const visits: Stretch[] = [];
  for (const stay of recent.toSorted((a, b) => a.from - b.from)) {
    const same = visits.findIndex((visit) => overlaps(visit, stay));
    const known = visits[same];
    if (known === undefined) visits.push(stay);
    else visits[same] = { ...known, to: Math.max(known.to, stay.to) };
  }
  const last = visits.reduce((latest, { to }) => Math.max(latest, to), -Infinity);
  return { last30Days: visits.length, lastAt: last === -Infinity ? null : last };
}
