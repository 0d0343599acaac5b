import { z } from "zod";
import {
  ABANDONED_AFTER_DEFAULT_MS,
  ADULT_AGE_DEFAULT,
  DWELL_AFTER_DEFAULT_S,
  DWELL_AFTER_MAX_MS,
  DWELL_AFTER_MIN_MS,
  WEB_ORIGINS_MAX,
} from "./bounds.ts";
import { compileContactLimits, type ContactLimit, contactLimitsSchema } from "./contacts/contact-limits.ts";
import {
  adultAgesOf,
  countriesSchema,
  type Disclosures,
  disclosuresOf,
  type PublicHolidays,
  publicHolidaysOf,
  quietHoursOf,
} from "./country-settings.ts";
import { durationSchema, parseDuration } from "./duration.ts";
import { compileGuardrails, type Guardrails, guardrailsSchema } from "./guardrail-settings.ts";
import { notBuilt } from "./not-built.ts";
import { adultAgeSchema, type AdultAges } from "./shoppers/age.ts";
import { type QuietHoursByCountry, quietHoursSchema } from "./stores/quiet-hours.ts";

/**
 * An origin as browsers send it (RFC 6454): scheme, host and port, nothing behind. Only a page of the same machine may
 * come without TLS, for whoever develops one.
 */
const ORIGIN = /^(?:https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)*|http:\/\/(?:localhost|127\.0\.0\.1))(?::[1-9]\d{0,4})?$/;
const originSchema = z.string().max(255).regex(ORIGIN, { error: "must be an origin, such as https://shop.example" });

const basisPointsSchema = z
  .int()
  .min(0)
  .max(10_000)
  .nullish()
  .transform((share) => share ?? 0);

/** What holds for the whole deployment, as `PUT /v1/settings` takes it and `GET` gives it; replaced as a whole. */
export const settingsSchema = z.strictObject({
  /** Stops every new offer; pings, tills and erasures go on. */
  offersPaused: z.boolean().default(false),
  /** Whether somebody other than its authors has to approve a campaign before it goes live. */
  approvals: z.enum(["off", "required"]).default("off"),
  /** How long a cart lies untouched until it counts as left. */
  abandonedAfter: durationSchema(0).default(`PT${ABANDONED_AFTER_DEFAULT_MS / 60_000}M`),
  /** How long a visit lasts until `dwelled` is reported. */
  dwellAfter: durationSchema(DWELL_AFTER_MIN_MS, DWELL_AFTER_MAX_MS).default(`PT${DWELL_AFTER_DEFAULT_S}S`),
  /** Whether a campaign that holds nobody out is published only with a stated reason. */
  requireHoldout: z
    .boolean()
    .nullish()
    .transform((required) => required ?? false),
  /** When nothing is said, by the clock of the store. */
  quietHours: quietHoursSchema,
  /** Shoppers to whom no campaign speaks, to measure what offers add. */
  globalHoldoutBasisPoints: basisPointsSchema,
  /** How much marketing a shopper gets of all channels together. */
  contactLimits: contactLimitsSchema,
  /** From which age on people are adults. */
  adultAge: adultAgeSchema.nullish().transform((age) => age ?? ADULT_AGE_DEFAULT),
  /** Whether somebody of unknown age is met by what the visit shows alone, or is taken for an adult. */
  unknownAge: z
    .enum(["contextual", "adult"])
    .nullish()
    .transform((age) => age ?? "contextual"),
  /** Stock that was counted longer ago is unknown. */
  stockStaleAfter: durationSchema(0).default("P1D"),
  /** Web pages from here may call the device routes. */
  webOrigins: z.array(originSchema).max(WEB_ORIGINS_MAX).default([]),
  retention: notBuilt({}),
  guardrails: orEmpty(guardrailsSchema),
  countries: orEmpty(countriesSchema),
  alerts: notBuilt({}),
});
export type Settings = z.infer<typeof settingsSchema>;
export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({});

/** The settings made ready for use: stretches of time in the unit of their name. */
export interface CompiledSettings {
  readonly offersPaused: boolean;
  readonly abandonedAfterMs: number;
  readonly dwellAfterSeconds: number;
  readonly webOrigins: ReadonlySet<string>;
  readonly publicHolidays: PublicHolidays;
  readonly globalHoldoutBasisPoints: number;
  readonly guardrails: Guardrails;
  readonly disclosures: Disclosures;
  readonly quietHours: QuietHoursByCountry;
  readonly contactLimits: readonly ContactLimit[];
  readonly adultAges: AdultAges;
  readonly stockStaleAfterMs: number;
}

export const compileSettings = ({
  offersPaused,
  abandonedAfter,
  dwellAfter,
  webOrigins,
  countries,
  globalHoldoutBasisPoints,
  guardrails,
  quietHours,
  contactLimits,
  adultAge,
  unknownAge,
  stockStaleAfter,
}: Settings): CompiledSettings => ({
  offersPaused,
  abandonedAfterMs: msOf(abandonedAfter),
  dwellAfterSeconds: Math.ceil(msOf(dwellAfter) / 1_000),
  webOrigins: new Set(webOrigins),
  publicHolidays: publicHolidaysOf(countries),
  globalHoldoutBasisPoints,
  guardrails: compileGuardrails(guardrails),
  disclosures: disclosuresOf(countries),
  quietHours: { everywhere: quietHours, countries: quietHoursOf(countries) },
  contactLimits: compileContactLimits(contactLimits),
  adultAges: {
    everywhere: adultAge,
    countries: adultAgesOf(countries),
    unknown: unknownAge === "adult" ? "adult" : "unknown",
  },
  stockStaleAfterMs: msOf(stockStaleAfter),
});

function msOf(duration: string): number {
  const ms = parseDuration(duration);
  if (ms === undefined) throw new Error("the schema lets in only durations");
  return ms;
}

/** A group of members whose absence, or null, is all of their defaults. */
function orEmpty<S extends z.ZodObject | z.ZodRecord>(schema: S) {
  return z.preprocess((value) => value ?? {}, schema).prefault({});
}
