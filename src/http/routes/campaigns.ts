import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { campaignSchema, parseCampaign } from "../../domain/campaigns/campaign.ts";
import { factList } from "../../domain/campaigns/facts.ts";
import { wireTime } from "../../domain/offers/wire-time.ts";
import { listAttributes } from "../../services/attributes.ts";
import { readDecision } from "../../services/read-decision.ts";
import { changeCampaign, createCampaign, getCampaign, listCampaigns, putCampaign } from "../../services/campaigns.ts";
import { checkDraft, publishCampaign } from "../../services/publish-campaign.ts";
import type { CampaignRow } from "../../services/repositories.ts";
import { open } from "../access.ts";
import { note } from "../audited.ts";
import { jsonBody } from "../body.ts";
import {
  campaignOnWire,
  campaignShape,
  checkShape,
  decisionShape,
  factShape,
  publishedShape,
  publishInputShape,
  requestedShape,
} from "../campaign-shapes.ts";
import type { AppContext, AppEnv } from "../context.ts";
import { documentedAs } from "../json-schemas.ts";
import { mustHoldStoresOf, ownCampaign } from "../own-campaign.ts";
import { granted } from "../problem-response.ts";
import { answers, givenIdParam, refusals, shown, takes } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const read = open({ roles: ["marketer", "approver", "analyst"] });
const write = open({ roles: ["marketer"] });
const writeJson = open({ roles: ["marketer"] }, ...jsonBody());
const document = takes(campaignSchema);
// What is wrong with a draft is the answer here, not a refusal.
const draft = documentedAs(z.looseObject({}), campaignSchema);

const create = createRoute({
  method: "post",
  path: "/v1/campaigns",
  summary: "Create a campaign as a draft",
  ...writeJson,
  request: document,
  responses: { 201: answers("Created as a draft", campaignShape), ...refusals },
});
const put = createRoute({
  method: "put",
  path: "/v1/campaigns/{id}",
  summary: "Replace a campaign's draft; what is live stays as it was published",
  ...writeJson,
  request: { params: givenIdParam, ...document },
  responses: {
    200: answers("The draft was replaced", campaignShape),
    201: answers("Created", campaignShape),
    ...refusals,
  },
});
const list = createRoute({
  method: "get",
  path: "/v1/campaigns",
  summary: "List the campaigns",
  ...read,
  responses: {
    200: answers("Campaigns by id", z.object({ items: z.array(campaignShape), nextCursor: z.null() })),
    ...refusals,
  },
});
const get = createRoute({
  method: "get",
  path: "/v1/campaigns/{id}",
  summary: "Read a campaign's draft",
  ...read,
  request: { params: givenIdParam },
  responses: { 200: answers("The campaign's draft", campaignShape), ...refusals },
});
const check = createRoute({
  method: "post",
  path: "/v1/campaigns/check",
  summary: "Find every problem of a draft; nothing is kept",
  ...open({ roles: ["marketer"], asksOnly: true }, ...jsonBody()),
  request: takes(draft),
  responses: { 200: answers("Every problem of the draft", checkShape), ...refusals },
});
const publish = createRoute({
  method: "post",
  path: "/v1/campaigns/{id}/publish",
  summary: "Make the draft the live version, or ask for the approval that it needs",
  ...writeJson,
  request: {
    params: givenIdParam,
    body: { required: false, content: { "application/json": { schema: publishInputShape } } },
  },
  responses: {
    200: answers("Live", publishedShape),
    202: answers("Somebody other than its authors has to approve it", requestedShape),
    ...refusals,
  },
});
const pause = createRoute({
  method: "post",
  path: "/v1/campaigns/{id}/pause",
  summary: "Stop a campaign's new offers; those issued are honoured",
  ...write,
  request: { params: givenIdParam },
  responses: { 200: answers("Paused", campaignShape), ...refusals },
});
const resume = createRoute({
  method: "post",
  path: "/v1/campaigns/{id}/resume",
  summary: "Let a paused campaign make offers again, as it was published",
  ...write,
  request: { params: givenIdParam },
  responses: { 200: answers("Live", campaignShape), ...refusals },
});
const end = createRoute({
  method: "post",
  path: "/v1/campaigns/{id}/end",
  summary: "End a campaign; offers issued are honoured",
  ...write,
  request: { params: givenIdParam },
  responses: { 200: answers("Ended", campaignShape), ...refusals },
});
const facts = createRoute({
  method: "get",
  path: "/v1/facts",
  summary: "List the facts that rules can ask for",
  ...read,
  responses: {
    200: answers("What rules can ask for", z.object({ items: z.array(factShape), nextCursor: z.null() })),
    ...refusals,
  },
});
const decision = createRoute({
  method: "get",
  path: "/v1/decisions/{id}",
  summary: "Read what was weighed for a visit, with every reason",
  ...open({ roles: ["marketer", "support", "analyst"] }),
  request: { params: z.object({ id: z.string().max(200) }) },
  responses: { 200: answers("What was weighed, with every reason", decisionShape), ...refusals },
});

