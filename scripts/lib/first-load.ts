import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { FOLDER } from "./assets.ts";

const zipped = (path: string): number => gzipSync(readFileSync(join(FOLDER, path))).byteLength;

/** What a built browser program loads before it shows anything: how many files beside its page, and bytes as gzip. */
export function firstLoadOf(program: string): { readonly files: number; readonly bytes: number } {
  const page = `app/${program}/index.html`;
  const html = readFileSync(join(FOLDER, page), "utf8");
  const loaded = [...html.matchAll(/(?:src|href)="\/(app\/[^"]+)"/g)].flatMap(([, path]) => path ?? []);
  return { files: loaded.length, bytes: [page, ...loaded].reduce((sum, path) => sum + zipped(path), 0) };
}
