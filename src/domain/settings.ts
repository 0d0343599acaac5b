import { z } from "zod";
import { ABANDONED_AFTER_DEFAULT_MS, DWELL_AFTER_DEFAULT_S } from "./bounds.ts";

/** What holds for the whole deployment; one document, replaced as a whole. Durations are kept in the unit of their name. */
export const settingsSchema = z.strictObject({
  abandonedAfterMs: z.int().min(0).default(ABANDONED_AFTER_DEFAULT_MS),
  dwellAfterSeconds: z.int().min(1).default(DWELL_AFTER_DEFAULT_S),
});
export type Settings = z.infer<typeof settingsSchema>;
export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({});
