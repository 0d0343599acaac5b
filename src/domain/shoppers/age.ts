import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { ADULT_AGE_MAX } from "../bounds.ts";

/** How old the shopper is known to be, against the country's age of adults. */
export type Age = "adult" | "minor" | "unknown";

export const adultAgeSchema = z.int().min(1).max(ADULT_AGE_MAX);

/** From which age on people are adults. */
export interface AdultAges {
  readonly everywhere: number;
  /** Where a country has another, by ISO 3166-1 alpha-2. */
  readonly countries: Readonly<Record<string, number>>;
  /** What somebody of unknown age counts as. */
  readonly unknown: "unknown" | "adult";
}

/**
 * How old somebody is known to be in a country, at `now` (epoch ms). A year says nothing of the birthday, so who may
 * still be a minor is one.
 */
export function ageOf(birthYear: number | null, country: string | null, ages: AdultAges, now: number): Age {
  if (birthYear === null) return ages.unknown;
  const { year } = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO("UTC");
  const adultAt = country !== null && Object.hasOwn(ages.countries, country) ? ages.countries[country] : undefined;
  return year - birthYear > (adultAt ?? ages.everywhere) ? "adult" : "minor";
}
