import { cellToChildren, cellToLatLng, gridDisk } from "h3-js";
import { CELL_OUTLINE_SLACK_M, FENCE_CELL_RESOLUTION, SHARD_RESOLUTION } from "../bounds.ts";
import { reachOf } from "./cells.ts";
import { cellShape } from "./cover.ts";
import { measureShape } from "./measure.ts";
import { haversineMetres, type Position } from "./position.ts";

/** A cell that may be the nearest: no fine cell of it is nearer than `metres`. */
interface Candidate {
  readonly cell: string;
  readonly resolution: number;
  readonly metres: number;
}

/** Beyond the second ring around its shard no position has anything within 100 km. */
const RINGS = 2;
/** A bound this much too low, as a share of it, is good enough. */
const SHARE_OFF = 0.1;

function metresToFineCell(cell: string, { latitude, longitude }: Position): number {
  const shape = cellShape(cell, longitude);
  const { inside, metresToEdge } = measureShape(shape, 0, shape.length, longitude, latitude);
  return inside ? 0 : Math.max(0, metresToEdge - CELL_OUTLINE_SLACK_M);
}

function candidate(cell: string, resolution: number, from: Position): Candidate {
  if (resolution === FENCE_CELL_RESOLUTION) return { cell, resolution, metres: metresToFineCell(cell, from) };
  const [latitude, longitude] = cellToLatLng(cell);
  const toCentre = haversineMetres(from.longitude, from.latitude, longitude, latitude);
  return { cell, resolution, metres: Math.max(0, toCentre - reachOf(resolution)) };
}

type Manifest = Pick<ReadonlySet<string>, "has">;

/** The shards around a shard, by the manifest that they stand in: nearly every ping asks, and they change with it only. */
const neighbours = new WeakMap<Manifest, Map<string, readonly string[]>>();

function neighboursOf(shardId: string, manifest: Manifest): readonly string[] {
  const known = neighbours.get(manifest) ?? new Map<string, readonly string[]>();
  neighbours.set(manifest, known);
  const found = known.get(shardId) ?? gridDisk(shardId, RINGS).filter((cell) => cell !== shardId && manifest.has(cell));
  known.set(shardId, found);
  return found;
}

const isGoodEnough = ({ resolution, metres }: Candidate): boolean =>
  resolution === FENCE_CELL_RESOLUTION || 2 * reachOf(resolution) <= SHARE_OFF * metres;

/**
 * How far a position is at least from the fine cells of every other shard that exists: nearest first, a cell is
 * replaced by its children until the bound is good enough.
 * @param manifest the shards that exist
 * @param most metres, at most 100 km: farther ones do not count
 * @returns metres, never more than the truth and, below `most`, at most a tenth less (a metre beside the border)
 */
export function metresToOtherShards(position: Position, shardId: string, manifest: Manifest, most: number): number {
  const others = neighboursOf(shardId, manifest);
  let open = others.map((cell) => candidate(cell, SHARD_RESOLUTION, position));
  while (open.length > 0) {
    const nearest = open.reduce((best, next) => (next.metres < best.metres ? next : best));
    if (nearest.metres >= most) break;
    if (isGoodEnough(nearest)) return nearest.metres;
    const finer = nearest.resolution + 1;
    const children = cellToChildren(nearest.cell, finer).map((cell) => candidate(cell, finer, position));
    open = [...open.filter((other) => other !== nearest), ...children];
  }
  return most;
}
