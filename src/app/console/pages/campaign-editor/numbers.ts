import { parseDuration } from "../../../../domain/duration.ts";

const DECIMAL = /^(-?)(\d+)(?:[.,](\d+))?$/;

/**
 * What somebody typed as a whole number of the smallest units: `12,5` with two digits is 1250. Null where it is no number,
 * or finer than that. Never by way of a fraction, which has no tenth.
 */
export function unitsOf(text: string, digits: number): number | null {
  const [, sign = "", whole = "", fraction = ""] = DECIMAL.exec(text.replaceAll(/\s/g, "")) ?? [];
  if (whole === "" || fraction.length > digits) return null;
  const units = Number(whole + fraction.padEnd(digits, "0"));
  if (!Number.isSafeInteger(units)) return null;
  return sign === "" || units === 0 ? units : -units;
}

/** The other way round, without what says nothing: 1250 with two digits is `12.5`, or `12,5` where commas are written. */
export function textOf(units: number | null, digits: number, comma: boolean): string {
  if (units === null) return "";
  if (!Number.isSafeInteger(units)) return String(units);
  const padded = String(Math.abs(units)).padStart(digits + 1, "0");
  const whole = padded.slice(0, padded.length - digits);
  const fraction = padded.slice(padded.length - digits).replace(/0+$/, "");
  return `${units < 0 ? "-" : ""}${whole}${fraction === "" ? "" : (comma ? "," : ".") + fraction}`;
}

/** Any number, for what has no smallest unit. */
export function numberOf(text: string): number | null {
  const plain = text.replaceAll(/\s/g, "").replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

export const DURATION_UNITS = { seconds: "S", minutes: "M", hours: "H", days: "D", weeks: "W" } as const;
export type DurationUnit = keyof typeof DURATION_UNITS;
const UNIT_MS = { weeks: 604_800_000, days: 86_400_000, hours: 3_600_000, minutes: 60_000, seconds: 1_000 } as const;
const isUnit = (name: string): name is DurationUnit => name in UNIT_MS;

/** A duration as one count of one unit. */
export interface Span {
  readonly count: number | null;
  readonly unit: DurationUnit;
}

const ISO: Readonly<Record<string, DurationUnit>> = {
  TS: "seconds",
  TM: "minutes",
  TH: "hours",
  D: "days",
  W: "weeks",
};

/** The largest unit that goes into it without a rest; `P7D` stays seven days, as it was written. */
export function spanOf(duration: string): Span {
  const [, date = "", count = "", letter = ""] = /^P(T?)(\d*)([SMHDW])$/.exec(duration) ?? [];
  const written = ISO[date + letter];
  if (written !== undefined) return { count: count === "" ? null : Number(count), unit: written };
  const ms = parseDuration(duration);
  const unit = Object.keys(UNIT_MS)
    .filter(isUnit)
    .find((name) => ms !== undefined && ms % UNIT_MS[name] === 0);
  return ms === undefined || unit === undefined ? { count: null, unit: "hours" } : { count: ms / UNIT_MS[unit], unit };
}

/** ISO 8601, as the document has it. Without a count it is none, which the service says at its field. */
export function durationOf({ count, unit }: Span): string {
  const time = unit === "days" || unit === "weeks" ? "" : "T";
  return `P${time}${count ?? ""}${DURATION_UNITS[unit]}`;
}
