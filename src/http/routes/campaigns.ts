import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { parseCampaign } from "../../domain/campaigns/campaign.ts";
import { checkCampaign } from "../../domain/campaigns/check.ts";
import { factList } from "../../domain/campaigns/facts.ts";
import { wireTime } from "../../domain/offers/wire-time.ts";
import { readDecision } from "../../services/read-decision.ts";
import {
  createCampaign,
  getCampaign,
  listCampaigns,
  pauseCampaign,
  publishCampaign,
  putCampaign,
} from "../../services/campaigns.ts";
import type { CampaignRow } from "../../services/ports.ts";
import { open } from "../access.ts";
import { jsonBody } from "../body.ts";
import type { AppEnv } from "../context.ts";
import { granted } from "../problem-response.ts";
import { answers, givenIdParam, refusals, shown, takes, timeShape } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const campaignShape = z
  .looseObject({
    id: z.string(),
    name: z.string(),
    state: z.enum(["draft", "live", "paused", "ended"]),
    version: z.int().nullable(),
  })
  .openapi("Campaign");
const problemsShape = z.array(z.object({ pointer: z.string(), message: z.string() }));
const factShape = z.looseObject({
  name: z.string(),
  type: z.string(),
  operators: z.array(z.string()),
  personal: z.boolean(),
});
const decisionShape = z
  .looseObject({ id: z.string(), storeId: z.string(), at: timeShape, state: z.string() })
  .openapi("Decision");

const read = open({ roles: ["marketer", "approver", "analyst"] });
const write = open({ roles: ["marketer"] });
const writeJson = open({ roles: ["marketer"] }, ...jsonBody());
const document = takes(z.looseObject({ id: z.string() }));

const create = createRoute({
  method: "post",
  path: "/v1/campaigns",
  ...writeJson,
  request: document,
  responses: { 201: answers("Created as a draft", campaignShape), ...refusals },
});
const put = createRoute({
  method: "put",
  path: "/v1/campaigns/{id}",
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
  ...read,
  responses: {
    200: answers("Campaigns by id", z.object({ items: z.array(campaignShape), nextCursor: z.null() })),
    ...refusals,
  },
});
const get = createRoute({
  method: "get",
  path: "/v1/campaigns/{id}",
  ...read,
  request: { params: givenIdParam },
  responses: { 200: answers("The campaign's draft", campaignShape), ...refusals },
});
const check = createRoute({
  method: "post",
  path: "/v1/campaigns/check",
  ...writeJson,
  request: takes(z.looseObject({})),
  responses: {
    200: answers("Every problem of the draft", z.object({ problems: problemsShape, warnings: problemsShape })),
    ...refusals,
  },
});
const publish = createRoute({
  method: "post",
  path: "/v1/campaigns/{id}/publish",
  ...writeJson,
  request: {
    params: givenIdParam,
    body: {
      required: false,
      content: {
        "application/json": {
          schema: z.strictObject({
            comment: z.string().max(1_000).nullish(),
            holdoutWaiver: z.string().max(1_000).nullish(),
          }),
        },
      },
    },
  },
  responses: { 200: answers("Live", z.object({ id: z.string(), version: z.int(), liveFrom: timeShape })), ...refusals },
});
const pause = createRoute({
  method: "post",
  path: "/v1/campaigns/{id}/pause",
  ...write,
  request: { params: givenIdParam },
  responses: { 200: answers("Paused", campaignShape), ...refusals },
});
const facts = createRoute({
  method: "get",
  path: "/v1/facts",
  ...read,
  responses: {
    200: answers("What rules can ask for", z.object({ items: z.array(factShape), nextCursor: z.null() })),
    ...refusals,
  },
});
const decision = createRoute({
  method: "get",
  path: "/v1/decisions/{id}",
  ...open({ roles: ["marketer", "support", "analyst"] }),
  request: { params: z.object({ id: z.string().max(200) }) },
  responses: { 200: answers("What was weighed, with every reason", decisionShape), ...refusals },
});

const onWire = ({ campaign, state, version }: CampaignRow) => shown(campaignShape, { ...campaign, state, version });

export const campaignRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(check, (c) => {
    const parsed = parseCampaign(c.req.valid("json"));
    if (!parsed.ok) return c.json({ problems: [...(parsed.error.errors ?? [])], warnings: [] }, 200);
    const { problems, warnings } = checkCampaign(parsed.value);
    return c.json({ problems: [...problems], warnings: [...warnings] }, 200);
  })
  .openapi(create, async (c) => {
    const campaign = granted(parseCampaign(c.req.valid("json")));
    return c.json(onWire(granted(await createCampaign(c.var.ports, campaign))), 201);
  })
  .openapi(list, async (c) => c.json({ items: (await listCampaigns(c.var.ports)).map(onWire), nextCursor: null }, 200))
  .openapi(get, async (c) => c.json(onWire(granted(await getCampaign(c.var.ports, c.req.valid("param").id))), 200))
  .openapi(put, async (c) => {
    const campaign = granted(parseCampaign(c.req.valid("json")));
    const { row, created } = granted(await putCampaign(c.var.ports, c.req.valid("param").id, campaign));
    return created ? c.json(onWire(row), 201) : c.json(onWire(row), 200);
  })
  .openapi(publish, async (c) => {
    const waiver = c.req.valid("json")?.holdoutWaiver ?? null;
    const { liveFrom, ...published } = granted(await publishCampaign(c.var.ports, c.req.valid("param").id, waiver));
    return c.json({ ...published, liveFrom: wireTime(liveFrom) }, 200);
  })
  .openapi(pause, async (c) => c.json(onWire(granted(await pauseCampaign(c.var.ports, c.req.valid("param").id))), 200))
  .openapi(facts, (c) =>
    c.json({ items: factList().map((fact) => shown(factShape, { ...fact })), nextCursor: null }, 200),
  )
  .openapi(decision, async (c) =>
    c.json(shown(decisionShape, granted(await readDecision(c.var.ports, c.req.valid("param").id))), 200),
  );
