import { z } from "zod";

type Off = string | number | boolean | null;

const isOff = (value: unknown, off: Off): boolean =>
  value === off || value === null || value === false || value === 0 || (Array.isArray(value) && value.length === 0);

/**
 * A member of the contract that nothing reads yet. It may hold what means *off*, and reads as `off`;
 * anything else is refused, since accepting and ignoring it would promise what does not happen.
 */
export const notBuilt = <T extends Off>(off: T) =>
  z
    .unknown()
    .refine((value) => value === undefined || isOff(value, off), { error: "is not available yet" })
    .transform((): T => off)
    .prefault(off);
