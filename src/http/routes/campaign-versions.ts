import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { keptCampaignSchema } from "../../domain/campaigns/campaign.ts";
import { wireTime } from "../../domain/offers/wire-time.ts";
import {
  diffCampaignVersions,
  getCampaignVersion,
  listCampaignVersions,
  restoreCampaign,
} from "../../services/campaign-versions.ts";
import type { CampaignVersion } from "../../services/desk-ports.ts";
import { open } from "../access.ts";
import { note } from "../audited.ts";
import { campaignOnWire, campaignShape } from "../campaign-shapes.ts";
import type { AppEnv } from "../context.ts";
import { mustHoldStoresOf, ownCampaign } from "../own-campaign.ts";
import { granted } from "../problem-response.ts";
import {
  answers,
  givenIdParam,
  numberedPageQuery,
  pageOf,
  refusals,
  shown,
  timeShape,
  versionNumber,
} from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const versionShape = z
  .object({
    version: z.int(),
    madeAt: timeShape,
    /** A key or a person. */
    madeBy: z.string(),
    comment: z.string().nullable(),
    holdoutWaiver: z.string().nullable(),
    /** When it first went live; null where it never did. */
    liveFrom: timeShape.nullable(),
    authors: z.array(z.string()),
  })
  .meta({ id: "CampaignVersion" });
const versionsShape = pageOf(versionShape);
const frozenShape = versionShape.extend({ campaign: keptCampaignSchema }).meta({ id: "FrozenCampaign" });
const diffShape = z.object({
  from: z.int(),
  to: z.union([z.int(), z.literal("draft")]),
  changes: z.array(z.object({ pointer: z.string(), before: z.json().optional(), after: z.json().optional() })),
});

const read = open({ roles: ["marketer", "approver", "analyst"] });
const params = givenIdParam.extend({ n: versionNumber });

const list = createRoute({
  method: "get",
  path: "/v1/campaigns/{id}/versions",
  summary: "List the versions of a campaign, newest first",
  ...read,
  request: { params: givenIdParam, query: numberedPageQuery },
  responses: { 200: answers("Versions", versionsShape), ...refusals },
});
const get = createRoute({
  method: "get",
  path: "/v1/campaigns/{id}/versions/{n}",
  summary: "Read a version of a campaign as it was published, or asked to be",
  ...read,
  request: { params },
  responses: { 200: answers("The version", frozenShape), ...refusals },
});
const diff = createRoute({
  method: "get",
  path: "/v1/campaigns/{id}/versions/{n}/diff",
  summary: "Say where another version, or the draft, differs from a version",
  ...read,
  request: { params, query: z.object({ to: z.union([z.literal("draft"), versionNumber]).default("draft") }) },
  responses: { 200: answers("Every place that differs, by its JSON Pointer (RFC 6901)", diffShape), ...refusals },
});
const restore = createRoute({
  method: "post",
  path: "/v1/campaigns/{id}/versions/{n}/restore",
  summary: "Make a version the draft again; it goes live when it is published",
  ...open({ roles: ["marketer"] }),
  request: { params },
  responses: { 200: answers("The draft", campaignShape), ...refusals },
});

const onWire = ({ version, madeAt, madeBy, comment, holdoutWaiver, liveFrom, authors }: CampaignVersion) => ({
  version,
  madeAt: wireTime(madeAt),
  madeBy,
  comment,
  holdoutWaiver,
  liveFrom: liveFrom === null ? null : wireTime(liveFrom),
  authors,
});

export const campaignVersionRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(list, async (c) => {
    const page = granted(await listCampaignVersions(c.var.ports, c.req.valid("param").id, c.req.valid("query")));
    return c.json(shown(versionsShape, { items: page.items.map(onWire), nextCursor: page.nextCursor }), 200);
  })
  .openapi(get, async (c) => {
    const { id, n } = c.req.valid("param");
    const frozen = granted(await getCampaignVersion(c.var.ports, id, n));
    return c.json(shown(frozenShape, { ...onWire(frozen), campaign: frozen.campaign }), 200);
  })
  .openapi(diff, async (c) => {
    const [{ id, n }, { to }] = [c.req.valid("param"), c.req.valid("query")];
    const changes = granted(await diffCampaignVersions(c.var.ports, id, n, to));
    return c.json({ from: n, to, changes: changes as z.output<typeof diffShape>["changes"] }, 200);
  })
  .openapi(restore, async (c) => {
    const { ports, caller } = c.var;
    const { id, n } = c.req.valid("param");
    await ownCampaign(c, id);
    mustHoldStoresOf(caller, granted(await getCampaignVersion(ports, id, n)).campaign.stores);
    note(c, { before: n });
    return c.json(campaignOnWire(granted(await restoreCampaign(ports, id, n, caller.actor))), 200);
  });
