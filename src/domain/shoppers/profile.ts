import { z } from "zod";
import { BIRTH_YEAR_MIN, POTENTIALS_MAX, TIER_MAX_CHARS } from "../bounds.ts";
import { categorySchema } from "../carts/cart.ts";
import { localeSchema } from "../campaigns/variant.ts";
import { type Money, moneySchema } from "../money/money.ts";
import { fromWireTime } from "../offers/wire-time.ts";
import { attributesSchema } from "./attribute.ts";
import { namesOneShopper, NAME_ONE, shopperMembers } from "./identity.ts";

/** What somebody is thought to spend on a category, and how much of that with this retailer: from 0 to 1. */
const potentialSchema = z.strictObject({
  category: categorySchema,
  spend: moneySchema,
  shareOfWallet: z.number().min(0).max(1),
  /** Who says so. */
  source: z.string().min(1).max(100),
  expiresAt: z.iso.datetime({ offset: true }),
});

const members = {
  attributes: attributesSchema.prefault({}),
  potential: z
    .array(potentialSchema)
    .max(POTENTIALS_MAX)
    .refine((all) => new Set(all.map(({ category }) => category)).size === all.length, {
      error: "names a category twice",
    })
    .default([]),
  birthYear: z.int().min(BIRTH_YEAR_MIN).max(9_999).nullish().transform(orNull),
  tier: z.string().min(1).max(TIER_MAX_CHARS).nullish().transform(orNull),
  timeZone: z.string().min(1).max(100).nullish().transform(orNull),
  locale: localeSchema.nullish().transform(orNull),
};
function orNull<T>(value: T | null | undefined): T | null {
  return value ?? null;
}

export const profileSchema = z.strictObject(members);
/** What the retailer says of a shopper. */
export type Profile = Readonly<z.infer<typeof profileSchema>>;
export const NO_PROFILE: Profile = profileSchema.parse({});

/** The body of `PUT /v1/shoppers/{id}`, which replaces what was said before. `test` stays as it is where it is left out. */
export const profileInputSchema = profileSchema.extend({ test: z.boolean().nullish() });
export type ProfileInput = z.infer<typeof profileInputSchema>;

/** A row of `POST /v1/shoppers/import`. */
export const profileRowSchema = profileInputSchema.extend(shopperMembers).refine(namesOneShopper, NAME_ONE);

/** By category, what somebody spends elsewhere: spend × (1 − share of wallet), while it is known. `now` is epoch ms. */
export function potentialOf({ potential }: Pick<Profile, "potential">, now: number): Record<string, Money> {
  const known = potential.filter(({ expiresAt }) => fromWireTime(expiresAt) > now);
  return Object.fromEntries(
    known.map(({ category, spend: { amount, currency }, shareOfWallet }) => [
      category,
      { amount: Math.round(amount * (1 - shareOfWallet)), currency },
    ]),
  );
}

/** What is known of two who are one: what was said of the one that stays comes first. */
export const mergedProfile = (stays: Profile, other: Profile): Profile => ({
  attributes: { ...other.attributes, ...stays.attributes },
  potential: [...new Map([...other.potential, ...stays.potential].map((one) => [one.category, one])).values()],
  birthYear: stays.birthYear ?? other.birthYear,
  tier: stays.tier ?? other.tier,
  timeZone: stays.timeZone ?? other.timeZone,
  locale: stays.locale ?? other.locale,
});
