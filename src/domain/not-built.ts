import { z } from "zod";

type Off = string | number | boolean | null | readonly never[] | Readonly<Record<string, never>>;

const isEmpty = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0;

const isOff = (value: unknown, off: Off): boolean =>
  value === off ||
  value === null ||
  value === false ||
  value === 0 ||
  (isEmpty(value) && (Array.isArray(value) || isEmpty(off)));

/**
 * A member of the contract that nothing reads yet. It may hold what means *off*, and reads as `off`;
 * anything else is refused, since accepting and ignoring it would promise what does not happen.
 */
export const notBuilt = <T extends Off>(off: T) =>
  z
    .unknown()
    .refine((value) => value === undefined || isOff(value, off), { error: "is not available yet" })
    .transform((): T => off)
    .prefault(off)
    .meta({ description: "Not available yet: only what means *off* is accepted.", enum: everyOff(off) });

const everyOff = (off: Off): Off[] => [off, ...[null, false, 0, []].filter((one) => !isSame(one, off))];
const isSame = (a: Off, b: Off): boolean => a === b || (Array.isArray(a) && Array.isArray(b));
