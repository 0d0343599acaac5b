import type { Circle } from "../../src/domain/geo/fence.ts";
import { judgeFix } from "../../src/domain/geo/judge.ts";
import { measureFence } from "../../src/domain/geo/measure.ts";
import { type Fix, readFix } from "../../src/domain/pings/fix.ts";
import { foldVisits } from "../../src/domain/visits/fold.ts";
import { toObservation } from "../../src/domain/visits/observation.ts";
import type { Recorded } from "./trace.ts";

/** A stay in one fence, from its first to its last fix inside, in epoch milliseconds. */
export interface Stay {
  readonly storeId: string;
  readonly enteredAt: number;
  readonly lastInsideAt: number;
}

export type Fences = ReadonlyMap<string, Circle>;
export type Rule = (fences: Fences, trace: readonly Recorded[]) => Stay[];

/** Inside is what its centre says: the first fix inside enters, the first outside leaves. */
export const naive: Rule = (fences, trace) =>
  [...fences].flatMap(([storeId, fence]) => {
    const stays: Stay[] = [];
    let wasInside = false;
    for (const fix of trace) {
      const { inside } = measureFence(fence, fix);
      const last = wasInside ? stays.pop() : undefined;
      if (inside) stays.push({ storeId, enteredAt: last?.enteredAt ?? fix.at, lastInsideAt: fix.at });
      else if (last !== undefined) stays.push(last);
      wasInside = inside;
    }
    return stays;
  });

/** As the service takes it: what is too coarse is left out, and an accuracy of 0 is unknown. */
function fixOf({ at, accuracy, ...position }: Recorded, index: number): Fix[] {
  const sent = { id: String(index), timestamp: at, coords: { ...position, accuracy } };
  const reading = readFix(sent, at);
  return reading.ok ? [reading.fix] : [];
}

const NONE: ReadonlySet<string> = new Set();

export const ours: Rule = (fences, trace) => {
  const observations = trace.flatMap(fixOf).map((fix) => {
    const judged = [...fences].map(([storeId, fence]) => ({ storeId, ...judgeFix(fence, fix) }));
    return toObservation(fix, judged, { now: fix.at, entered: NONE });
  });
  return foldVisits(observations, trace.at(-1)?.at ?? 0);
};
