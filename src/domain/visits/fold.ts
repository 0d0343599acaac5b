import { ENTER_SECOND_FIX_AFTER_MS, EXIT_OUTSIDE_FIXES, VISIT_SILENCE_MS } from "../bounds.ts";
import type { Confidence, Observation, StoreReading } from "./observation.ts";
import { compareIds, orderTrack } from "./track.ts";

/** A stay in one store. All times are epoch milliseconds of fixes. */
export interface Visit {
  readonly storeId: string;
  /** The first fix inside. */
  readonly enteredAt: number;
  /** The last fix inside or unsure. */
  readonly lastInsideAt: number;
  /** `lastInsideAt` once the visit is over, null while it is open. */
  readonly exitedAt: number | null;
  /** The best of its inside fixes. */
  readonly confidence: Confidence;
  /** Every fix inside that was not driving, ascending: the evidence of a dwell. Never empty. */
  readonly insideAt: readonly number[];
}

/** One fix that lay in or near a store, and how many fixes of known accuracy the track had before it. */
interface Sighting {
  readonly observation: Observation;
  readonly reading: StoreReading;
  readonly ordinal: number;
}

/**
 * The visits of one device, in the order of their beginnings.
 *
 * Pure: the same observations in any order and batching, however often, are the same visits, and those of one
 * store never overlap. A fix that does not list a store only matters to it by being clearly outside, so each
 * store is folded over its own sightings and the number of fixes between them.
 * @param observations of one device's track
 * @param now epoch milliseconds: a visit that nothing spoke for in `VISIT_SILENCE_MS` is over
 */
export function foldVisits(observations: readonly Observation[], now: number): Visit[] {
  const sightings = new Map<string, Sighting[]>();
  let known = 0;
  for (const observation of orderTrack(observations)) {
    for (const reading of observation.stores) {
      const sighting = { observation, reading, ordinal: known };
      const those = sightings.get(reading.storeId);
      if (those) those.push(sighting);
      else sightings.set(reading.storeId, [sighting]);
    }
    if (observation.accuracyKnown) known += 1;
  }
  const visits = [...sightings].flatMap(([storeId, those]) => visitsOf(storeId, those, known, now));
  return visits.toSorted((a, b) => a.enteredAt - b.enteredAt || compareIds(a.storeId, b.storeId));
}

type Draft = { -readonly [K in keyof Visit]: Visit[K] } & { insideAt: number[]; confirmed: boolean };

interface Fold {
  readonly visits: Visit[];
  draft: Draft | null;
  /** A fix outside was seen since the last one inside. */
  sawOutside: boolean;
  /** Clear fixes outside in a row. */
  leaving: number;
}

function visitsOf(storeId: string, sightings: readonly Sighting[], known: number, now: number): Visit[] {
  const fold: Fold = { visits: [], draft: null, sawOutside: false, leaving: 0 };
  let next = 0;
  for (const { observation, reading, ordinal } of sightings) {
    clearOutside(fold, ordinal - next);
    next = observation.accuracyKnown ? ordinal + 1 : ordinal;
    closeIfSilent(fold, observation.at);
    step(fold, storeId, observation, reading);
  }
  clearOutside(fold, known - next);
  closeIfSilent(fold, now);
  if (fold.draft) keep(fold, fold.draft, null);
  return fold.visits;
}

function step(fold: Fold, storeId: string, { accuracyKnown, at, speed }: Observation, reading: StoreReading): void {
  if (!accuracyKnown) fold.leaving = 0;
  else if (reading.position === "inside" && speed !== "driving") inside(fold, storeId, at, reading.confidence);
  else if (reading.position !== "outside") stay(fold, at);
  else if (reading.clear) clearOutside(fold, 1);
  else fold.sawOutside = true;
}

/** Opens a visit or goes on with it. A visit is believed after a fix outside, or a second one inside later on. */
function inside(fold: Fold, storeId: string, at: number, confidence: Confidence): void {
  const draft = (fold.draft ??= {
    storeId,
    enteredAt: at,
    lastInsideAt: at,
    exitedAt: null,
    confidence,
    insideAt: [],
    confirmed: false,
  });
  draft.insideAt.push(at);
  draft.confirmed ||= fold.sawOutside || at - draft.enteredAt >= ENTER_SECOND_FIX_AFTER_MS;
  if (confidence === "high") draft.confidence = confidence;
  fold.sawOutside = false;
  stay(fold, at);
}

/** Unsure, or driving within the fence: opens nothing and completes no dwell, but it is no leaving either. */
function stay(fold: Fold, at: number): void {
  fold.leaving = 0;
  if (fold.draft) fold.draft.lastInsideAt = at;
}

function clearOutside(fold: Fold, count: number): void {
  if (count <= 0) return;
  fold.sawOutside = true;
  fold.leaving += count;
  if (fold.draft && fold.leaving >= EXIT_OUTSIDE_FIXES) close(fold, fold.draft);
}

function closeIfSilent(fold: Fold, at: number): void {
  if (fold.draft && at - fold.draft.lastInsideAt >= VISIT_SILENCE_MS) close(fold, fold.draft);
}

function close(fold: Fold, draft: Draft): void {
  keep(fold, draft, draft.lastInsideAt);
  fold.draft = null;
}

function keep(fold: Fold, { confirmed, ...visit }: Draft, exitedAt: number | null): void {
  if (confirmed) fold.visits.push({ ...visit, exitedAt });
}
