import { z } from "zod";
import {
  ATTRIBUTION_DEFAULT,
  ATTRIBUTION_MAX_MS,
  BUDGET_PERIOD_MIN_MS,
  BUDGETS_MAX,
  CAMPAIGN_LIMIT_COUNT_MAX,
  CAMPAIGN_NAME_MAX_CHARS,
  DWELL_AFTER_DEFAULT_S,
  LIMIT_COUNT_MAX,
  LIMITS_MAX,
  MINUTES_BEFORE_CLOSING_MAX,
  OFFER_TTL_MAX_MS,
  OFFER_TTL_MIN_MS,
  PRIORITY_DEFAULT,
  PRIORITY_MAX,
  TRIGGER_DWELL_MAX_S,
  VARIANTS_MAX,
} from "../bounds.ts";
import { durationSchema } from "../duration.ts";
import { moneyListSchema, moneySchema } from "../money/money.ts";
import { notBuilt } from "../not-built.ts";
import type { Problem } from "../problems.ts";
import type { Result } from "../result.ts";
import { givenIdSchema } from "../stores/store.ts";
import { storeSelectorSchema } from "../stores/store-selector.ts";
import { parseWith } from "../validation.ts";
import { CHANNELS } from "./channel.ts";
import { ruleGroupSchema } from "./rules.ts";
import { localeSchema, normaliseVariant, variantInputSchema, variantSchema } from "./variant.ts";

const instantSchema = z.iso.datetime({ offset: true }).nullable().default(null);

const triggerSchema = z.strictObject({
  event: z.enum(["entered", "dwelled", "exited"]),
  /** How long the visit must have lasted; asked of `dwelled` only. */
  dwellSeconds: z.int().min(0).max(TRIGGER_DWELL_MAX_S).default(DWELL_AFTER_DEFAULT_S),
  /** Whether a dwell will do that no fix completed, for the phone slept. */
  assumeDwell: z.boolean().default(false),
  /** Nothing is said when the store closes sooner than this, as far as its hours are known. */
  minutesBeforeClosing: z.int().min(0).max(MINUTES_BEFORE_CLOSING_MAX).nullable().default(null),
  /** A visit that starts sooner than this after one that had a decision inherits it. */
  retriggerAfter: durationSchema(0).default("PT1H"),
});

const periodSchema = (minMs: number) =>
  z.union([z.literal("forever"), durationSchema(minMs)], { error: "must be a duration such as P7D, or forever" });

/** Counted by the shopper's own object; the others by the campaign's. */
export const isPersonal = (per: "shopper" | "store" | "campaign" | "device"): per is "shopper" | "device" =>
  per === "shopper" || per === "device";

/**
 * How many offers of this campaign there may be: for one shopper, or on one phone, within any stretch of `period`; for
 * one store, or in all, within each stretch as budgets have it.
 */
const limitSchema = z
  .strictObject({
    per: z.enum(["shopper", "store", "campaign", "device"]),
    count: z.int().min(1).max(CAMPAIGN_LIMIT_COUNT_MAX),
    period: periodSchema(1),
  })
  .refine(({ per, count }) => !isPersonal(per) || count <= LIMIT_COUNT_MAX, {
    path: ["count"],
    error: `must be at most ${LIMIT_COUNT_MAX} per shopper or device`,
  });

/**
 * What the offers of a campaign may cost, in all or at each store. Stretches of `period` follow one another, whole days
 * of them from midnight on, weeks from Monday: a store's by its own clock, the campaign's in UTC.
 */
const budgetSchema = z.strictObject({
  per: z.enum(["campaign", "store"]),
  period: periodSchema(BUDGET_PERIOD_MIN_MS).default("forever").meta({
    description:
      "Stretches follow one another: days from midnight, weeks from Monday, at a store by its own clock, else in UTC.",
  }),
  limit: moneyListSchema,
});

