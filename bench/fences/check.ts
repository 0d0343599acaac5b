import { NEAR_REACH_M } from "../../src/domain/bounds.ts";
import type { FenceIndex } from "../../src/domain/geo/fence-index.ts";
import type { Position } from "../../src/domain/geo/position.ts";
import { bruteForce, type Shapes } from "./shapes.ts";

/** So many distances are measured by brute force, over as many points as that allows. */
const MEASURES = 100_000_000;
const POINTS_MAX = 2_000;

/**
 * Holds the look-up against a look at every fence.
 * @returns over how many of the points
 * @throws at the first difference
 */
export function checkByBruteForce(shapes: Shapes, index: FenceIndex, points: readonly Position[]): number {
  const sample = points.slice(0, Math.min(POINTS_MAX, Math.ceil(MEASURES / shapes.count)));
  for (const point of sample) {
    const expected = bruteForce(shapes, point, NEAR_REACH_M);
    const { holding, nearest } = index.locate(point);
    const ids = holding.map(({ shard, ordinal }) => Number(shard.storeId(ordinal))).toSorted((a, b) => a - b);
    const metres = nearest?.metresToEdge ?? null;
    if (ids.join() !== expected.holding.join() || metres !== expected.metres) {
      throw new Error(`wrong at ${JSON.stringify(point)}: ${JSON.stringify({ ids, metres, expected })}`);
    }
  }
  return sample.length;
}
