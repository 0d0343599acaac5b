import { env } from "cloudflare:workers";
import { expect, vi } from "vitest";
import { openShard } from "../../../src/domain/geo/fence-shard.ts";
import { snapshotsOf } from "../../../src/platform/snapshots.ts";
import type { Pointer, Snapshots } from "../../../src/services/snapshot-ports.ts";
import type { ManifestDocument } from "../../../src/services/publish-snapshot.ts";
import { ports } from "./objects.ts";

export const pointer = () => env.SNAPSHOTS.get<Pointer>("pointer", "json");

/** The same deployment, read by an isolate that has adopted nothing by itself. */
export const elsewhere = (): Snapshots =>
  snapshotsOf(Object.create(env.SNAPSHOTS, { get: { value: getDocument } }) as KVNamespace);
const getDocument = (name: string, type: "json"): unknown => env.SNAPSHOTS.get(name, type);

async function read(name: string): Promise<Uint8Array> {
  const value = await env.SNAPSHOTS.get(name, "arrayBuffer");
  if (value === null) throw new Error(`${name} is missing`);
  const bytes = new Uint8Array(value);
  expect(name).toBe(`${name.split(":")[0]}:${await ports.names.digest(bytes)}`);
  return bytes;
}

/** The stores by shard that a phone of this moment finds: every document is there, and is what its name says. */
export async function published(): Promise<Readonly<Record<string, readonly string[]>>> {
  const current = await pointer();
  if (current === null) return {};
  await read(current.config);
  const { shards } = JSON.parse(new TextDecoder().decode(await read(current.manifest))) as ManifestDocument;
  const found = Object.entries(shards).map(async ([cell, name]) => {
    const shard = openShard(await read(name));
    const stores = Array.from({ length: shard.size }, (_, ordinal) => shard.record(ordinal));
    return [cell, stores.map(({ id, name: called }) => `${id} ${called}`).toSorted()] as const;
  });
  return Object.fromEntries(await Promise.all(found));
}

/** The same stores once each, however many shards they reach into. */
export const publishedStores = async (): Promise<string[]> =>
  [...new Set(Object.values(await published()).flat())].toSorted();

/** The kinds of what is written from now on, in turn. */
export function watchWrites(): () => string[] {
  const writes = vi.spyOn(env.SNAPSHOTS, "put");
  return () => writes.mock.calls.map(([name]) => name.split(":")[0] ?? "");
}

/**
 * Fails the write number `step`, from 0: before it is done, or after, so that only the word of it is lost.
 * @returns what was to be written, in turn
 */
export function failWrite(step: number, when: "before" | "after"): readonly string[] {
  const write = env.SNAPSHOTS.put.bind(env.SNAPSHOTS);
  const kinds: string[] = [];
  vi.spyOn(env.SNAPSHOTS, "put").mockImplementation(async (...args) => {
    const isLost = kinds.push(args[0].split(":")[0] ?? "") === step + 1;
    if (!isLost || when === "after") await write(...args);
    if (isLost) throw new Error("KV is away");
  });
  return kinds;
}
