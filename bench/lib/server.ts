import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { unstable_getMiniflareWorkerOptions as bindingsOf } from "wrangler";
import { freshSecrets } from "../../scripts/lib/secrets.ts";
import { freePort } from "../../scripts/lib/service.ts";
import type { Target } from "./load.ts";
import { bundle, childrenNamed, cpuOf, unreadRuntime, worker } from "./runtime.ts";

/** The service and its peers in one workerd, each on a socket of its own, with no proxy in front. */
export interface Bench {
  readonly beckon: Target;
  readonly empty: Target;
  readonly verifyOnly: Target;
  readonly secrets: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/**
 * What is not to be measured: the platform counts pings and serves assets outside of the Worker, where their local
 * stand-ins are workers in front of it and beside it. The bundle is one module, for which Miniflare takes no rules.
 */
const NOT_OURS: ReadonlySet<string> = new Set(["assets", "ratelimits", "modulesRules"]);

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
