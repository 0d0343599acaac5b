import { z } from "zod";
import {
  CAMPAIGN_NAME_MAX_CHARS,
  DWELL_AFTER_DEFAULT_S,
  LIMIT_COUNT_MAX,
  LIMITS_MAX,
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
import { ruleGroupSchema } from "./rules.ts";
import { localeSchema, normaliseVariant, variantInputSchema, variantSchema } from "./variant.ts";

const instantSchema = z.iso.datetime({ offset: true }).nullable().default(null);

const triggerSchema = z.strictObject({
  event: z.enum(["entered", "dwelled", "exited"]),
  /** How long the visit must have lasted; asked of `dwelled` only. */
  dwellSeconds: z.int().min(0).max(TRIGGER_DWELL_MAX_S).default(DWELL_AFTER_DEFAULT_S),
  assumeDwell: notBuilt(false),
  minutesBeforeClosing: notBuilt(null),
  /** A visit that starts sooner than this after one that had a decision inherits it. */
  retriggerAfter: durationSchema(0).default("PT1H"),
});

/** Offers of this campaign that one shopper gets within any stretch of `period`. */
const limitSchema = z.strictObject({
  per: z.literal("shopper", { error: "only limits per shopper are available yet" }),
  count: z.int().min(1).max(LIMIT_COUNT_MAX),
  period: z.union([z.literal("forever"), durationSchema(1)], { error: "must be a duration such as P7D, or forever" }),
});

const budgetSchema = z.strictObject({
  per: z.literal("campaign", { error: "only a budget per campaign is available yet" }),
  period: notBuilt("forever"),
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
    .array(z.literal("visit", { error: "only visit is available yet" }))
    .nullable()
    .default(["visit"]),
  trigger: triggerSchema,
  audience: ruleGroupSchema.nullable().default(null),
  items: notBuilt(null),
  fallbackLocale: localeSchema.default("en"),
  allocation: notBuilt("fixed"),
  variants: z
    .tuple([variantInputSchema], variantInputSchema)
    .refine(({ length }) => length <= VARIANTS_MAX, { error: `at most ${VARIANTS_MAX} variants` }),
  limits: z.array(limitSchema).max(LIMITS_MAX).default([]),
  budgets: z.array(budgetSchema).max(1, { error: "only one budget is available yet" }).default([]),
  budget: moneySchema.nullish(),
  holdoutBasisPoints: notBuilt(0),
  attributionWindow: notBuilt("P7D"),
  offerTtl: durationSchema(OFFER_TTL_MIN_MS, OFFER_TTL_MAX_MS).default("PT2H"),
  redeemAt: notBuilt("visited"),
  offline: notBuilt(null),
  stacking: notBuilt("best"),
  exclusionGroup: notBuilt(null),
  posReasonCode: notBuilt("BECKON"),
});
type CampaignDocument = z.infer<typeof documentSchema>;

/** A campaign as it is kept: every default filled in, every short form written out. */
export const keptCampaignSchema = documentSchema.omit({ budget: true }).extend({
  channels: z.tuple([z.literal("visit")]),
  schedule: z.strictObject({ startsAt: instantSchema, endsAt: instantSchema }),
  variants: z.tuple([variantSchema], variantSchema),
});
export type Campaign = Readonly<z.infer<typeof keptCampaignSchema>>;

function normalise({ budget, schedule, variants, ...rest }: CampaignDocument): Campaign {
  const [first, ...others] = variants;
  const written = (variant: CampaignDocument["variants"][number]) => normaliseVariant(variant, rest.fallbackLocale);
  return {
    ...rest,
    schedule: schedule ?? { startsAt: null, endsAt: null },
    channels: ["visit"],
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