async function changed(c: AppContext, id: string, change: "pause" | "resume" | "end"): Promise<CampaignRow> {
  const { campaign } = await ownCampaign(c, id);
  return granted(await changeCampaign(c.var.ports, campaign.id, change));
}

export const campaignRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(check, async (c) => {
    const parsed = parseCampaign(c.req.valid("json"));
    if (!parsed.ok) return c.json({ problems: [...(parsed.error.errors ?? [])], warnings: [], openOffers: [] }, 200);
    return c.json(shown(checkShape, await checkDraft(c.var.ports, parsed.value)), 200);
  })
  .openapi(create, async (c) => {
    const campaign = c.req.valid("json");
    mustHoldStoresOf(c.var.caller, campaign.stores);
    note(c, { resource: `campaigns/${campaign.id}` });
    return c.json(campaignOnWire(granted(await createCampaign(c.var.ports, campaign, c.var.caller.actor))), 201);
  })
  .openapi(list, async (c) =>
    c.json({ items: (await listCampaigns(c.var.ports)).map(campaignOnWire), nextCursor: null }, 200),
  )
  .openapi(get, async (c) =>
    c.json(campaignOnWire(granted(await getCampaign(c.var.ports, c.req.valid("param").id))), 200),
  )
  .openapi(put, async (c) => {
    const { id } = c.req.valid("param");
    const campaign = c.req.valid("json");
    mustHoldStoresOf(c.var.caller, campaign.stores);
    if (c.var.caller.stores.kind !== "all") await ownCampaign(c, id);
    const { row, created } = granted(await putCampaign(c.var.ports, id, campaign, c.var.caller.actor));
    return created ? c.json(campaignOnWire(row), 201) : c.json(campaignOnWire(row), 200);
  })
  .openapi(publish, async (c) => {
    const { campaign, version: before } = await ownCampaign(c, c.req.valid("param").id);
    const { comment = null, holdoutWaiver = null } = c.req.valid("json") ?? {};
    const request = { by: c.var.caller.actor, comment, holdoutWaiver };
    const published = granted(await publishCampaign(c.var.ports, campaign.id, request));
    note(c, { before, after: published.version });
    if ("approvalId" in published) return c.json(published, 202);
    return c.json({ ...published, liveFrom: wireTime(published.liveFrom) }, 200);
  })
  .openapi(pause, async (c) => c.json(campaignOnWire(await changed(c, c.req.valid("param").id, "pause")), 200))
  .openapi(resume, async (c) => c.json(campaignOnWire(await changed(c, c.req.valid("param").id, "resume")), 200))
  .openapi(end, async (c) => c.json(campaignOnWire(await changed(c, c.req.valid("param").id, "end")), 200))
  .openapi(facts, async (c) => {
    const items = factList(await listAttributes(c.var.ports)).map((fact) => shown(factShape, fact));
    return c.json({ items, nextCursor: null }, 200);
  })
  .openapi(decision, async (c) => {
    const { ports, caller } = c.var;
    return c.json(
      shown(decisionShape, granted(await readDecision(ports, caller.stores, c.req.valid("param").id))),
      200,
    );
  });
