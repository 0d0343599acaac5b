import { createHash } from "node:crypto";
import { existsSync, globSync } from "node:fs";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { build, type InlineConfig } from "vite";
import { FOLDER } from "./assets.ts";
import { phoneWorker } from "./phone-worker.ts";

/** The browser programs, each a page that begins in `src/app/{name}/index.html`. */
export const PROGRAMS = ["console", "phone", "till"] as const;

const SOURCE = resolve("src/app");
const BUILT = resolve("dist/programs");
const SERVED = join(FOLDER, "app");
/** Says of what source the programs that are served were made. */
const MARKER = join(SERVED, "source.txt");

/**
 * Where a page is asked for by its path, what it loads comes from `/app/`: names there carry a hash of what they hold.
 * Nothing is inlined, for the policy of the pages lets no inline script run; nothing comes from elsewhere.
 */
const config = (outDir: string, watch: object | null): InlineConfig => ({
  configFile: false,
  root: SOURCE,
  base: "/app/",
  publicDir: false,
  logLevel: "warn",
  plugins: [react(), phoneWorker()],
  build: {
    outDir,
    emptyOutDir: true,
    assetsDir: "files",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The map is large and comes where one is shown; what is loaded first is held to its limit by `program-size.ts`.
    chunkSizeWarningLimit: 1_500,
    target: "es2024",
    rolldownOptions: { input: Object.fromEntries(PROGRAMS.map((name) => [name, join(SOURCE, name, "index.html")])) },
    watch,
  },
});

/** What the programs are made of, as one hash: their source, that of what they embed, and the packages' versions. */
async function sourceHash(): Promise<string> {
  const files = globSync("src/{app,sdk,domain}/**/*.{ts,tsx,html,css,csv}", { exclude: ["**/*.test.{ts,tsx}"] });
  const hash = createHash("sha256");
  for (const file of ["package.json", "scripts/lib/programs.ts", "scripts/lib/phone-worker.ts", ...files.toSorted()]) {
    hash
      .update(file)
      .update("\0")
      .update(await readFile(file));
  }
  return hash.digest("hex");
}

/** Vite goes by this variable, whatever else it is told: a test's, say, would bring React's checks of itself along. */
async function forProduction<T>(work: () => Promise<T>): Promise<T> {
  const { NODE_ENV } = process.env;
  process.env["NODE_ENV"] = "production";
  try {
    return await work();
  } finally {
    if (NODE_ENV === undefined) delete process.env["NODE_ENV"];
    else process.env["NODE_ENV"] = NODE_ENV;
  }
}

const isServed = async (hash: string): Promise<boolean> =>
  existsSync(MARKER) && (await readFile(MARKER, "utf8")) === hash;

/** Builds the programs if they are not of this source. */
export async function buildPrograms(progress: (what: string) => void = () => undefined): Promise<void> {
  const hash = await sourceHash();
  if (await isServed(hash)) return;
  progress("building the browser programs");
  await forProduction(() => build(config(BUILT, null)));
  await rm(SERVED, { recursive: true, force: true });
  await mkdir(SERVED, { recursive: true });
  await cp(BUILT, SERVED, { recursive: true });
  await writeFile(MARKER, hash);
}

/** Builds the programs now, and again whenever their source changes. Gives what ends that. */
export async function watchPrograms(): Promise<() => Promise<void>> {
  const watcher = await build(config(SERVED, {}));
  return async () => {
    if ("close" in watcher) await watcher.close();
  };
}
