import { type Box, boxAround, boxWithin } from "../../src/domain/geo/box-tree.ts";
import { type Measure, measureShape } from "../../src/domain/geo/measure.ts";
import type { LngLat, Position } from "../../src/domain/geo/position.ts";
import { cornersOf, flatten, isCircle, ringsOf } from "../../src/domain/geo/shape.ts";
import type { StoreRecord } from "../../src/domain/stores/store.ts";

/** What every peer measures with, packed as tightly as our own shards: the same numbers and the same code. */
export interface Shapes {
  readonly count: number;
  readonly points: Float64Array;
  readonly starts: Uint32Array;
  /** Four to a fence, in millionths of a degree: west, south, east, north. */
  readonly boxes: Int32Array;
}

/** A fence by its index. */
export interface Found extends Measure {
  readonly item: number;
}

function boxOf(shape: Float64Array): Box {
  const [lng, lat, radius] = [shape[0] as number, shape[1] as number, shape[2] as number];
  if (isCircle(0, shape.length)) return boxWithin(lng, lat, radius);
  const corners = ringsOf(shape).flatMap((ring) => cornersOf(shape, ring));
  const [longitudes, latitudes] = [corners.map((corner) => corner[0]), corners.map((corner) => corner[1])];
  return boxAround(Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes));
}

export function shapesOf(stores: readonly StoreRecord[]): Shapes {
  const flat = stores.map(({ fence }) => flatten(fence));
  const starts = new Uint32Array(flat.length + 1);
  for (const [item, shape] of flat.entries()) starts[item + 1] = (starts[item] as number) + shape.length;
  const points = new Float64Array(starts.at(-1) ?? 0);
  const boxes = new Int32Array(4 * flat.length);
  for (const [item, shape] of flat.entries()) {
    points.set(shape, starts[item]);
    const { west, south, east, north } = boxOf(shape);
    boxes.set([west, south, east, north], 4 * item);
  }
  return { count: flat.length, points, starts, boxes };
}

export function measureItem({ points, starts }: Shapes, item: number, { latitude, longitude }: Position): Found {
  const [from, to] = [starts[item] as number, starts[item + 1] as number];
  const { inside, metresToEdge } = measureShape(points, from, to, longitude, latitude);
  return { item, inside, metresToEdge };
}

/** The middle of the smallest circle around a fence, and its radius in metres. */
export const circleOf = ({ points, starts }: Shapes, item: number): { centre: LngLat; radius: number } => {
  const from = starts[item] as number;
  return { centre: [points[from] as number, points[from + 1] as number], radius: points[from + 2] as number };
};

/** What there is to say of a position, from a look at every fence there is. */
export function bruteForce(
  shapes: Shapes,
  position: Position,
  reach: number,
): { holding: number[]; metres: number | null } {
  const holding: number[] = [];
  let nearest = Infinity;
  let deepest = Infinity;
  for (let item = 0; item < shapes.count; item += 1) {
    const { inside, metresToEdge } = measureItem(shapes, item, position);
    if (inside) {
      holding.push(item);
      deepest = Math.min(deepest, metresToEdge);
    } else nearest = Math.min(nearest, metresToEdge);
  }
  if (holding.length > 0) return { holding, metres: deepest };
  return { holding, metres: nearest <= reach ? nearest : null };
}