const documentSchema = z.strictObject({
  id: givenIdSchema,
  name: z.string().min(1).max(CAMPAIGN_NAME_MAX_CHARS),
  /** The highest wins. */
  priority: z.int().min(0).max(PRIORITY_MAX).default(PRIORITY_DEFAULT),
  schedule: z.strictObject({ startsAt: instantSchema, endsAt: instantSchema }).nullable().prefault({}),
  stores: storeSelectorSchema.default({ kind: "all" }),
  channels: z
    .array(z.enum(CHANNELS))
    .max(CHANNELS.length)
    .refine((channels) => new Set(channels).size === channels.length, { error: "names a channel twice" })
    .nullable()
    .default(["visit"]),
  trigger: triggerSchema,
  audience: ruleGroupSchema.nullable().default(null),
  /** Which of the cart's items it is about; null: all of them. */
  items: ruleGroupSchema.nullable().default(null),
  fallbackLocale: localeSchema.default("en"),
  allocation: notBuilt("fixed"),
  variants: z
    .tuple([variantInputSchema], variantInputSchema)
    .refine(({ length }) => length <= VARIANTS_MAX, { error: `at most ${VARIANTS_MAX} variants` }),
  limits: z.array(limitSchema).max(LIMITS_MAX).default([]),
  budgets: z.array(budgetSchema).max(BUDGETS_MAX).default([]),
  budget: moneySchema.nullish(),
  /** Shoppers whom the campaign does not speak to, to measure what it adds. */
  holdoutBasisPoints: z
    .int()
    .min(0)
    .max(10_000)
    .nullish()
    .transform((share) => share ?? 0),
  /** What is bought within so long after an offer counts as its effect. */
  attributionWindow: durationSchema(1, ATTRIBUTION_MAX_MS)
    .nullish()
    .transform((window) => window ?? ATTRIBUTION_DEFAULT),
  offerTtl: durationSchema(OFFER_TTL_MIN_MS, OFFER_TTL_MAX_MS).default("PT2H"),
  redeemAt: notBuilt("visited"),
  offline: notBuilt(null),
  stacking: notBuilt("best"),
  /** Of the campaigns of one group a shopper has one offer in hand at a time. */
  exclusionGroup: givenIdSchema.nullable().default(null),
  /** What tills book the discount under. */
  posReasonCode: z
    .string()
    .regex(/^[A-Za-z0-9._~-]{1,32}$/)
    .default("BECKON"),
});
type CampaignDocument = z.infer<typeof documentSchema>;

/** A campaign as it is kept: every default filled in, every short form written out. */
export const keptCampaignSchema = documentSchema.omit({ budget: true }).extend({
  channels: z.array(z.enum(CHANNELS)).min(1),
  schedule: z.strictObject({ startsAt: instantSchema, endsAt: instantSchema }),
  variants: z.tuple([variantSchema], variantSchema),
});
export type Campaign = Readonly<z.infer<typeof keptCampaignSchema>>;

function normalise({ budget, channels, schedule, variants, ...rest }: CampaignDocument): Campaign {
  const [first, ...others] = variants;
  const written = (variant: CampaignDocument["variants"][number]) => normaliseVariant(variant, rest.fallbackLocale);
  return {
    ...rest,
    schedule: schedule ?? { startsAt: null, endsAt: null },
    channels: channels === null || channels.length === 0 ? ["visit"] : channels,
    variants: [written(first), ...others.map(written)],
    budgets: budget ? [{ per: "campaign", period: "forever", limit: [budget] }] : rest.budgets,
  };
}

/** The body of `POST /v1/campaigns`. What it accepts is well formed; whether it makes sense is asked of `checkCampaign`. */
export const campaignSchema = documentSchema
  .refine(({ budget, budgets }) => !budget || budgets.length === 0, {
    path: ["budget"],
    error: "give either budget or budgets",
  })
  .transform(normalise);

export const parseCampaign = (input: unknown): Result<Campaign, Problem> => parseWith(campaignSchema, input);
