import { ASSUMED_DWELL_MIN_S, VISIT_SILENCE_MS } from "../bounds.ts";
import type { Visit } from "./fold.ts";
import type { Observation, StoreReading } from "./observation.ts";
import { orderTrack } from "./track.ts";
import { stretchOf } from "./stretch.ts";
import { type Decided, type Listener, type Trigger, wasAsked } from "./triggers.ts";

/**
 * A stay that a fix speaks for and nothing newer against, whether or not it has become a visit: a phone that is woken
 * for ten seconds and falls asleep again can send no second fix.
 */
export interface Assumption {
  /** From the first fix that it rests on; its confidence is never more than medium. */
  readonly visit: Visit;
  /** H3 cell of resolution `ANCHOR_RESOLUTION` that holds the newest fix inside: where to look for the store. */
  readonly anchor: string;
}

/**
 * What may be assumed of one device's track, the store nearest to its newest fix first.
 * @param leftAt when (epoch ms) the phone's own monitoring last said that it left a store
 * @param now epoch milliseconds
 */
export function assumptionsOf(
  observations: readonly Observation[],
  leftAt: ReadonlyMap<string, number>,
  now: number,
): Assumption[] {
  if (!observations.some(({ stores }) => stores.some(({ assumable }) => assumable))) return [];
  const track = orderTrack(observations);
  // Readings are listed nearest first.
  const storeIds = new Set(track.toReversed().flatMap(({ stores }) => stores.map(({ storeId }) => storeId)));
  return [...storeIds].flatMap((storeId) => assumptionOf(storeId, track, leftAt.get(storeId) ?? -Infinity, now) ?? []);
}

function assumptionOf(storeId: string, track: readonly Observation[], leftAt: number, now: number): Assumption | null {
  const last = track.reduce<Assumption | null>((standing, seen) => after(standing, seen, storeId, leftAt), null);
  return isSilent(last, now) ? null : last;
}

/** What stands after one more fix. */
function after(
  standing: Assumption | null,
  { at, accuracyKnown, speed, stores, anchor }: Observation,
  storeId: string,
  leftAt: number,
): Assumption | null {
  const reading = stores.find((one) => one.storeId === storeId);
  const isOver = standing === null || isSilent(standing, at) || (accuracyKnown && speaksAgainst(reading, speed));
  if (isOver) return reading?.assumable && at > leftAt ? { anchor, visit: stayFrom(storeId, at) } : null;
  return reading === undefined ? standing : { anchor, visit: { ...standing.visit, lastInsideAt: at } };
}

const stayFrom = (storeId: string, at: number): Visit => ({
  storeId,
  enteredAt: at,
  lastInsideAt: at,
  exitedAt: null,
  confidence: "medium",
  insideAt: [at],
});

const isSilent = (assumption: Assumption | null, at: number): boolean =>
  assumption !== null && at - assumption.visit.lastInsideAt >= VISIT_SILENCE_MS;

/** Outside, or at a pace at which nobody stays. A store that a fix does not name was clearly left. */
const speaksAgainst = (reading: StoreReading | undefined, speed: Observation["speed"]): boolean =>
  reading === undefined ||
  reading.position === "outside" ||
  (!reading.assumable && (speed === "moving" || speed === "driving"));

/** A dwell that will be assumed at `at` (epoch ms), unless something speaks against it before. */
export interface ExpectedDwell extends Assumption {
  readonly listener: Listener;
  readonly at: number;
}

/** @param decided stretches widened over the visits of today */
export const expectedDwells = (
  assumptions: readonly Assumption[],
  listeners: readonly Listener[],
  decided: readonly Decided[],
): ExpectedDwell[] =>
  assumptions.flatMap((assumption) =>
    listeners
      .filter((listener) => listener.assumes && !wasAsked(assumption.visit, listener, decided))
      .map((listener) => ({
        ...assumption,
        listener,
        at: assumption.visit.enteredAt + Math.max(listener.dwellSeconds, ASSUMED_DWELL_MIN_S) * 1000,
      })),
  );

/** The dwells that are complete at `now`, one trigger a store, in the order in which they were given. */
export function assumedTriggers(expected: readonly ExpectedDwell[], now: number): Trigger[] {
  const complete = Map.groupBy(
    expected.filter(({ at }) => at <= now),
    ({ visit }) => visit,
  );
  return [...complete].map(([visit, dwells]) => {
    const at = Math.max(...dwells.map((dwell) => dwell.at));
    return {
      ...stretchOf(visit),
      event: "dwelled",
      assumed: true,
      at,
      dwellSeconds: Math.max(...dwells.map(({ listener }) => listener.dwellSeconds)),
      lasted: Math.floor((at - visit.enteredAt) / 1000),
      confidence: visit.confidence,
      visit,
      campaignIds: dwells.map(({ listener }) => listener.campaignId),
    };
  });
}
