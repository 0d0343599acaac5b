import { PUBLISH_STATES_PER_READ } from "../domain/bounds.ts";
import { buildShards } from "../domain/geo/build-shards.ts";
import { DEFAULT_SETTINGS, type Settings } from "../domain/settings.ts";
import type { Attribute } from "../domain/shoppers/attribute.ts";
import { scopeOf } from "../domain/stores/store-selector.ts";
import type { LiveKey } from "./callers.ts";
import type { Ports } from "./ports.ts";
import type { Pointer } from "./snapshot-ports.ts";
import type { CampaignRepository } from "./repositories.ts";
import type { ChangedShard } from "./store-version-ports.ts";

type Source = Pick<
  Ports,
  | "storeVersions"
  | "campaigns"
  | "keys"
  | "settings"
  | "attributes"
  | "products"
  | "names"
  | "snapshotWriter"
  | "archive"
>;
type Write = (kind: string, bytes: Uint8Array | string) => Promise<string>;

/** The documents of a snapshot as they lie in KV. */
export interface ManifestDocument {
  /** Res-3 cell → name of its shard. */
  readonly shards: Readonly<Record<string, string>>;
}
export interface ConfigDocument {
  readonly campaigns: Awaited<ReturnType<CampaignRepository["published"]>>;
  readonly settings: Settings;
  /** Whether the retailer has imported products; an older document does not say. */
  readonly products?: boolean;
  /** The name in the archive of all this but the keys; an older document does not say. */
  readonly document?: string;
  readonly keys: readonly LiveKey[];
  /** What attributes are declared as; an older document does not say. */
  readonly attributes?: readonly Attribute[];
}

/** What decisions are made by, as it lies in the archive: with it they can be made again. */
export type LiveDocument = Omit<ConfigDocument, "keys" | "document">;

/** What is known of earlier publications, also of those that did not come to their end. */
export interface Library {
  /** Whether a document has been written. */
  has(name: string): boolean;
  add(name: string): void;
  /** The version of the stores that every shard stands for; 0 before the first. */
  completeUpTo(): number;
  complete(version: number): void;
  /** The version of the stores that one shard stands for; 0 for an unknown one. */
  shardVersion(shard: string): number;
  /** The document of a shard, or undefined where no store is left in it. */
  setShard(shard: string, name: string | undefined, version: number): void;
  /** Res-3 cell → name of its shard, in the order of the cells. */
  shards(): Readonly<Record<string, string>>;
}

/**
 * Writes what is live in D1 as immutable documents under their content's hash, and gives the pointer that would
 * make them current. Of the shards only those are built that differ from what the library knows; a document it has
 * is not written again. Each step is noted when it is done: whoever begins anew goes on from there.
 */
export async function publishSnapshot(
  source: Source,
  library: Library,
): Promise<Omit<Pointer, "version" | "publishedAt">> {
  const write: Write = async (kind, bytes) => {
    const name = `${kind}:${await source.names.digest(bytes)}`;
    if (!library.has(name)) {
      await source.snapshotWriter.put(name, bytes);
      library.add(name);
    }
    return name;
  };
  await buildChangedShards(source, library, (bytes) => write("shard", bytes));
  const manifest = await write("manifest", JSON.stringify({ shards: library.shards() } satisfies ManifestDocument));
  const { keys, ...live } = await configOf(source);
  const document = await archiveLive(source, live);
  const config = await write("config", JSON.stringify({ ...live, keys, document } satisfies ConfigDocument));
  return { manifest, config };
}

/** Keeps what is live under the hash of its content, for as long as anyone may ask why. */
async function archiveLive({ archive, names }: Source, live: LiveDocument): Promise<string> {
  const content = JSON.stringify(live);
  const name = `snapshots/${await names.digest(content)}.json`;
  await archive.put(name, content);
  return name;
}

async function buildChangedShards(
  { storeVersions }: Source,
  library: Library,
  write: (bytes: Uint8Array) => Promise<string>,
): Promise<void> {
  const { version } = await storeVersions.newest();
  const changed = await storeVersions.shardsChanged(library.completeUpTo(), version);
  for (const shards of groupsOf(changed.filter((one) => library.shardVersion(one.shard) < one.version))) {
    const built = buildShards(await storeVersions.inShards(shards, version));
    // Stores of these shards may reach into others as well, which are not complete here.
    const written = shards.map(async (shard) => {
      const bytes = built.get(shard);
      library.setShard(shard, bytes && (await write(bytes)), version);
    });
    // None may come to its end within a later publication, also where another one fails.
    await Promise.allSettled(written);
    await Promise.all(written);
  }
  library.complete(version);
}

/** Shards that are read and built together: neighbours, and as many as memory holds with ease. */
function groupsOf(changed: readonly ChangedShard[]): string[][] {
  const groups: string[][] = [];
  let states = Infinity;
  for (const one of changed) {
    states += one.states;
    if (states > PUBLISH_STATES_PER_READ) {
      groups.push([]);
      states = one.states;
    }
    groups.at(-1)?.push(one.shard);
  }
  return groups;
}

async function configOf({
  storeVersions,
  campaigns,
  keys,
  settings,
  attributes,
  products,
}: Source): Promise<Omit<ConfigDocument, "document">> {
  const [live, apiKeys, current, declared, hasProducts] = await Promise.all([
    campaigns.published(),
    keys.all(),
    settings.latest(),
    attributes.all(),
    products.any(),
  ]);
  const tags = new Set(apiKeys.flatMap(({ stores }) => (stores.kind === "tags" ? stores.tags : [])));
  const tagged = tags.size > 0 ? await storeVersions.tagged([...tags]) : [];
  return {
    campaigns: live,
    settings: current?.settings ?? DEFAULT_SETTINGS,
    keys: apiKeys.map((key) => ({ ...key, scope: scopeOf(key.stores, tagged) })),
    attributes: declared,
    products: hasProducts,
  };
}
