import { sayDuration, UNIT_NAMES, UNITS } from "../shared/durations.ts";

/** A stretch of time in its largest unit, rounded down: `1 hour`, `12 minutes`; never less than a minute is told in seconds. */
export function sayMs(ms: number, tag: string): string {
  const unit = UNIT_NAMES.findLast((name) => ms >= UNITS[name]) ?? "second";
  return new Intl.NumberFormat(tag, { style: "unit", unit, unitDisplay: "long" }).format(Math.floor(ms / UNITS[unit]));
}

/** What is left of it to the minute: `1 hr, 52 min`; in the last minutes, the seconds too. */
export function sayLeft(ms: number, tag: string): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3_600) % 24,
    Math.floor(seconds / 60) % 60,
  ];
  const parts: readonly (readonly [number, string])[] = [
    [days, "day"],
    [hours, "hour"],
    [minutes, "minute"],
    [seconds % 60, "second"],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  const from = first < 0 ? parts.length - 1 : first;
  const told = parts.slice(from, from + 2).filter(([count], n) => n === 0 || count > 0);
  const words = told.map(([count, unit]) =>
    new Intl.NumberFormat(tag, { style: "unit", unit, unitDisplay: "short" }).format(count),
  );
  return new Intl.ListFormat(tag, { type: "unit", style: "short" }).format(words);
}

/** What a retailer wrote of how long something is kept: a duration in words, words as they are. */
export function sayRetention(retention: string, tag: string): string {
  return /^P[\dT]/.test(retention) ? sayDuration(retention, tag) : retention;
}

const NEAR_M = 1_000;

/** `80 m`, `1.4 km`. */
export function sayMetres(metres: number, tag: string): string {
  const isNear = metres < NEAR_M;
  const style = { style: "unit", unit: isNear ? "meter" : "kilometer", unitDisplay: "short" } as const;
  const format = new Intl.NumberFormat(tag, { ...style, maximumFractionDigits: isNear ? 0 : 1 });
  return format.format(isNear ? metres : metres / NEAR_M);
}
