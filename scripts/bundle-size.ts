/** `node scripts/bundle-size.ts [folder]`: the gzip size of a built bundle (`npm run build`) against its limit. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const BUNDLE_GZIP_MAX_BYTES = 500 * 1_024;

const folder = process.argv[2] ?? "dist";
const modules = globSync("**/*.{js,mjs,wasm}", { cwd: folder, exclude: ["assets/**", "programs/**"] });
const bytes = modules.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).byteLength, 0);
const kibibytes = (count: number): string => `${(count / 1_024).toFixed(1)} KiB`;

console.log(`bundle: ${kibibytes(bytes)} gzip of ${kibibytes(BUNDLE_GZIP_MAX_BYTES)}, ${modules.length} module(s)`);
if (modules.length === 0) console.log(`nothing was built in ${folder}`);
process.exitCode = modules.length > 0 && bytes <= BUNDLE_GZIP_MAX_BYTES ? 0 : 1;
