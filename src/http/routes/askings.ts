import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { ANSWERS_DEFAULT, ANSWERS_MAX } from "../../domain/bounds.ts";
import { ASKED_CHANNELS } from "../../domain/campaigns/channel.ts";
import type { Chosen } from "../../domain/campaigns/decision.ts";
import { instantOf } from "../../domain/campaigns/local-time.ts";
import { supposedSchema } from "../../domain/campaigns/supposed.ts";
import { localeSchema } from "../../domain/campaigns/variant.ts";
import { wireTime } from "../../domain/offers/wire-time.ts";
import { rewardSchema } from "../../domain/offers/reward.ts";
import { namesOneShopper, NAME_ONE, shopperMembers, type ShopperRef } from "../../domain/shoppers/identity.ts";
import { givenIdSchema } from "../../domain/stores/store.ts";
import type { Weighed } from "../../services/asking-ports.ts";
import { issueElsewhere, rankElsewhere } from "../../services/decide-elsewhere.ts";
import { previewCampaign } from "../../services/preview-campaign.ts";
import { NAMES_NOBODY, resolveShopper } from "../../services/resolve-shopper.ts";
import { tryCampaign } from "../../services/try-campaign.ts";
import { mustHold, open } from "../access.ts";
import { jsonBody } from "../body.ts";
import { reasonShape } from "../campaign-shapes.ts";
import type { AppContext, AppEnv } from "../context.ts";
import { ownCampaign } from "../own-campaign.ts";
import { granted, Refusal } from "../problem-response.ts";
import { answers, givenIdParam, refusals, shown, takes, timeShape } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";
import { offerShape } from "./offers.ts";

/** What would be offered: an offer without what makes it one. */
const answerShape = z
  .object({
    campaignId: z.string(),
    /** Of the campaign; 0 for a draft that was never published. */
    version: z.int(),
    variantId: z.string(),
    locale: z.string(),
    title: z.string(),
    body: z.string(),
    imageUrl: z.string().nullable(),
    deepLink: z.string().nullable(),
    disclosure: z.string().nullable(),
    reward: rewardSchema,
    currency: z.string().nullable(),
    items: z.array(z.object({ sku: z.string(), name: z.string() })),
    reasons: z.array(z.object({ code: z.string(), text: z.string() })),
    expiresAt: timeShape,
    /** How likely this variant of the campaign was. */
    probability: z.number(),
  })
  .meta({ id: "Answer" });
const weighedShape = z.object({
  /** `withheld`: the shopper is held out, and would have got an offer. */
  outcome: z.enum(["offer", "silent", "withheld"]),
  /** Why there is no offer. */
  code: z.string().nullable(),
  answers: z.array(answerShape),
  considered: z.array(z.object({ campaignId: z.string(), version: z.int(), reason: reasonShape.nullable() })),
  ranking: z.array(z.object({ campaignId: z.string(), context: z.number(), value: z.number(), lever: z.number() })),
});
const previewShape = weighedShape.meta({ id: "Preview" });
const orderedShape = z
  .object({ decisionId: z.string(), code: z.string().nullable(), offers: z.array(offerShape) })
  .meta({ id: "Ordered" });
const decidedShape = z
  .object({
    /** Null where nothing was issued: then nothing was written either. */
    decisionId: z.string().nullable(),
    code: z.string().nullable(),
    answers: z.array(answerShape),
    offers: z.array(offerShape),
  })
  .meta({ id: "Decided" });

const namesNobody = ({ shopperId, shopper }: ShopperRef): boolean => shopperId == null && shopper == null;
const previewInput = z
  .strictObject({
    ...shopperMembers,
    facts: supposedSchema.nullish(),
    storeId: givenIdSchema,
    at: z.iso.datetime({ offset: true }).nullish(),
  })
  .refine(({ facts, ...whom }) => (facts == null ? namesOneShopper(whom) : namesNobody(whom)), {
    path: ["facts"],
    error: "give either facts or shopperId",
  });
const trialInput = z
  .strictObject({
    ...shopperMembers,
    variantId: givenIdSchema.nullish(),
    locale: localeSchema.nullish(),
    storeId: givenIdSchema.nullish(),
  })
  .refine(namesOneShopper, NAME_ONE);
