import { REFRESH_RADIUS_MAX_M, REGION_MARGIN_M, REGION_RADIUS_MIN_M, REGIONS_REACH_M } from "../bounds.ts";
import type { FenceShard, Hit } from "./fence-shard.ts";
import type { Position } from "./position.ts";
import { metresToOtherShards } from "./shard-distance.ts";

/** A circle for a phone to monitor, its radius in whole metres. */
export interface Disc extends Position {
  readonly radius: number;
}

/** Crossing it wakes the phone; it is not yet a visit. */
export interface Region extends Disc {
  readonly storeId: string;
}

export interface RegionsQuery {
  readonly position: Position;
  /** The shard that the position belongs to, as `shardOf` names it, and null where it does not exist. */
  readonly shardId: string;
  readonly shard: FenceShard | null;
  /** All shards that exist. */
  readonly manifest: Pick<ReadonlySet<string>, "has">;
  /** How many regions the phone can monitor. */
  readonly limit: number;
}

function regionOf(shard: FenceShard, { ordinal }: Hit): Region {
  const { latitude, longitude, radius } = shard.circle(ordinal);
  const wide = Math.max(REGION_RADIUS_MIN_M, Math.ceil(radius + REGION_MARGIN_M));
  return { storeId: shard.storeId(ordinal), latitude, longitude, radius: wide };
}

/**
 * What the phone watches by itself: the nearest fences of the shard that was read, and `refresh`, a circle inside
 * which no store can be entered that is not among them. It ends at the nearest fence left out, at the nearest other
 * shard that exists, of which nothing is known here, and at `REFRESH_RADIUS_MAX_M`.
 */
export function regionsAround({ position, shardId, shard, manifest, limit }: RegionsQuery): {
  readonly regions: Region[];
  readonly refresh: Disc;
} {
  const { hits, searched } = shard?.nearest(position, limit, REGIONS_REACH_M) ?? { hits: [], searched: Infinity };
  const leftOut = hits.slice(limit).find(({ inside }) => !inside);
  const known = Math.min(leftOut?.metresToEdge ?? searched, REFRESH_RADIUS_MAX_M);
  const radius = Math.floor(metresToOtherShards(position, shardId, manifest, known));
  const { latitude, longitude } = position;
  return {
    // No phone is to wake up at a sensitive place, and tell of it.
    regions: hits
      .slice(0, limit)
      .flatMap((hit) => (shard?.isExclusion(hit.ordinal) === false ? [regionOf(shard, hit)] : [])),
    refresh: { latitude, longitude, radius },
  };
}
