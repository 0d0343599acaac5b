import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { rewardSchema } from "../../domain/offers/reward.ts";
import { explainOffer } from "../../services/explain-offer.ts";
import { listOffers } from "../../services/list-offers.ts";
import { open } from "../access.ts";
import type { AppEnv } from "../context.ts";
import { granted } from "../problem-response.ts";
import { answers, refusals, shown, timeShape } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

export const offerShape = z
  .object({
    id: z.string(),
    code: z.string(),
    token: z.string(),
    campaignId: z.string(),
    variantId: z.string(),
    locale: z.string(),
    storeIds: z.array(z.string()),
    title: z.string(),
    body: z.string(),
    imageUrl: z.string().nullable(),
    deepLink: z.string().nullable(),
    disclosure: z.string().nullable(),
    test: z.boolean(),
    reward: rewardSchema,
    items: z.array(z.object({ sku: z.string(), name: z.string() })),
    state: z.enum(["issued", "reserved", "redeemed", "returned", "expired", "revoked"]),
    issuedAt: timeShape,
    expiresAt: timeShape,
    reasons: z.array(z.object({ code: z.string(), text: z.string() })),
  })
  .meta({ id: "Offer" });

const explanationShape = z
  .object({
    text: z.string(),
    because: z.array(z.object({ code: z.string(), text: z.string() })),
    notUsed: z.array(z.string()),
    disclosure: z.string().nullable(),
    actions: z.array(z.object({ kind: z.string(), label: z.string(), effect: z.string() })),
  })
  .meta({ id: "Explanation" });

const list = createRoute({
  method: "get",
  path: "/v1/offers",
  summary: "List the shopper's offers, the open ones or those of the last 90 days",
  ...open({ device: true }),
  request: { query: z.object({ state: z.enum(["open", "all"]).default("open") }) },
  responses: {
    200: answers("Newest first", z.object({ items: z.array(offerShape), nextCursor: z.null() })),
    ...refusals,
  },
});

const explanation = createRoute({
  method: "get",
  path: "/v1/offers/{id}/explanation",
  summary: "Say why the shopper got an offer, and what they can do about it",
  ...open({ device: true }),
  request: { params: z.object({ id: z.string().max(64) }) },
  responses: { 200: answers("In the language of the phone", explanationShape), ...refusals },
});

export const offerRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(list, async (c) => {
    const offers = granted(await listOffers(c.var.ports, c.var.device, c.req.valid("query").state));
    return c.json({ items: offers.map((offer) => shown(offerShape, offer)), nextCursor: null }, 200);
  })
  .openapi(explanation, async (c) => {
    const explained = granted(await explainOffer(c.var.ports, c.var.device, c.req.valid("param").id));
    return c.json(shown(explanationShape, explained), 200);
  });
