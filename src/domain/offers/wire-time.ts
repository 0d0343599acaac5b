import { Temporal } from "temporal-polyfill";

/** RFC 3339 in UTC with milliseconds, as every time on the wire. */
export const wireTime = (epochMs: number): string =>
  Temporal.Instant.fromEpochMilliseconds(epochMs).toString({ smallestUnit: "millisecond" });
