import type { Visit } from "./fold.ts";
import type { Confidence } from "./observation.ts";
import { inheritsDecision, type Stretch, stretchOf } from "./stretch.ts";
import { dwelledAt, type Transition } from "./transitions.ts";
import { compareIds } from "./track.ts";

/** What a live campaign listens to. */
export interface Listener {
  readonly campaignId: string;
  readonly event: Transition["event"];
  /** Asked of `dwelled` only. */
  readonly dwellSeconds: number;
  readonly retriggerAfterMs: number;
  /** Whether a dwell that is only assumed will do. */
  readonly assumes: boolean;
}

/** The stretch of a decision that was made, and what made it. */
export interface Decided extends Stretch {
  readonly event: Transition["event"];
  /** The longest dwell that it took into account. */
  readonly dwellSeconds: number;
}

/** A moment of a visit at which something is to be decided. */
export interface Trigger extends Stretch {
  readonly event: Transition["event"];
  /** No fix completed it, only time. */
  readonly assumed: boolean;
  /** Epoch milliseconds: of the fix that completed it, or when it was complete if it was assumed. */
  readonly at: number;
  /** The longest dwell among the listeners. */
  readonly dwellSeconds: number;
  /** Whole seconds between its first and its last fix inside. */
  readonly lasted: number;
  readonly confidence: Confidence;
  readonly visit: Visit;
  /** Who listens and has not been asked in this stretch of time. */
  readonly campaignIds: readonly string[];
}

const EVENTS = ["entered", "dwelled", "exited"] as const;

/** When a visit reached what `listener` waits for (epoch ms), or null. Once it is over, only its exit is news. */
function reachedAt(visit: Visit, { event, dwellSeconds }: Listener): number | null {
  if (event === "exited" || visit.exitedAt !== null) return event === "exited" ? visit.exitedAt : null;
  return event === "entered" ? visit.enteredAt : dwelledAt(visit, dwellSeconds);
}

const thresholdOf = ({ event, dwellSeconds }: Listener): number => (event === "dwelled" ? dwellSeconds : 0);

/**
 * What is to be decided now: of each visit and event the campaigns that wait for it and were not asked before in
 * this visit, nor so shortly before it that it inherits the answer. One trigger a visit and event, however many
 * campaigns listen, so that they are weighed against each other.
 * @param decided stretches widened over the visits of today
 */
export function triggersOf(
  visits: readonly Visit[],
  listeners: readonly Listener[],
  decided: readonly Decided[],
): Trigger[] {
  return visits.flatMap((visit) =>
    EVENTS.flatMap((event) => {
      const due = listeners.flatMap((listener) => {
        const at = listener.event === event ? reachedAt(visit, listener) : null;
        return at === null || wasAsked(visit, listener, decided) ? [] : [{ listener, at }];
      });
      if (due.length === 0) return [];
      return [
        {
          ...stretchOf(visit),
          event,
          assumed: false,
          at: Math.max(...due.map(({ at }) => at)),
          dwellSeconds: Math.max(...due.map(({ listener }) => thresholdOf(listener))),
          lasted: Math.floor(((visit.insideAt.at(-1) ?? visit.enteredAt) - visit.enteredAt) / 1000),
          confidence: visit.confidence,
          visit,
          campaignIds: due.map(({ listener }) => listener.campaignId),
        },
      ];
    }),
  );
}

/** Whether what `listener` waits for was decided before in this visit, or so shortly before that it inherits the answer. */
export const wasAsked = (visit: Visit, listener: Listener, decided: readonly Decided[]): boolean =>
  inheritsDecision(
    visit,
    decided.filter((one) => one.event === listener.event && one.dwellSeconds >= thresholdOf(listener)),
    listener.retriggerAfterMs,
  );

const CONFIDENCE_RANK: Readonly<Record<Confidence, number>> = { high: 0, medium: 1, low: 2 };

/**
 * Of stores that a shopper is in at the same time (malls) one speaks: by confidence, then by `distanceRank` (the
 * nearest first), then by id. The order in which the triggers are given makes no difference.
 */
export const bySpeaker =
  (distanceRank: (storeId: string) => number) =>
  (a: Trigger, b: Trigger): number =>
    CONFIDENCE_RANK[a.confidence] - CONFIDENCE_RANK[b.confidence] ||
    distanceRank(a.storeId) - distanceRank(b.storeId) ||
    compareIds(a.storeId, b.storeId);
