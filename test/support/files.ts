import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** Every file below `folder`, by its path from there. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

export type Canaries = Readonly<Record<string, string | Buffer>>;

/** A coordinate as text with five decimals, as SQLite's REAL and as a machine keep it. */
export function asKept(name: string, coordinate: number): Canaries {
  const [big, little] = [Buffer.alloc(8), Buffer.alloc(8)];
  big.writeDoubleBE(coordinate);
  little.writeDoubleLE(coordinate);
  const text = /^-?\d+\.\d{5}/.exec(String(coordinate))?.[0];
  if (text === undefined) throw new Error(`${name} has too few decimals to be found again`);
  return { [name]: text, [`${name} as REAL`]: big, [`${name} as a double`]: little };
}

/** Where raw bytes of `files` hold a canary: `name of the canary in path`. */
export function sightings(folder: string, files: readonly string[], canaries: Canaries): string[] {
  return files.flatMap((path) => {
    const bytes = readFileSync(join(folder, path));
    const seen = Object.entries(canaries).filter(([, canary]) => bytes.includes(canary));
    return seen.map(([name]) => `${name} in ${path}`);
  });
}
