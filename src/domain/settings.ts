import { z } from "zod";
import {
  ABANDONED_AFTER_DEFAULT_MS,
  DWELL_AFTER_DEFAULT_S,
  DWELL_AFTER_MAX_MS,
  DWELL_AFTER_MIN_MS,
  WEB_ORIGINS_MAX,
} from "./bounds.ts";
import { durationSchema, parseDuration } from "./duration.ts";
import { notBuilt } from "./not-built.ts";

/**
 * An origin as browsers send it (RFC 6454): scheme, host and port, nothing behind. Only a page of the same machine may
 * come without TLS, for whoever develops one.
 */
const ORIGIN = /^(?:https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)*|http:\/\/(?:localhost|127\.0\.0\.1))(?::[1-9]\d{0,4})?$/;
const originSchema = z.string().max(255).regex(ORIGIN, { error: "must be an origin, such as https://shop.example" });

const neverDiscountSchema = z.strictObject({ categories: notBuilt([]), skus: notBuilt([]) });
const guardrailsSchema = z.strictObject({
  ladder: notBuilt(null),
  maxSpreadBasisPoints: notBuilt(null),
  relevanceThreshold: notBuilt(0),
  neverDiscount: orEmpty(neverDiscountSchema),
  discreetCategories: notBuilt([]),
});

/** What holds for the whole deployment, as `PUT /v1/settings` takes it and `GET` gives it; replaced as a whole. */
export const settingsSchema = z.strictObject({
  offersPaused: notBuilt(false),
  approvals: notBuilt("off"),
  /** How long a cart lies untouched until it counts as left. */
  abandonedAfter: durationSchema(0).default(`PT${ABANDONED_AFTER_DEFAULT_MS / 60_000}M`),
  /** How long a visit lasts until `dwelled` is reported. */
  dwellAfter: durationSchema(DWELL_AFTER_MIN_MS, DWELL_AFTER_MAX_MS).default(`PT${DWELL_AFTER_DEFAULT_S}S`),
  requireHoldout: notBuilt(false),
  quietHours: notBuilt(null),
  globalHoldoutBasisPoints: notBuilt(0),
  contactLimits: notBuilt([]),
  adultAge: notBuilt(18),
  unknownAge: notBuilt("contextual"),
  stockStaleAfter: notBuilt("P1D"),
  /** Web pages from here may call the device routes. */
  webOrigins: z.array(originSchema).max(WEB_ORIGINS_MAX).default([]),
  retention: notBuilt({}),
  guardrails: orEmpty(guardrailsSchema),
  countries: notBuilt({}),
  alerts: notBuilt({}),
});
export type Settings = z.infer<typeof settingsSchema>;
export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({});

/** The settings made ready for use: stretches of time in the unit of their name. */
export interface CompiledSettings {
  readonly abandonedAfterMs: number;
  readonly dwellAfterSeconds: number;
  readonly webOrigins: ReadonlySet<string>;
}

export const compileSettings = ({ abandonedAfter, dwellAfter, webOrigins }: Settings): CompiledSettings => ({
  abandonedAfterMs: msOf(abandonedAfter),
  dwellAfterSeconds: Math.ceil(msOf(dwellAfter) / 1_000),
  webOrigins: new Set(webOrigins),
});

function msOf(duration: string): number {
  const ms = parseDuration(duration);
  if (ms === undefined) throw new Error("the schema lets in only durations");
  return ms;
}

/** A group of members whose absence, or null, is all of their defaults. */
function orEmpty<S extends z.ZodObject>(schema: S) {
  return z.preprocess((value) => value ?? {}, schema).prefault({});
}
