import { buildShards } from "../domain/geo/build-shards.ts";
import { DEFAULT_SETTINGS } from "../domain/settings.ts";
import type { Pointer, Ports } from "./ports.ts";

type Source = Pick<Ports, "stores" | "campaigns" | "keys" | "names" | "snapshotWriter">;

/** The documents of a snapshot as they lie in KV. */
export interface ManifestDocument {
  /** Res-3 cell → name of its shard. */
  readonly shards: Readonly<Record<string, string>>;
}

/**
 * Writes what stands in D1 as immutable documents under their content's hash, and gives the pointer that would
 * make them current. Documents that `isWritten` knows are not written again.
 */
export async function publishSnapshot(
  { stores, campaigns, keys, names, snapshotWriter }: Source,
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

  const shards: Record<string, string> = {};
  for (const [cell, bytes] of buildShards(await stores.all())) shards[cell] = await write("shard", bytes);
  const manifest = await write("manifest", JSON.stringify({ shards } satisfies ManifestDocument));

  const [live, apiKeys] = await Promise.all([campaigns.published(), keys.all()]);
  const config = await write("config", JSON.stringify({ campaigns: live, settings: DEFAULT_SETTINGS, keys: apiKeys }));
  return { documents: { manifest, config }, written };
}
