import { DURATION_MAX_MS } from "./bounds.ts";

const PATTERN =
  /^P(?=.)(?:(?<weeks>\d{1,9})W)?(?:(?<days>\d{1,9})D)?(?:T(?=.)(?:(?<hours>\d{1,9})H)?(?:(?<minutes>\d{1,9})M)?(?:(?<seconds>\d{1,9}(?:\.\d{1,3})?)S)?)?$/;

const UNITS_MS = { weeks: 604_800_000, days: 86_400_000, hours: 3_600_000, minutes: 60_000, seconds: 1_000 } as const;

/**
 * An ISO 8601 duration in milliseconds, or undefined if it is none of at most ten years. A day is 24 hours.
 * Years and months are refused: how long they are depends on where they start.
 */
export function parseDuration(text: string): number | undefined {
  const groups = PATTERN.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const total = Object.entries(UNITS_MS).reduce((sum, [unit, ms]) => sum + Number(groups[unit] ?? 0) * ms, 0);
  return total <= DURATION_MAX_MS ? Math.round(total) : undefined;
}