const decisionInput = z
  .strictObject({
    ...shopperMembers,
    channel: z.enum(ASKED_CHANNELS),
    storeId: givenIdSchema.nullish(),
    limit: z.int().min(1).max(ANSWERS_MAX).default(ANSWERS_DEFAULT),
    issue: z.boolean().default(false),
  })
  .refine(namesOneShopper, NAME_ONE);

const preview = createRoute({
  method: "post",
  path: "/v1/campaigns/{id}/preview",
  summary: "Say what would be decided if the draft were live, and why; nothing is written",
  ...open({ roles: ["marketer"], asksOnly: true }, ...jsonBody()),
  request: { params: givenIdParam, ...takes(previewInput) },
  responses: { 200: answers("What would be decided", previewShape), ...refusals },
});
const tryIt = createRoute({
  method: "post",
  path: "/v1/campaigns/{id}/test",
  summary: "Send a variant of the draft to a test shopper now",
  ...open({ roles: ["marketer"] }, ...jsonBody()),
  request: { params: givenIdParam, ...takes(trialInput) },
  responses: { 200: answers("The offer, or why there is none", orderedShape), ...refusals },
});
const decide = createRoute({
  method: "post",
  path: "/v1/decisions",
  summary: "Decide for a channel other than a visit: the best answers, or none and why",
  ...open({ roles: ["backend"] }, ...jsonBody()),
  request: takes(decisionInput),
  responses: { 200: answers("Answers, the best first", decidedShape), ...refusals },
});

const answerOf = ({ items, expiresAt, ...chosen }: Chosen) => ({
  campaignId: chosen.campaignId,
  version: chosen.version,
  variantId: chosen.variantId,
  locale: chosen.locale,
  title: chosen.title,
  body: chosen.body,
  imageUrl: chosen.imageUrl,
  deepLink: chosen.deepLink,
  disclosure: chosen.disclosure,
  reward: chosen.reward,
  currency: chosen.currency,
  items: items.map(({ sku, name }) => ({ sku, name })),
  reasons: chosen.reasons.map(({ code, text }) => ({ code, text })),
  expiresAt: wireTime(expiresAt),
  probability: chosen.probability,
});
/** The object of whom a body names. */
async function subOf(c: AppContext, whom: ShopperRef): Promise<string> {
  const named = await resolveShopper(c.var.ports, whom);
  if (named === undefined) throw new Refusal(NAMES_NOBODY);
  return named.sub;
}

const codeOf = ({ decision }: Weighed): string | null => (decision.outcome === "offer" ? null : decision.code);

export const askingRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(preview, async (c) => {
    const { ports, caller } = c.var;
    const { campaign } = await ownCampaign(c, c.req.valid("param").id);
    const { storeId, at, facts = null, ...whom } = c.req.valid("json");
    mustHold(caller, storeId);
    const sub = facts === null ? await subOf(c, whom) : null;
    const anybody = caller.roles.some((role) => role === "support" || role === "admin");
    const previewed = {
      storeId,
      at: at == null ? null : instantOf(at),
      facts,
      sub,
    };
    const weighed = granted(await previewCampaign(ports, campaign.id, previewed, anybody));
    const { outcome, considered, ranking } = weighed.decision;
    const told = { outcome, code: codeOf(weighed), answers: weighed.chosen.map(answerOf), considered, ranking };
    return c.json(shown(previewShape, told), 200);
  })
  .openapi(tryIt, async (c) => {
    const { campaign } = await ownCampaign(c, c.req.valid("param").id);
    const { variantId = null, locale = null, storeId = null, ...whom } = c.req.valid("json");
    if (storeId !== null) mustHold(c.var.caller, storeId);
    const trial = { sub: await subOf(c, whom), variantId, locale, storeId };
    const ordered = granted(await tryCampaign(c.var.ports, campaign.id, trial));
    return c.json(shown(orderedShape, ordered), 200);
  })
  .openapi(decide, async (c) => {
    const { ports } = c.var;
    const { channel, storeId = null, limit, issue, ...whom } = c.req.valid("json");
    const asked = { sub: await subOf(c, whom), channel, storeId, limit };
    if (issue) return c.json(shown(decidedShape, { ...granted(await issueElsewhere(ports, asked)), answers: [] }), 200);
    const weighed = granted(await rankElsewhere(ports, asked));
    const told = { decisionId: null, code: codeOf(weighed), answers: weighed.chosen.map(answerOf), offers: [] };
    return c.json(shown(decidedShape, told), 200);
  });
