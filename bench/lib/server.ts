import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { convertV4MiniflareOptions, type LegacyWorkerOptions, Miniflare } from "miniflare";
import { unstable_getMiniflareWorkerOptions as bindingsOf } from "wrangler";
import { freshSecrets } from "../../scripts/lib/secrets.ts";
import { freePort } from "../../scripts/lib/service.ts";
import type { Target } from "./load.ts";

/** The service and its peers in one workerd, each on a socket of its own, with no proxy in front. */
export interface Bench {
  readonly beckon: Target;
  readonly empty: Target;
  readonly verifyOnly: Target;
  readonly secrets: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

async function bundle(entry: string): Promise<string> {
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

const worker = (
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
 * What is not to be measured: the platform counts pings and serves assets outside of the Worker, where their local
 * stand-ins are workers in front of it and beside it. The bundle is one module, for which Miniflare takes no rules.
 */
const NOT_OURS: ReadonlySet<string> = new Set(["assets", "ratelimits", "modulesRules"]);

/**
 * The runtime, writing its lines of log where nobody reads them, as `workerd serve > /dev/null` does. Miniflare would
 * read and parse each of them in this process, which also makes the load.
 */
async function unreadRuntime(directory: string): Promise<string> {
  const { default: workerd } = createRequire(import.meta.resolve("miniflare"))("workerd") as { default: string };
  const path = join(directory, "workerd.sh");
  await writeFile(path, `#!/bin/sh\nexec "${workerd}" "$@" > /dev/null\n`, { mode: 0o755 });
  return path;
}

const without = (names: ReadonlySet<string>, options: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(options).filter(([key]) => !names.has(key)));

export async function startBench(): Promise<Bench> {
  const dataDir = await mkdtemp(join(tmpdir(), "beckon-bench-"));
  const secrets = await freshSecrets();
  const ports = { beckon: await freePort(), empty: await freePort(), verifyOnly: await freePort() };
  // Wrangler reads secrets of its configuration from the environment, Miniflare what it starts.
  Object.assign(process.env, secrets, { MINIFLARE_WORKERD_PATH: await unreadRuntime(dataDir) });
  const workerOptions = without(NOT_OURS, bindingsOf("wrangler.toml").workerOptions);
  const bindings = { ...(workerOptions["bindings"] as Record<string, string>), ...secrets };
  const options = convertV4MiniflareOptions({
    defaultPersistRoot: dataDir,
    workers: [
      worker("beckon", await bundle("src/worker.ts"), ports.beckon, {
        ...workerOptions,
        bindings,
      }),
      worker("empty", await bundle("bench/workers/empty.js"), ports.empty),
      worker("verify-only", await bundle("bench/workers/verify-only.ts"), ports.verifyOnly),
    ],
  });
  const miniflare = new Miniflare(options);
  await miniflare.ready;
  await migrate(miniflare);
  const cpu = cpuOf(childrenNamed("workerd"));
  return {
    secrets,
    beckon: { port: ports.beckon, cpu },
    empty: { port: ports.empty, cpu },
    verifyOnly: { port: ports.verifyOnly, cpu },
    async stop() {
      await miniflare.dispose();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function migrate(miniflare: Miniflare): Promise<void> {
  const database = await miniflare.getD1Database("DB", "beckon");
  for (const file of readdirSync("migrations").toSorted()) {
    const text = readFileSync(join("migrations", file), "utf8").replaceAll(/--.*$/gm, "");
    for (const statement of text.split(";").filter((one) => one.trim() !== "")) await database.prepare(statement).run();
  }
}

/** Processes of this name that this one has started. */
function childrenNamed(name: string): number[] {
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

const NS_PER_S = 1e9;

/** CPU seconds of the processes' threads, to the nanosecond: what the scheduler gave them (`schedstat`, field 1). */
const cpuOf =
  (pids: readonly number[]): (() => number) =>
  () =>
    pids
      .flatMap((pid) => readdirSync(`/proc/${pid}/task`).map((task) => `/proc/${pid}/task/${task}/schedstat`))
      .reduce((sum, path) => sum + Number(readFileSync(path, "utf8").split(" ")[0]) / NS_PER_S, 0);
