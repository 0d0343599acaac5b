import { EXIT_MARGIN_MIN_M, EXIT_MARGIN_SHARE } from "../bounds.ts";
import type { StoreRecord } from "../stores/store.ts";
import type { Fence } from "./fence.ts";
import { measureShape, shapeArea } from "./measure.ts";
import type { Position } from "./position.ts";
import { outlineOf } from "./shape.ts";

/** A fix as far as geometry is concerned. */
export interface JudgedFix extends Position {
  /** Metres, the radius of the error circle; null where it is unknown, which is never taken for exact. */
  readonly accuracy: number | null;
}

export interface Judgement {
  /** `unsure`: the centre outside and part of the error circle inside, or the accuracy unknown. It opens nothing. */
  readonly position: "inside" | "unsure" | "outside";
  /** high: the whole error circle on one side; medium: only its centre inside; low: unsure. */
  readonly confidence: "high" | "medium" | "low";
  /** Whether it speaks for having left: beyond the departure margin, and the whole error circle outside. */
  readonly clear: boolean;
  /** From the centre to the outline; never negative. */
  readonly metresToEdge: number;
}

/** As a store is judged, the floor counts as well. */
export interface JudgedVisitor extends JudgedFix {
  /** As the platform counts floors, 0 being the ground; null where it is unknown. */
  readonly floorLevel: number | null;
}

/**
 * How far beyond its outline a fence is left: 20 m, or a tenth of its radius if that is more. The radius of a polygon
 * is that of the circle of its area: what counts is how much room there is to be inside, not how long its street is.
 */
const departureMargin = (shape: Float64Array): number =>
  Math.max(EXIT_MARGIN_MIN_M, EXIT_MARGIN_SHARE * Math.sqrt(shapeArea(shape) / Math.PI));

/**
 * Where a fix lies in respect of one fence, given how exact it is. A small fence can be entered by a coarse fix: the
 * centre inside is enough, at medium confidence.
 * @param fence normalised, as `parseFence` gives it
 */
export function judgeFix(fence: Fence, { latitude, longitude, accuracy }: JudgedFix): Judgement {
  const shape = outlineOf(fence);
  const { inside, metresToEdge } = measureShape(shape, 0, shape.length, longitude, latitude);
  if (accuracy === null) return { position: "unsure", confidence: "low", clear: false, metresToEdge };
  const isWhole = metresToEdge >= accuracy;
  if (inside) return { position: "inside", confidence: isWhole ? "high" : "medium", clear: false, metresToEdge };
  if (!isWhole) return { position: "unsure", confidence: "low", clear: false, metresToEdge };
  return { position: "outside", confidence: "high", clear: metresToEdge > departureMargin(shape), metresToEdge };
}

/**
 * Where a fix lies in respect of a store. A different floor is outside, as clearly as one street away, where both sides
 * know the floor; a fix of unknown accuracy is unsure of that as well.
 */
export function judgeStore(
  { fence, floorLevel }: Pick<StoreRecord, "fence" | "floorLevel">,
  fix: JudgedVisitor,
): Judgement {
  const judged = judgeFix(fence, fix);
  const isElsewhere = floorLevel !== null && fix.floorLevel !== null && floorLevel !== fix.floorLevel;
  return isElsewhere && fix.accuracy !== null
    ? { ...judged, position: "outside", confidence: "high", clear: true }
    : judged;
}
