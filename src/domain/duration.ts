import { z } from "zod";
import { DURATION_MAX_MS } from "./bounds.ts";
import { parseDuration } from "./parse-duration.ts";

// Apart, so that a page that only says a duration does not load what checks one.
export { parseDuration };

/** The text of a duration between two bounds in milliseconds, kept as it was written. */
export const durationSchema = (minMs: number, maxMs: number = DURATION_MAX_MS) =>
  z
    .string()
    .refine(
      (text) => {
        const ms = parseDuration(text);
        return ms !== undefined && ms >= minMs && ms <= maxMs;
      },
      { error: "must be an ISO 8601 duration without years or months, such as PT2H or P7D, and within bounds" },
    )
    .meta({ format: "duration" });
