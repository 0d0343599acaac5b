import { latLngToCell } from "h3-js";
import { ANCHOR_RESOLUTION, DRIVING_SPEED_MPS, STILL_SPEED_MAX_MPS, WALKING_SPEED_MAX_MPS } from "../bounds.ts";
import type { Fix } from "../pings/fix.ts";

export type Position = "inside" | "unsure" | "outside";

/** high: the whole error circle inside; medium: its centre inside; low: only a part of it. */
export type Confidence = "high" | "medium" | "low";

/** `moving` is faster than a walk and slower than a car in traffic: a run, a bicycle. */
export type SpeedClass = "still" | "walking" | "moving" | "driving" | "unknown";

/** Where one fix lay in respect of one store. */
export interface StoreReading {
  readonly storeId: string;
  readonly position: Position;
  readonly confidence: Confidence;
  /** Outside beyond the departure margin with the whole error circle: it speaks for having left. */
  readonly clear: boolean;
}

/**
 * All that is kept of a fix, and for no more than a day. There is no coordinate in it and no cell finer than
 * `anchor`. A store that is not among `stores` was clearly outside.
 */
export interface Observation {
  readonly fixId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly seq: number | null;
  readonly accuracyKnown: boolean;
  readonly speed: SpeedClass;
  /** H3 cell of resolution `ANCHOR_RESOLUTION`, by which impossible jumps are told. */
  readonly anchor: string;
  readonly stores: readonly StoreReading[];
}

/** What to keep of `fix`, given how it was judged against the fences around it. */
export function toObservation(fix: Fix, judged: readonly StoreReading[]): Observation {
  const near = judged.filter((reading) => !reading.clear);
  return {
    fixId: fix.id,
    at: fix.at,
    seq: fix.seq,
    accuracyKnown: fix.accuracy !== null,
    speed: speedClass(fix.speed),
    anchor: latLngToCell(fix.latitude, fix.longitude, ANCHOR_RESOLUTION),
    stores: near.map((reading) => (fix.accuracy === null ? unsure(reading.storeId) : kept(reading))),
  };
}

/** Unknown accuracy is unknown, never perfect: such a fix is unsure wherever its centre lies. */
const unsure = (storeId: string): StoreReading => ({ storeId, position: "unsure", confidence: "low", clear: false });

/** Nothing beyond the four members, such as a distance, which with three stores would be a coordinate. */
const kept = ({ storeId, position, confidence, clear }: StoreReading): StoreReading => ({
  storeId,
  position,
  confidence,
  clear,
});

/** @param speed metres per second, or null where unknown */
export function speedClass(speed: number | null): SpeedClass {
  if (speed === null) return "unknown";
  if (speed < STILL_SPEED_MAX_MPS) return "still";
  if (speed < WALKING_SPEED_MAX_MPS) return "walking";
  return speed < DRIVING_SPEED_MPS ? "moving" : "driving";
}
