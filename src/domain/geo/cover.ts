import {
  cellToBoundary,
  cellToLatLng,
  getHexagonAreaAvg,
  getHexagonEdgeLengthAvg,
  gridDisk,
  latLngToCell,
  UNITS,
} from "h3-js";
import { CELL_OUTLINE_SLACK_M, FENCE_CELL_RESOLUTION, FENCE_CELLS_MAX, SHARD_RESOLUTION } from "../bounds.ts";
import { reachOf, shardOfCell } from "./cells.ts";
import type { Fence } from "./fence.ts";
import { type Measure, measureShape, shapeArea } from "./measure.ts";
import { longitudeNear, wrapLongitude, type LngLat, type Position } from "./position.ts";
import { firstContact } from "./ring-contacts.ts";
import { cornersOf, isCircle, outlineOf, ringsOf } from "./shape.ts";

/*
 * Which cells a fence overlaps. h3-js answers this too (`polygonToCellsExperimental`, which the tests compare with),
 * but in 0.3 ms however small the fence, for polygons only, and with cell edges drawn straight, where true ones bulge.
 */

/** Fences of too many fine cells are placed by coarser ones: a few hundred at the most. */
const LARGE_FENCE_RESOLUTION = 5;

/** A cell as a shape to measure with, its longitudes continuous with `reference`. */
export function cellShape(cell: string, reference: number): Float64Array {
  const corners = cellToBoundary(cell).map(([lat, lng]): LngLat => [longitudeNear(lng, reference), lat]);
  return Float64Array.of(...(corners[0] ?? []), 0, corners.length, ...corners.flat());
}

const measure = (shape: Float64Array, [lng, lat]: LngLat): Measure => measureShape(shape, 0, shape.length, lng, lat);

function isNear(shape: Float64Array, at: LngLat, metres: number): boolean {
  const { inside, metresToEdge } = measure(shape, at);
  return inside || metresToEdge <= metres;
}

const cornersOfRings = (shape: Float64Array): LngLat[][] => ringsOf(shape).map((ring) => cornersOf(shape, ring));

/** Whether a fence comes within the slack of a cell: the cheap answers first. */
function overlaps(fence: Float64Array, cell: string, reach: number): boolean {
  const [lat, lng] = cellToLatLng(cell);
  const { inside, metresToEdge } = measure(fence, [lng, lat]);
  if (inside || metresToEdge > reach) return inside;
  const hexagon = cellShape(cell, longitudeNear(lng, fence[0] as number));
  if (isCircle(0, fence.length)) {
    return isNear(hexagon, [fence[0] as number, fence[1] as number], (fence[2] as number) + CELL_OUTLINE_SLACK_M);
  }
  const outline = cornersOfRings(hexagon).flat();
  const rings = cornersOfRings(fence);
  return (
    outline.some((corner) => isNear(fence, corner, CELL_OUTLINE_SLACK_M)) ||
    rings.flat().some((corner) => isNear(hexagon, corner, CELL_OUTLINE_SLACK_M)) ||
    rings.some((ring) => firstContact([ring, outline]) !== undefined)
  );
}

/** Cells to start from: each connected part of the fence has one. */
function seeds(fence: Float64Array, resolution: number): string[] {
  const outer = ringsOf(fence).filter(({ isHole }) => !isHole);
  const places = isCircle(0, fence.length) ? [0] : outer.map(({ first }) => first);
  return places.map((at) => latLngToCell(fence[at + 1] as number, wrapLongitude(fence[at] as number), resolution));
}

/** Every cell that a fence overlaps, found from neighbour to neighbour; null as soon as there are more than `most`. */
function spread(fence: Float64Array, resolution: number, most: number): ReadonlySet<string> | null {
  const cells = new Set(seeds(fence, resolution));
  const seen = new Set(cells);
  const reach = reachOf(resolution) + CELL_OUTLINE_SLACK_M;
  // A set hands out what is added while it is walked.
  for (const cell of cells) {
    for (const next of gridDisk(cell, 1)) {
      if (seen.has(next)) continue;
      seen.add(next);
      if (overlaps(fence, next, reach)) cells.add(next);
    }
    if (cells.size > most) return null;
  }
  return cells;
}

/** The fine cells that a shape overlaps; null where they are more than `FENCE_CELLS_MAX`, which the area tells first. */
export function fineCells(shape: Float64Array): ReadonlySet<string> | null {
  const estimate = shapeArea(shape) / getHexagonAreaAvg(FENCE_CELL_RESOLUTION, UNITS.m2);
  return estimate > FENCE_CELLS_MAX ? null : spread(shape, FENCE_CELL_RESOLUTION, FENCE_CELLS_MAX);
}

/**
 * Every shard that a shape could reach into. A fine cell may stick out of its logical parents, but never beyond their
 * neighbours: hence the ring around the coarse cells.
 */
export function shardsUnder(shape: Float64Array, resolution = LARGE_FENCE_RESOLUTION): string[] {
  const cells = [...(spread(shape, resolution, Infinity) ?? [])];
  return [...new Set(cells.flatMap((cell) => gridDisk(cell, 1)).map(shardOfCell))];
}

/** Every shard whose fences could lie within `metres` of a position. */
export function shardsWithin({ latitude, longitude }: Position, metres: number): string[] {
  let resolution = FENCE_CELL_RESOLUTION;
  while (resolution > SHARD_RESOLUTION && getHexagonEdgeLengthAvg(resolution, UNITS.m) < metres) resolution -= 1;
  return shardsUnder(Float64Array.of(longitude, latitude, metres), resolution);
}

/** The fine cells that a fence overlaps; null where they are more than `FENCE_CELLS_MAX`. */
export function cellsOf(fence: Fence): string[] | null {
  const cells = fineCells(outlineOf(fence));
  return cells && [...cells].toSorted();
}
