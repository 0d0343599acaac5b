/** `node scripts/program-size.ts`: what each browser program loads before it shows anything, against its limit, as gzip. */
import { firstLoadOf } from "./lib/first-load.ts";
import { PROGRAMS } from "./lib/programs.ts";

const FIRST_LOAD_GZIP_MAX_BYTES = 250 * 1_024;

const kibibytes = (count: number): string => `${(count / 1_024).toFixed(1)} KiB`;

for (const program of PROGRAMS) {
  const { bytes, files } = firstLoadOf(program);
  console.log(`${program}: ${kibibytes(bytes)} gzip of ${kibibytes(FIRST_LOAD_GZIP_MAX_BYTES)}, ${files} file(s)`);
  if (files === 0 || bytes > FIRST_LOAD_GZIP_MAX_BYTES) process.exitCode = 1;
}
