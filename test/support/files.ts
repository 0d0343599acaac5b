import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** Every file below `folder`, by its path from there. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/** The files of the objects that hold one person each, below a folder of data. */
export const OF_ONE_PERSON = /^v3\/do\/beckon-(Shopper|Offer)\//;

export type Canaries = Readonly<Record<string, string | Buffer>>;

/** A coordinate as text with five decimals, as SQLite's REAL and as a machine keep it. */
function asKept(name: string, coordinate: number): Canaries {
  const [big, little] = [Buffer.alloc(8), Buffer.alloc(8)];
  big.writeDoubleBE(coordinate);
  little.writeDoubleLE(coordinate);
  const text = /^-?\d+\.\d{5}/.exec(String(coordinate))?.[0];
  if (text === undefined) throw new Error(`${name} has too few decimals to be found again`);
  return { [name]: text, [`${name} as REAL`]: big, [`${name} as a double`]: little };
}

/** The coordinates of a walk as canaries. */
export const walked = (
  walk: readonly { readonly coords: { readonly latitude: number; readonly longitude: number } }[],
) =>
  Object.fromEntries(
    walk.flatMap(({ coords: { latitude, longitude } }, n) => [
      ...Object.entries(asKept(`latitude ${n}`, latitude)),
      ...Object.entries(asKept(`longitude ${n}`, longitude)),
    ]),
  );

/** Secrets as canaries that a failing test does not spell out. */
export const veiled = (secrets: Iterable<string>): Canaries =>
  Object.fromEntries([...secrets].map((value, n) => [`secret ${n} (${value.slice(0, 3)}…)`, value]));

/** Where raw bytes of `files` hold a canary: `name of the canary in path`. */
export function sightings(folder: string, files: readonly string[], canaries: Canaries): string[] {
  return files.flatMap((path) => {
    return namesIn(readFileSync(join(folder, path)), canaries).map((name) => `${name} in ${path}`);
  });
}

/** The names of the canaries that these bytes hold. */
export const namesIn = (bytes: Buffer, canaries: Canaries): string[] =>
  Object.entries(canaries)
    .filter(([, canary]) => bytes.includes(canary))
    .map(([name]) => name);
