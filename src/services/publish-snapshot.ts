import { buildShards } from "../domain/geo/build-shards.ts";
import { DEFAULT_SETTINGS, type Settings } from "../domain/settings.ts";
import { scopeOf } from "../domain/stores/store-selector.ts";
import type { LiveKey } from "./callers.ts";
import type { Pointer, Ports } from "./ports.ts";
import type { CampaignRepository } from "./repositories.ts";

type Source = Pick<Ports, "stores" | "campaigns" | "keys" | "settings" | "names" | "snapshotWriter">;

/** The documents of a snapshot as they lie in KV. */
export interface ManifestDocument {
  /** Res-3 cell → name of its shard. */
  readonly shards: Readonly<Record<string, string>>;
}
export interface ConfigDocument {
  readonly campaigns: Awaited<ReturnType<CampaignRepository["published"]>>;
  readonly settings: Settings;
  readonly keys: readonly LiveKey[];
}

/**
 * Writes what stands in D1 as immutable documents under their content's hash, and gives the pointer that would
 * make them current. Documents that `isWritten` knows are not written again.
 */
export async function publishSnapshot(
  { stores, campaigns, keys, settings, names, snapshotWriter }: Source,
  isWritten: (name: string) => boolean,
): Promise<{ readonly documents: Omit<Pointer, "version" | "publishedAt">; readonly written: readonly string[] }> {
  const written: string[] = [];
  const write = async (kind: string, bytes: Uint8Array | string): Promise<string> => {
    const name = `${kind}:${await names.digest(bytes)}`;
    if (!isWritten(name)) {
      await snapshotWriter.put(name, bytes);
      written.push(name);
    }
    return name;
  };

  const all = await stores.all();
  const shards: Record<string, string> = {};
  for (const [cell, bytes] of buildShards(all)) shards[cell] = await write("shard", bytes);
  const manifest = await write("manifest", JSON.stringify({ shards } satisfies ManifestDocument));

  const [live, apiKeys, current] = await Promise.all([campaigns.published(), keys.all(), settings.latest()]);
  const document: ConfigDocument = {
    campaigns: live,
    settings: current?.settings ?? DEFAULT_SETTINGS,
    keys: apiKeys.map((key) => ({ ...key, scope: scopeOf(key.stores, all) })),
  };
  const config = await write("config", JSON.stringify(document));
  return { documents: { manifest, config }, written };
}
