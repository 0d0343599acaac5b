import { FENCE_CELL_RESOLUTION } from "../bounds.ts";
import { MICRO } from "./box-tree.ts";
import { boxOf, placesOf } from "./build-shards.ts";
import { cellsOf } from "./cover.ts";
import type { Fence } from "./fence.ts";
import { wrapLongitude } from "./position.ts";
import { flatten } from "./shape.ts";

/** How the edge finds a fence: by H3 cells, or by its box where these would be too many. */
export interface EdgeCells {
  readonly resolution: number;
  /** Every cell that the fence overlaps; none where `box` serves. */
  readonly cells: readonly string[];
  /** West, south, east, north in degrees, as GeoJSON has it: west is greater than east over the antimeridian. */
  readonly box: readonly [number, number, number, number] | null;
}

export function edgeCells(fence: Fence): EdgeCells {
  const cells = cellsOf(fence);
  return { resolution: FENCE_CELL_RESOLUTION, cells: cells ?? [], box: cells === null ? bboxOf(fence) : null };
}

function bboxOf(fence: Fence): EdgeCells["box"] {
  const shape = flatten(fence);
  const { west, south, east, north } = boxOf(shape, 0);
  return [wrapLongitude(west / MICRO), south / MICRO, wrapLongitude(east / MICRO), north / MICRO];
}

/** The shards that hold a store with this fence once it is live. */
export const shardsOf = (fence: Fence): string[] => [...placesOf(flatten(fence)).keys()];
