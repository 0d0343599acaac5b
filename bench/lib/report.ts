import { writeFile } from "node:fs/promises";

/** One measured number. */
export interface Measure {
  readonly case: string;
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
}

export const measure = (name: string, metric: string, value: number, unit: string): Measure => ({
  case: name,
  metric,
  value,
  unit,
});

/** Prints the measures as they stand, and writes them to `file` if one is named. */
export async function report(measures: readonly Measure[], file: string | undefined): Promise<void> {
  const width = Math.max(...measures.map((one) => one.case.length)) + 2;
  for (const { case: name, metric, value, unit } of measures) {
    console.log(`${name.padEnd(width)}${metric.padEnd(28)}${round(value).padStart(12)} ${unit}`);
  }
  if (file !== undefined) await writeFile(file, `${JSON.stringify(measures, null, 2)}\n`);
}

const round = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** The value below which `share` (0 to 1) of the values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
