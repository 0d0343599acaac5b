import { existsSync } from "node:fs";
import { cp, mkdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where `wrangler.toml` looks for what browsers load. */
export const FOLDER = "dist/assets";

/** Programs of others that are served as they come, and where. */
const VENDORED: readonly (readonly [file: string, place: string])[] = [
  [import.meta.resolve("swagger-ui-dist/swagger-ui-bundle.js"), "docs/swagger-ui-bundle.js"],
  [import.meta.resolve("swagger-ui-dist/swagger-ui.css"), "docs/swagger-ui.css"],
];

/** Lays out everything that is served as a file. Nothing is fetched: the service works without the internet. */
export async function layOutAssets(): Promise<void> {
  await mkdir(join(FOLDER, "docs"), { recursive: true });
  await cp("assets", FOLDER, { recursive: true, filter: isNews });
  for (const [file, place] of VENDORED) await cp(fileURLToPath(file), join(FOLDER, place), { filter: isNews });
}

/** A service that runs watches its files, and starts over when one is written: what is there already stays untouched. */
async function isNews(from: string, to: string): Promise<boolean> {
  if (!existsSync(to) || (await stat(from)).isDirectory()) return true;
  return !(await readFile(from)).equals(await readFile(to));
}
