import { z } from "zod";
import { PUBLIC_HOLIDAYS_MAX, TEXT_MAX_CHARS } from "./bounds.ts";
import { localeSchema } from "./campaigns/variant.ts";
import { adultAgeSchema } from "./shoppers/age.ts";
import { type QuietHours, quietHoursSchema } from "./stores/quiet-hours.ts";

const countrySchema = z.strictObject({
  /** Instead of those that hold everywhere. */
  quietHours: quietHoursSchema,
  /** Instead of the age that holds everywhere. */
  adultAge: adultAgeSchema.nullable().default(null),
  /** What the law has an offer say whose price was made for the person, by language. */
  disclosures: z
    .preprocess(
      (value) => (value === null || (Array.isArray(value) && value.length === 0) ? {} : value),
      z.record(localeSchema, z.string().min(1).max(TEXT_MAX_CHARS)),
    )
    .prefault({}),
  /** Local dates, `2026-12-25`: on them the rules for `PH` in opening hours hold, in every store of the country. */
  publicHolidays: z.array(z.iso.date()).max(PUBLIC_HOLIDAYS_MAX).default([]),
});

/** `settings.countries`: what holds in one country, by ISO 3166-1 alpha-2. */
export const countriesSchema = z.record(
  z.string().regex(/^[A-Z]{2}$/, { error: "must be a country of two capital letters (ISO 3166-1)" }),
  countrySchema,
);

/** By country, then by language. */
export type Disclosures = ReadonlyMap<string, Readonly<Record<string, string>>>;

export const disclosuresOf = (countries: z.infer<typeof countriesSchema>): Disclosures =>
  new Map(Object.entries(countries).map(([country, { disclosures }]) => [country, disclosures]));

/** Dates by country. A country that is not there, or not known, has none: then `PH` names no day. */
export type PublicHolidays = ReadonlyMap<string, readonly string[]>;

export const publicHolidaysOf = (countries: z.infer<typeof countriesSchema>): PublicHolidays =>
  new Map(Object.entries(countries).map(([country, { publicHolidays }]) => [country, publicHolidays]));

/** Quiet hours by country; one that is not there has those that hold everywhere. */
export const quietHoursOf = (countries: z.infer<typeof countriesSchema>): ReadonlyMap<string, QuietHours> =>
  new Map(
    Object.entries(countries).flatMap(([country, { quietHours }]) =>
      quietHours === null ? [] : [[country, quietHours] as const],
    ),
  );

/** From which age on people are adults, where a country has an age of its own. */
export const adultAgesOf = (countries: z.infer<typeof countriesSchema>): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(countries).flatMap(([country, { adultAge }]) => (adultAge === null ? [] : [[country, adultAge]])),
  );
