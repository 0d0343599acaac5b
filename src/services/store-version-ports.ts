import type { Fence } from "../domain/geo/fence.ts";
import type { StoreRecord } from "../domain/stores/store.ts";

/** A set of stores that was made live, epoch milliseconds, by an API key. */
export interface StoreVersion {
  readonly version: number;
  readonly at: number;
  readonly by: string;
  /** The version that this one brought back, or null. */
  readonly restored: number | null;
  /** How many stores it has, and in how many it differs from the version before. */
  readonly stores: number;
  readonly created: number;
  readonly changed: number;
  readonly removed: number;
}

/** A shard that a version has changed, and how many states of stores were ever in it. */
export interface ChangedShard {
  readonly shard: string;
  readonly version: number;
  readonly states: number;
}

/** What will be of a live store in the next version: nothing, or one with another fence. */
export interface Disturbed {
  readonly id: string;
  readonly how: "removed" | "redrawn";
}

/** Stores by version. The newest is live; what was put since is not, until it is made the next. */
export interface StoreVersions {
  /** The newest version, and how many stores it has; 0 before the first. */
  newest(): Promise<{ readonly version: number; readonly stores: number }>;
  /** Newest first, below `before`. */
  page(before: number, limit: number): Promise<StoreVersion[]>;
  /** Makes what has changed since the newest version the next one. Gives the newest, the same where nothing has. */
  close(by: string): Promise<number>;
  /** Makes the stores of an earlier version the next one. Gives the newest; undefined where that one is not kept. */
  restore(version: number, by: string): Promise<number | undefined>;
  /** Live stores that the next version will lose or have elsewhere. */
  disturbed(): Promise<Disturbed[]>;
  /** The live fences of these stores, of those that are live. */
  liveFences(ids: readonly string[]): Promise<ReadonlyMap<string, Fence>>;
  /** The live stores that carry at least one of these tags. */
  tagged(tags: readonly string[]): Promise<Pick<StoreRecord, "id" | "tags">[]>;
  /** The shards that differ between two versions, in the order of their cells. */
  shardsChanged(after: number, upTo: number): Promise<ChangedShard[]>;
  /** The stores of a version that reach into any of these shards. */
  inShards(shards: readonly string[], version: number): Promise<StoreRecord[]>;
}
