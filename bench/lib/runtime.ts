import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { convertV4MiniflareOptions, type LegacyWorkerOptions, Miniflare } from "miniflare";
import { freePort } from "../../scripts/lib/service.ts";

export async function bundle(entry: string): Promise<string> {
  const built = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2024",
    conditions: ["workerd", "worker", "browser"],
    external: ["cloudflare:*", "node:*"],
  });
  return built.outputFiles[0]?.text ?? "";
}

export const worker = (
  name: string,
  script: string,
  port: number,
  more: Partial<LegacyWorkerOptions> = {},
): LegacyWorkerOptions =>
  ({
    name,
    modules: true,
    script,
    compatibilityDate: "2026-11-01",
    unsafeDirectSockets: [{ host: "127.0.0.1", port }],
    ...more,
  }) as LegacyWorkerOptions;

/**
 * The runtime, writing its lines of log where nobody reads them, as `workerd serve > /dev/null` does. Miniflare would
 * read and parse each of them in this process, which also makes the load.
 */
export async function unreadRuntime(directory: string): Promise<string> {
  const { default: workerd } = createRequire(import.meta.resolve("miniflare"))("workerd") as { default: string };
  const path = join(directory, "workerd.sh");
  await writeFile(path, `#!/bin/sh\nexec "${workerd}" "$@" > /dev/null\n`, { mode: 0o755 });
  return path;
}

/** Processes of this name that this one has started. */
export function childrenNamed(name: string): number[] {
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => {
      const [command, parent] = statOf(pid);
      return command === name && parent === process.pid;
    });
}

/** `/proc/<pid>/stat`: the name and the parent (fields 2 and 4). */
function statOf(pid: number): [command: string, parent: number] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [, parent] = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return [text.slice(text.indexOf("(") + 1, text.lastIndexOf(")")), Number(parent)];
  } catch {
    return ["", 0];
  }
}

/**
 * Nanoseconds that all threads of these processes have been on a CPU, what collects their garbage included
 * (`/proc/<pid>/task/<tid>/schedstat`, first field): a hundred thousand times finer than the ticks of `stat`.
 */
const nanosOf = (pids: readonly number[]): number =>
  pids.flatMap(threadsOf).reduce((sum, file) => sum + Number(readFileSync(file, "utf8").split(" ", 1)[0]), 0);

const threadsOf = (pid: number): string[] =>
  readdirSync(`/proc/${pid}/task`).map((thread) => `/proc/${pid}/task/${thread}/schedstat`);

const NS_PER_S = 1e9;

/** CPU seconds of the processes. */
export const cpuOf =
  (pids: readonly number[]): (() => number) =>
  () =>
    nanosOf(pids) / NS_PER_S;

/** One worker alone in a workerd of its own. */
export interface Lone {
  readonly port: number;
  /** Nanoseconds of CPU that the runtime has used so far. */
  readonly cpuNanos: () => number;
  stop(): Promise<void>;
}

export async function startWorker(name: string, entry: string): Promise<Lone> {
  const directory = await mkdtemp(join(tmpdir(), "beckon-bench-"));
  process.env["MINIFLARE_WORKERD_PATH"] = await unreadRuntime(directory);
  const port = await freePort();
  const workers = [worker(name, await bundle(entry), port)];
  const miniflare = new Miniflare(convertV4MiniflareOptions({ defaultPersistRoot: directory, workers }));
  await miniflare.ready;
  const pids = childrenNamed("workerd");
  return {
    port,
    cpuNanos: () => nanosOf(pids),
    async stop() {
      await miniflare.dispose();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
