import type { Position } from "../../src/domain/geo/position.ts";

/** One line of a recorded trace. */
export interface Recorded extends Position {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Metres, as the phone said it: 0 where it did not know. */
  readonly accuracy: number;
}

/** Some write a space for the `T`, and leave out that it is UTC. */
const timeOf = (text: string): number => Date.parse(text.replace(" ", "T").replace(/Z?$/, "Z"));

/** Reads a trace of columns `latitude`, `longitude`, `accuracy` and `tracked_at`, whatever their order; oldest first. */
export function readTrace(csv: string): Recorded[] {
  const [header = [], ...rows] = csv
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(";"));
  const cell = (row: readonly string[], column: string): string => row[header.indexOf(column)] ?? "";
  const fixes = rows.map((row) => ({
    at: timeOf(cell(row, "tracked_at")),
    latitude: Number(cell(row, "latitude")),
    longitude: Number(cell(row, "longitude")),
    accuracy: Number(cell(row, "accuracy")),
  }));
  return fixes.toSorted((a, b) => a.at - b.at);
}
