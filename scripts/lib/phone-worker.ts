import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { build, type Plugin, type Rolldown } from "vite";

/** Where the worker is served, below `/app/`. A header of the assets lets it answer for all of `/phone/`. */
const PLACE = "phone/worker.js";
const SOURCE = resolve("src/app/phone/worker/worker.ts");
const PAGES = resolve("src/app/phone/pages");
const ICONS = ["manifest.webmanifest", "icon-192.png", "badge-96.png"].map((name) => `/phone/${name}`);

type Bundle = Readonly<Record<string, Rolldown.OutputAsset | Rolldown.OutputChunk>>;

/** The pages that a program loads when somebody goes there, and not what they load in turn: a map is no part of the shell. */
const isPage = (chunk: Bundle[string] | undefined): boolean =>
  chunk?.type === "chunk" && chunk.facadeModuleId?.startsWith(PAGES) === true;

/** What a program needs for all of its pages: its scripts, what they import, and their styles. */
function loadedBy(entry: string, bundle: Bundle): string[] {
  const found = new Set<string>();
  const visit = (name: string): void => {
    const chunk = bundle[name];
    if (found.has(name) || chunk?.type !== "chunk") return;
    found.add(name);
    for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style);
    chunk.imports.forEach(visit);
    chunk.dynamicImports.filter((page) => isPage(bundle[page])).forEach(visit);
  };
  for (const chunk of Object.values(bundle)) {
    if (chunk.type === "chunk" && chunk.isEntry && chunk.name === entry) visit(chunk.fileName);
  }
  return [...found].toSorted();
}

/** Builds the phone's service worker beside the programs, and tells it what the phone's page is made of. */
export const phoneWorker = (): Plugin => ({
  name: "beckon:phone-worker",
  async writeBundle({ dir }, bundle) {
    if (dir === undefined) throw new Error("the programs are built into no folder");
    const files = [...loadedBy("phone", bundle).map((name) => `/app/${name}`), ...ICONS];
    const page = bundle[join("phone", "index.html")];
    const content = page?.type === "asset" ? String(page.source) : "";
    const hash = createHash("sha256").update(JSON.stringify([files, content]));
    const shell = { name: `shell-${hash.digest("hex").slice(0, 16)}`, files };
    await build({
      configFile: false,
      publicDir: false,
      logLevel: "warn",
      define: { SHELL: JSON.stringify(shell) },
      build: {
        outDir: dir,
        emptyOutDir: false,
        target: "es2024",
        modulePreload: false,
        rolldownOptions: { input: SOURCE, output: { format: "iife", entryFileNames: PLACE } },
      },
    });
  },
});
