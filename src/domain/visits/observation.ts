import { latLngToCell } from "h3-js";
import {
  ANCHOR_RESOLUTION,
  ASSUMABLE_FIX_MAX_AGE_MS,
  DRIVING_SPEED_MPS,
  STILL_SPEED_MAX_MPS,
  WALKING_SPEED_MAX_MPS,
} from "../bounds.ts";
import type { Fix } from "../pings/fix.ts";

export type Position = "inside" | "unsure" | "outside";

/** high: the whole error circle inside; medium: its centre inside; low: only a part of it. */
export type Confidence = "high" | "medium" | "low";

/** `moving` is faster than a walk and slower than a car in traffic: a run, a bicycle. */
export type SpeedClass = "still" | "walking" | "moving" | "driving" | "unknown";

/** How one fix was judged against one store. */
export interface JudgedStore {
  readonly storeId: string;
  readonly position: Position;
  readonly confidence: Confidence;
  /** Outside beyond the departure margin with the whole error circle: it speaks for having left. */
  readonly clear: boolean;
}

/** Where one fix lay in respect of one store. */
export interface StoreReading extends JudgedStore {
  /** A stay may be assumed of it where the phone then falls asleep. */
  readonly assumable: boolean;
}

/** What is known of a fix by the request that brought it. */
export interface Arrival {
  /** Epoch milliseconds. */
  readonly now: number;
  /** The stores that the phone's own monitoring says it entered. */
  readonly entered: ReadonlySet<string>;
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
export function toObservation(fix: Fix, judged: readonly JudgedStore[], arrival: Arrival): Observation {
  const speed = speedClass(fix.speed);
  const isLive = arrival.now - fix.at <= ASSUMABLE_FIX_MAX_AGE_MS;
  const near = judged.filter((one) => !one.clear).map((one) => (fix.accuracy === null ? unsure(one) : one));
  return {
    fixId: fix.id,
    at: fix.at,
    seq: fix.seq,
    accuracyKnown: fix.accuracy !== null,
    speed,
    anchor: latLngToCell(fix.latitude, fix.longitude, ANCHOR_RESOLUTION),
    // Nothing beyond these members, such as a distance, which with three stores would be a coordinate.
    stores: near.map(({ storeId, position, confidence, clear }) => ({
      storeId,
      position,
      confidence,
      clear,
      assumable: isLive && position === "inside" && staysAt(speed, arrival.entered.has(storeId)),
    })),
  };
}

/** Unknown accuracy is unknown, never perfect: such a fix is unsure wherever its centre lies. */
const unsure = ({ storeId }: JudgedStore): JudgedStore => ({
  storeId,
  position: "unsure",
  confidence: "low",
  clear: false,
});

/** Whether someone at this pace has come to stay. What the phone's own monitoring entered speaks for itself. */
const staysAt = (speed: SpeedClass, entered: boolean): boolean =>
  speed === "still" || speed === "walking" || (entered && speed !== "driving");

/** @param speed metres per second, or null where unknown */
export function speedClass(speed: number | null): SpeedClass {
  if (speed === null) return "unknown";
  if (speed < STILL_SPEED_MAX_MPS) return "still";
  if (speed < WALKING_SPEED_MAX_MPS) return "walking";
  return speed < DRIVING_SPEED_MPS ? "moving" : "driving";
}
