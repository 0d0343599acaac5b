import { parseDuration } from "../../domain/parse-duration.ts";

/** Units in which people say how long something takes, and their length (ms). */
export const UNITS = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;
export type Unit = keyof typeof UNITS;
export const UNIT_NAMES = Object.keys(UNITS) as [Unit, ...Unit[]];

/** A stretch of time as a form holds it. */
export interface Stretch {
  readonly count: number;
  readonly unit: Unit;
}

/** An ISO 8601 duration in the largest unit that it is a whole number of: `PT90M` is 90 minutes, `PT2H` 2 hours. */
export function stretchOf(duration: string): Stretch {
  const ms = parseDuration(duration) ?? 0;
  const unit = UNIT_NAMES.findLast((name) => ms >= UNITS[name] && ms % UNITS[name] === 0) ?? "second";
  return { count: ms / UNITS[unit], unit };
}

const WRITTEN: Readonly<Record<Unit, (count: number) => string>> = {
  second: (count) => `PT${count}S`,
  minute: (count) => `PT${count}M`,
  hour: (count) => `PT${count}H`,
  day: (count) => `P${count}D`,
};

/** The same as an ISO 8601 duration. */
export const durationOf = ({ count, unit }: Stretch): string => WRITTEN[unit](count);

/** `2 hours`, in the language of the tag. */
export function sayDuration(duration: string, tag: string): string {
  const { count, unit } = stretchOf(duration);
  return new Intl.NumberFormat(tag, { style: "unit", unit, unitDisplay: "long" }).format(count);
}
