import type { Live } from "../domain/campaigns/decision.ts";
import type { FenceShard } from "../domain/geo/fence-shard.ts";
import type { Attribute } from "../domain/shoppers/attribute.ts";
import type { LiveKey } from "./callers.ts";

/** What is live, read once per isolate and then from memory. */
export interface LiveConfig extends Live {
  /** What the retailer's attributes are declared as. */
  readonly attributes: readonly Attribute[];
  readonly version: number;
  /** The name in the archive of what is live: campaigns and settings, without keys. */
  readonly document: string;
  /** By their hash. */
  readonly keys: ReadonlyMap<string, LiveKey>;
}

/** What is current: names of immutable documents. */
export interface Pointer {
  readonly version: number;
  readonly publishedAt: number;
  readonly manifest: string;
  readonly config: string;
}

/** The fences of one snapshot: what is asked of them together is answered as of one time. */
export interface Fences {
  /** The shards that exist, by their id. The same one as long as they are the same. */
  readonly manifest: Pick<ReadonlyMap<string, unknown>, "has">;
  /** At once where there is none, or where this isolate has it in memory, as nearly always. */
  shard(id: string): FenceShard | undefined | Promise<FenceShard>;
}

export interface Snapshots {
  /** Tells this isolate of a newer pointer, so that it need not wait until it looks again. */
  adopt(pointer: Pointer): void;
  config(): Promise<LiveConfig>;
  /** When what this isolate knows was published, or null while it knows nothing. */
  publishedAt(): number | null;
  fences(): Promise<Fences>;
}

/** Immutable documents under their names, and the pointer to the current ones. */
export interface SnapshotWriter {
  put(name: string, bytes: Uint8Array | string): Promise<void>;
  putPointer(pointer: Pointer): Promise<void>;
  delete(name: string): Promise<void>;
  /** The documents that are there. */
  names(): Promise<string[]>;
}
