import { POINTER_FRESH_MS, SHARDS_IN_MEMORY_MAX_BYTES } from "../domain/bounds.ts";
import { liveOf } from "../domain/campaigns/replay.ts";
import { type FenceShard, openShard } from "../domain/geo/fence-shard.ts";
import { compileSettings, DEFAULT_SETTINGS } from "../domain/settings.ts";
import type { LiveConfig, Pointer, Snapshots, SnapshotWriter } from "../services/snapshot-ports.ts";
import type { ConfigDocument, ManifestDocument } from "../services/publish-snapshot.ts";
import { Lru } from "./lru.ts";

const POINTER = "pointer";
/** The current manifest and config, and those before them, which a request may still be reading. */
const DOCUMENTS_IN_MEMORY_COUNT = 4;

/** What this isolate knows of the snapshots. Documents are immutable, so only the pointer ever grows old. */
interface Memory {
  pointer: Pointer | null;
  checkedAt: number;
  // Values, never promises: one request must not wait for what another one has asked for.
  readonly documents: Lru<string, unknown>;
  readonly shards: Lru<string, FenceShard>;
}
const memories = new WeakMap<KVNamespace, Memory>();

const NO_SHARDS: ReadonlyMap<string, string> = new Map();
const EMPTY: LiveConfig = {
  version: 0,
  campaigns: [],
  settings: compileSettings(DEFAULT_SETTINGS),
  products: false,
  document: "",
  keys: new Map(),
  attributes: [],
};

function memoryOf(kv: KVNamespace): Memory {
  const known = memories.get(kv);
  if (known !== undefined) return known;
  const documents = new Lru<string, unknown>(DOCUMENTS_IN_MEMORY_COUNT);
  const shards = new Lru<string, FenceShard>(SHARDS_IN_MEMORY_MAX_BYTES);
  const memory: Memory = { pointer: null, checkedAt: -Infinity, documents, shards };
  memories.set(kv, memory);
  return memory;
}

/** Reads snapshots from KV once per isolate, then from memory; looks for a newer pointer every 15 s. */
export function snapshotsOf(kv: KVNamespace): Snapshots {
  const memory = memoryOf(kv);
  const adopt = (pointer: Pointer): void => {
    if (pointer.version > (memory.pointer?.version ?? 0)) memory.pointer = pointer;
  };
  const current = async (): Promise<Pointer | null> => {
    if (Date.now() - memory.checkedAt <= POINTER_FRESH_MS) return memory.pointer;
    const isFirst = memory.pointer === null;
    // Whoever comes meanwhile goes on with what is known.
    if (!isFirst) memory.checkedAt = Date.now();
    const found = await kv.get<Pointer>(POINTER, "json").catch((error: unknown) => {
      if (isFirst) throw error;
      return null;
    });
    memory.checkedAt = Date.now();
    if (found !== null) adopt(found);
    return memory.pointer;
  };
  const document = async <T>(name: string, load: () => Promise<T>): Promise<T> => {
    const remembered = memory.documents.get(name) as T | undefined;
    if (remembered !== undefined) return remembered;
    const loaded = await load();
    memory.documents.set(name, loaded);
    return loaded;
  };
  const manifest = async (): Promise<ReadonlyMap<string, string>> => {
    const pointer = await current();
    if (pointer === null) return NO_SHARDS;
    return document(pointer.manifest, async () => {
      const { shards } = await readJson<ManifestDocument>(kv, pointer.manifest);
      return new Map(Object.entries(shards));
    });
  };
  const load = async (name: string): Promise<FenceShard> => {
    const bytes = await readBytes(kv, name);
    const opened = openShard(bytes);
    memory.shards.set(name, opened, bytes.byteLength);
    return opened;
  };

  return {
    adopt,
    publishedAt: () => memory.pointer?.publishedAt ?? null,
    async config() {
      const pointer = await current();
      if (pointer === null) return EMPTY;
      return document(pointer.config, async () => liveConfig(pointer.version, await readJson(kv, pointer.config)));
    },
    async fences() {
      const names = await manifest();
      return {
        manifest: names,
        shard(id) {
          const name = names.get(id);
          return name === undefined ? undefined : (memory.shards.get(name) ?? load(name));
        },
      };
    },
  };
}

const liveConfig = (
  version: number,
  { keys, document = "", attributes = [], ...live }: ConfigDocument,
): LiveConfig => ({
  version,
  ...liveOf(live),
  document,
  attributes,
  keys: new Map(keys.map((key) => [key.hash, key])),
});

async function readJson<T>(kv: KVNamespace, name: string): Promise<T> {
  const value = await kv.get<T>(name, "json");
  if (value === null) throw new Error(`snapshot document is missing: ${name.split(":")[0]}`);
  return value;
}

async function readBytes(kv: KVNamespace, name: string): Promise<Uint8Array> {
  const value = await kv.get(name, "arrayBuffer");
  if (value === null) throw new Error(`snapshot document is missing: ${name.split(":")[0]}`);
  return new Uint8Array(value);
}

export const snapshotWriterOf = (kv: KVNamespace): SnapshotWriter => ({
  put: (name, bytes) => kv.put(name, bytes),
  putPointer: (pointer) => kv.put(POINTER, JSON.stringify(pointer)),
  delete: (name) => kv.delete(name),
  async names() {
    const names: string[] = [];
    for (let cursor: string | null = null, isComplete = false; !isComplete;) {
      const page: KVNamespaceListResult<unknown> = await kv.list({ cursor });
      names.push(...page.keys.map(({ name }) => name).filter((name) => name !== POINTER));
      isComplete = page.list_complete;
      cursor = page.list_complete ? null : page.cursor;
    }
    return names;
  },
});
