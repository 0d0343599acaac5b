import { z } from "zod";
import { parseFence, type Fence } from "../geo/fence.ts";
import { positionOf } from "../geo/fence-position.ts";
import { GIVEN_ID } from "../given-id.ts";
import { currencySchema } from "../money/money.ts";
import { invalid, problem, type Problem } from "../problems.ts";
import { err, ok, type Result } from "../result.ts";
import { parseWith } from "../validation.ts";
import { countryOf, currencyOf, isTimeZone, timeZoneAt } from "./place.ts";

export const givenIdSchema = z.string().regex(GIVEN_ID);

/** The body of `PUT /v1/stores/{id}`. The fence is checked by `parseFence`, which gives pointers into the geometry. */
export const storeInputSchema = z.strictObject({
  name: z.string().min(1).max(200),
  fence: z.unknown(),
  timeZone: z.string().max(64).nullish(),
  currency: currencySchema.nullish(),
  openingHours: z.string().max(500).nullish(),
  tags: z.array(z.string().min(1).max(64)).max(50).default([]),
  floorLevel: z.number().min(-50).max(300).nullish(),
  exclusionZone: z.boolean().default(false),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullish(),
  locale: z.string().max(35).nullish(),
  address: z.string().max(300).nullish(),
  refs: z.record(z.string().max(64), z.string().max(200)).default({}),
});
export type StoreInput = z.infer<typeof storeInputSchema>;

/** A store as it is kept and published: everything that could be derived from its position has been. */
export interface StoreRecord {
  readonly id: string;
  readonly name: string;
  readonly fence: Fence;
  /** IANA zone, or null where it cannot be known. Unknown counts as quiet and as neither open nor closed. */
  readonly timeZone: string | null;
  /** ISO 4217, or null where the country is not known. */
  readonly currency: string | null;
  /** As written by the retailer; what it means is asked of `opening-hours.ts`. */
  readonly openingHours: string | null;
  readonly tags: readonly string[];
  readonly floorLevel: number | null;
  readonly exclusionZone: boolean;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly locale: string | null;
  readonly address: string | null;
  readonly refs: Readonly<Record<string, string>>;
}

/**
 * Fills in what was not given: zone and country from the position, the currency from the country.
 * @returns `invalid_request` at `/timeZone` for a zone that the IANA database does not know.
 */
export const completeStore = (id: string, input: StoreInput, fence: Fence): Result<StoreRecord, Problem> => {
  if (typeof input.timeZone === "string" && !isTimeZone(input.timeZone)) {
    return err(invalid("/timeZone", `"${input.timeZone}" is not a time zone of the IANA database`));
  }
  const zoneThere = timeZoneAt(positionOf(fence));
  const country = input.country ?? (zoneThere && countryOf(zoneThere));
  return ok({
    id,
    name: input.name,
    fence,
    timeZone: input.timeZone ?? zoneThere,
    currency: input.currency ?? (country && currencyOf(country)),
    openingHours: input.openingHours ?? null,
    tags: input.tags,
    floorLevel: input.floorLevel ?? null,
    exclusionZone: input.exclusionZone,
    country,
    locale: input.locale ?? null,
    address: input.address ?? null,
    refs: input.refs,
  });
};

/**
 * The store that `PUT /v1/stores/{id}` with this body makes.
 * @returns `invalid_request` with pointers into the body, or what `parseFence` says about the geometry.
 */
export const parseStore = (id: string, body: unknown): Result<StoreRecord, Problem> => {
  if (!givenIdSchema.safeParse(id).success) {
    return err(problem("invalid_request", "A store id is 1 to 64 characters out of A-Z a-z 0-9 . _ ~ -"));
  }
  const input = parseWith(storeInputSchema, body);
  if (!input.ok) return input;
  const fence = parseFence(input.value.fence, "/fence");
  return fence.ok ? completeStore(id, input.value, fence.value) : fence;
};
