import { cellToLatLng, greatCircleDistance, UNITS } from "h3-js";
import { ANCHOR_RADIUS_MAX_M, IMPLAUSIBLE_QUIET_MS, IMPLAUSIBLE_SPEED_MPS, IMPLAUSIBLE_WINDOW_MS } from "../bounds.ts";
import type { Observation } from "./observation.ts";

/**
 * The track of one device: in the order in which things happened, each fix once, without glitches.
 * However the observations were shuffled, batched and doubled, the track is the same.
 */
export function orderTrack(observations: readonly Observation[]): readonly Observation[] {
  const ordered = firstOfEachId(observations.toSorted(byTime));
  const glitches = findGlitches(ordered.filter(isKnown));
  return glitches.size === 0 ? ordered : ordered.filter((observation) => !glitches.has(observation));
}

/** Times (epoch ms, ascending) of the fixes that no journey explains: too far from the fix just before. */
export function suspicions(observations: readonly Observation[]): number[] {
  const known = orderTrack(observations).filter(isKnown);
  return known.flatMap((fix, i) => {
    const before = known[i - 1];
    const jumped = before && fix.at - before.at < IMPLAUSIBLE_WINDOW_MS && isImplausible(before, fix);
    return jumped ? [fix.at] : [];
  });
}

/** Until when (epoch ms) a track that jumped gets no offer, or null where it never jumped. */
export function quietUntil(observations: readonly Observation[]): number | null {
  const last = suspicions(observations).at(-1);
  return last === undefined ? null : last + IMPLAUSIBLE_QUIET_MS;
}

/** The phone's counter settles equal times, the id what is left: any order will do if it is always the same. */
const byTime = (a: Observation, b: Observation): number =>
  a.at - b.at || (a.seq ?? -1) - (b.seq ?? -1) || compareIds(a.fixId, b.fixId);

/** By code units: the same on every machine, whatever its language. */
export const compareIds = (a: string, b: string): number => Number(a > b) - Number(a < b);

function firstOfEachId(ordered: readonly Observation[]): Observation[] {
  const seen = new Set<string>();
  return ordered.filter(({ fixId }) => !seen.has(fixId) && seen.add(fixId));
}

const isKnown = ({ accuracyKnown }: Observation): boolean => accuracyKnown;

/**
 * Single fixes that both neighbours contradict. The earlier neighbour is the last fix that was believed, so
 * that of two places in turn the one seen first stands, and a wrong fix never takes good ones with it.
 */
function findGlitches(known: readonly Observation[]): ReadonlySet<Observation> {
  const glitches = new Set<Observation>();
  let before: Observation | undefined;
  known.forEach((fix, i) => {
    const after = known[i + 1];
    if (before && after && isImplausible(before, fix) && isImplausible(fix, after)) glitches.add(fix);
    else before = fix;
  });
  return glitches;
}

/** Whether even the nearest points of the two anchor cells are too far apart for the time between. */
function isImplausible(a: Observation, b: Observation): boolean {
  if (a.anchor === b.anchor) return false;
  const centres = greatCircleDistance(cellToLatLng(a.anchor), cellToLatLng(b.anchor), UNITS.m);
  const seconds = (b.at - a.at) / 1000;
  return centres - 2 * ANCHOR_RADIUS_MAX_M > IMPLAUSIBLE_SPEED_MPS * seconds;
}
