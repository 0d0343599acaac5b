import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { campaignSchema, parseCampaign } from "../../domain/campaigns/campaign.ts";
import { checkCampaign } from "../../domain/campaigns/check.ts";
import { factList } from "../../domain/campaigns/facts.ts";
import { wireTime } from "../../domain/offers/wire-time.ts";
import { problem } from "../../domain/problems.ts";
import { holdsSelection, type StoreSelector } from "../../domain/stores/store-selector.ts";
import { readDecision } from "../../services/read-decision.ts";
import {
  createCampaign,
  getCampaign,
  listCampaigns,
  pauseCampaign,
  publishCampaign,
  putCampaign,
} from "../../services/campaigns.ts";
import type { Caller } from "../../services/callers.ts";
import type { CampaignRow } from "../../services/repositories.ts";
import { open } from "../access.ts";
import { jsonBody } from "../body.ts";
import {
  campaignShape,
  checkShape,
  decisionShape,
  factShape,
  publishedShape,
  publishInputShape,
} from "../campaign-shapes.ts";
import type { AppContext, AppEnv } from "../context.ts";
import { documentedAs } from "../json-schemas.ts";
import { granted, Refusal } from "../problem-response.ts";
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
  ...writeJson,
  request: takes(draft),
  responses: { 200: answers("Every problem of the draft", checkShape), ...refusals },
});
const publish = createRoute({
  method: "post",
  path: "/v1/campaigns/{id}/publish",
  summary: "Make the draft the live version",
  ...writeJson,
  request: {
    params: givenIdParam,
    body: { required: false, content: { "application/json": { schema: publishInputShape } } },
  },
  responses: { 200: answers("Live", publishedShape), ...refusals },
});
const pause = createRoute({
  method: "post",
  path: "/v1/campaigns/{id}/pause",
  summary: "Stop a campaign's new offers; those issued are honoured",
  ...write,
  request: { params: givenIdParam },
  responses: { 200: answers("Paused", campaignShape), ...refusals },
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

const onWire = ({ campaign, state, version }: CampaignRow) => shown(campaignShape, { ...campaign, state, version });

/** A key that is bound to stores writes only campaigns that can never speak in another. */
function mustHoldStoresOf({ stores }: Caller, selector: StoreSelector): void {
  if (!holdsSelection(stores, selector)) throw new Refusal(problem("forbidden"));
}

/** The campaign in the path, which the caller may write. */
async function own(c: AppContext, id: string): Promise<CampaignRow> {
  const row = granted(await getCampaign(c.var.ports, id));
  mustHoldStoresOf(c.var.caller, row.campaign.stores);
  return row;
}

export const campaignRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(check, (c) => {
    const parsed = parseCampaign(c.req.valid("json"));
    if (!parsed.ok) return c.json({ problems: [...(parsed.error.errors ?? [])], warnings: [] }, 200);
    return c.json(shown(checkShape, checkCampaign(parsed.value)), 200);
  })
  .openapi(create, async (c) => {
    const campaign = c.req.valid("json");
    mustHoldStoresOf(c.var.caller, campaign.stores);
    return c.json(onWire(granted(await createCampaign(c.var.ports, campaign))), 201);
  })
  .openapi(list, async (c) => c.json({ items: (await listCampaigns(c.var.ports)).map(onWire), nextCursor: null }, 200))
  .openapi(get, async (c) => c.json(onWire(granted(await getCampaign(c.var.ports, c.req.valid("param").id))), 200))
  .openapi(put, async (c) => {
    const { id } = c.req.valid("param");
    const campaign = c.req.valid("json");
    mustHoldStoresOf(c.var.caller, campaign.stores);
    if (c.var.caller.stores.kind !== "all") await own(c, id);
    const { row, created } = granted(await putCampaign(c.var.ports, id, campaign));
    return created ? c.json(onWire(row), 201) : c.json(onWire(row), 200);
  })
  .openapi(publish, async (c) => {
    const { campaign } = await own(c, c.req.valid("param").id);
    const waiver = c.req.valid("json")?.holdoutWaiver ?? null;
    const { liveFrom, ...published } = granted(await publishCampaign(c.var.ports, campaign.id, waiver));
    return c.json({ ...published, liveFrom: wireTime(liveFrom) }, 200);
  })
  .openapi(pause, async (c) => {
    const { campaign } = await own(c, c.req.valid("param").id);
    return c.json(onWire(granted(await pauseCampaign(c.var.ports, campaign.id))), 200);
  })
  .openapi(facts, (c) => c.json({ items: factList().map((fact) => shown(factShape, fact)), nextCursor: null }, 200))
  .openapi(decision, async (c) => {
    const { ports, caller } = c.var;
    return c.json(
      shown(decisionShape, granted(await readDecision(ports, caller.stores, c.req.valid("param").id))),
      200,
    );
  });
