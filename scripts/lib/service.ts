import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer, connect } from "node:net";
import { delimiter, join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { layOutAssets } from "./assets.ts";
import { freshSecrets, readEnvFile, writeEnvFile } from "./secrets.ts";

export interface ServiceOptions {
  readonly port: number;
  /** Where everything is kept; made when it is not there. */
  readonly dataDir: string;
  /** Milliseconds by which the service's clock is ahead of this machine's. */
  readonly clockOffset?: number;
  /** Another configuration than `wrangler.toml`. */
  readonly config?: string;
  /** Variables of the Worker that are to differ from the configuration's. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Let through what the Worker says of each request and decision. */
  readonly talkative?: boolean;
  /** Reload on every change of the source. */
  readonly watch?: boolean;
  /** Told of each thing that is done. */
  readonly progress?: (what: string) => void;
}

/** The real service, running as a process group of its own. */
export interface Service {
  readonly url: string;
  readonly adminKey: string;
  /** What its processes have written to their standard output and standard error so far, unless it is watched. */
  output(): string;
  /** Ends all of its processes, politely or (`SIGKILL`) as a crash would, and waits until the port is closed. */
  stop(signal?: "SIGTERM" | "SIGKILL"): Promise<void>;
  /** Resolves when the service has ended. */
  readonly ended: Promise<void>;
}

// Under what a test waits for: a service that cannot start is to be ended by who started it, and to say why.
const START_TIMEOUT_MS = 45_000;
const STOP_TIMEOUT_MS = 15_000;

/** Without these wrangler would keep every URL, every SQL text and every console line, and serve an open data browser. */
const QUIET = {
  X_LOCAL_OBSERVABILITY: "false",
  X_LOCAL_EXPLORER: "false",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_WRITE_LOGS: "false",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
};

/** Wrangler lets its own environment override the Worker's variables, so it gets none but what it needs. */
function environment(): Record<string, string> {
  const { HOME = "", PATH = "" } = process.env;
  return { HOME, PATH: [resolve("node_modules/.bin"), PATH].join(delimiter), ...QUIET };
}

/** Starts the service and waits until it answers. What is done for the first time is done here. */
export async function startService({
  port,
  dataDir,
  clockOffset = 0,
  config = "wrangler.toml",
  variables = {},
  talkative = false,
  watch = false,
  progress = () => undefined,
}: ServiceOptions): Promise<Service> {
  await mkdir(dataDir, { recursive: true });
  const secrets = await secretsOf(dataDir, progress);
  const runFile = join(dataDir, "run.env");
  await writeEnvFile(runFile, { ...secrets, ...variables, CLOCK_OFFSET: String(clockOffset) });
  await layOutAssets();
  await migrate(dataDir, progress);
  progress("starting the service");
  const child = spawn(
    "wrangler",
    [
      "dev",
      "--config",
      config,
      "--port",
      String(port),
      "--ip",
      "127.0.0.1",
      "--inspector-port",
      "0",
      "--persist-to",
      dataDir,
      "--env-file",
      runFile,
      "--show-interactive-dev-session=false",
      "--log-level",
      watch || talkative ? "log" : "warn",
    ],
    { env: environment(), detached: true, stdio: watch ? "inherit" : ["ignore", "pipe", "pipe"] },
  );
  const output = collect(child);
  const ended = new Promise<void>((finish) => child.once("exit", () => finish()));
  const url = `http://localhost:${port}`;
  const stop = (signal: "SIGTERM" | "SIGKILL" = "SIGTERM") => stopGroup(child, port, signal);
  if (!(await answers(`${url}/health`, child))) {
    await stop("SIGKILL");
    throw new Error(`the service did not start:\n${output()}`);
  }
  return { url, adminKey: secrets["ADMIN_KEY"] ?? "", output, stop, ended };
}

async function secretsOf(dataDir: string, progress: (what: string) => void): Promise<Record<string, string>> {
  const file = join(dataDir, "secrets.env");
  if (!existsSync(file)) {
    progress("making fresh secrets");
    await writeEnvFile(file, await freshSecrets());
  }
  const kept = await readEnvFile(file);
  // One in the environment wins.
  return Object.fromEntries(Object.entries(kept).map(([name, value]) => [name, process.env[name] ?? value]));
}

/** Applies what there is of migrations since the last start. */
async function migrate(dataDir: string, progress: (what: string) => void): Promise<void> {
  const { readdir } = await import("node:fs/promises");
  const migrations = (await readdir("migrations")).toSorted().join("\n");
  const marker = join(dataDir, "migrated");
  if (existsSync(marker) && (await readFile(marker, "utf8")) === migrations) return;
  progress("preparing the database");
  const args = ["d1", "migrations", "apply", "DB", "--local", "--persist-to", dataDir];
  const child = spawn("wrangler", args, { env: { ...environment(), CI: "true" }, stdio: ["ignore", "pipe", "pipe"] });
  const output = collect(child);
  const code = await new Promise((finish) => child.once("close", finish));
  if (code !== 0) throw new Error(`the database could not be prepared:\n${output()}`);
  await writeFile(marker, migrations);
}

function collect(child: ChildProcess): () => string {
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => chunks.push(String(chunk)));
  return () => chunks.join("");
}

async function answers(url: string, child: ChildProcess): Promise<boolean> {
  const until = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < until && child.exitCode === null) {
    // A Worker that does not bundle takes the connection and never answers.
    const signal = AbortSignal.timeout(until - Date.now());
    const response = await fetch(url, { signal }).catch(() => undefined);
    if (response?.ok === true) return true;
    await wait(100);
  }
  return false;
}

async function stopGroup(child: ChildProcess, port: number, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  signalGroup(child, signal);
  const until = Date.now() + STOP_TIMEOUT_MS;
  while (await isOpen(port)) {
    if (Date.now() > until) throw new Error(`port ${port} is still open`);
    if (Date.now() > until - STOP_TIMEOUT_MS / 2) signalGroup(child, "SIGKILL");
    await wait(50);
  }
  // What does not listen any more may still hold the data folder.
  signalGroup(child, "SIGKILL");
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // The group is gone already.
  }
}

export function isOpen(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const socket = connect({ port, host: "127.0.0.1" });
    socket.once("connect", () => {
      socket.destroy();
      answer(true);
    });
    socket.once("error", () => answer(false));
  });
}

export function freePort(): Promise<number> {
  return new Promise((answer, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address !== null ? answer(address.port) : fail(new Error("no port")),
      );
    });
  });
}
