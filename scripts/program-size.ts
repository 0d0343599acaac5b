/** `node scripts/program-size.ts`: what each browser program loads before it shows anything, against its limit, as gzip. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { FOLDER } from "./lib/assets.ts";
import { PROGRAMS } from "./lib/programs.ts";

const FIRST_LOAD_GZIP_MAX_BYTES = 250 * 1_024;

const zipped = (path: string): number => gzipSync(readFileSync(join(FOLDER, path))).byteLength;
const kibibytes = (count: number): string => `${(count / 1_024).toFixed(1)} KiB`;

for (const program of PROGRAMS) {
  const page = `app/${program}/index.html`;
  const html = readFileSync(join(FOLDER, page), "utf8");
  const loaded = [...html.matchAll(/(?:src|href)="\/(app\/[^"]+)"/g)].flatMap(([, path]) => path ?? []);
  const bytes = [page, ...loaded].reduce((sum, path) => sum + zipped(path), 0);
  console.log(
    `${program}: ${kibibytes(bytes)} gzip of ${kibibytes(FIRST_LOAD_GZIP_MAX_BYTES)}, ${loaded.length} file(s)`,
  );
  if (loaded.length === 0 || bytes > FIRST_LOAD_GZIP_MAX_BYTES) process.exitCode = 1;
}
