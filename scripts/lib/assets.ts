import { cp, mkdir } from "node:fs/promises";
import { join } from "node:path";

/** Where `wrangler.toml` looks for what browsers load. */
const FOLDER = "dist/assets";

/** Programs of others that are served as they come, by their package's file and their place. */
const VENDORED: Readonly<Record<string, string>> = {
  "swagger-ui-dist/swagger-ui-bundle.js": "docs/swagger-ui-bundle.js",
  "swagger-ui-dist/swagger-ui.css": "docs/swagger-ui.css",
};

/** Lays out everything that is served as a file. Nothing is fetched: the service works without the internet. */
export async function layOutAssets(): Promise<void> {
  await mkdir(join(FOLDER, "docs"), { recursive: true });
  await cp("assets", FOLDER, { recursive: true });
  for (const [file, place] of Object.entries(VENDORED)) await cp(join("node_modules", file), join(FOLDER, place));
}
