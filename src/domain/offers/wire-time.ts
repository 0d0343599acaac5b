import { Temporal } from "temporal-polyfill";

/** RFC 3339 in UTC with milliseconds, as every time on the wire. */
export const wireTime = (epochMs: number): string =>
  Temporal.Instant.fromEpochMilliseconds(epochMs).toString({ smallestUnit: "millisecond" });

/** Epoch milliseconds of an RFC 3339 time, whatever its offset. */
export const fromWireTime = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;
