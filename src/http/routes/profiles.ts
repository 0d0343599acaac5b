import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { IMPORT_BODY_MAX_BYTES } from "../../domain/bounds.ts";
import { retailerIdSchema } from "../../domain/carts/cart.ts";
import { wireTime } from "../../domain/offers/wire-time.ts";
import { activitiesSchema } from "../../domain/shoppers/activity.ts";
import { IDENTITY_KINDS } from "../../domain/shoppers/identity.ts";
import { profileInputSchema, profileRowSchema } from "../../domain/shoppers/profile.ts";
import { findShoppers } from "../../services/find-shoppers.ts";
import { identitiesInputSchema, linkIdentities } from "../../services/link-identities.ts";
import { importProfiles, putProfile, recordActivities } from "../../services/profiles.ts";
import { open } from "../access.ts";
import { jsonBody, ndjsonBody, textOf } from "../body.ts";
import type { AppEnv } from "../context.ts";
import { granted } from "../problem-response.ts";
import {
  answers,
  dryRunQuery,
  isOn,
  linesReportShape,
  pageOf,
  refusals,
  shown,
  takes,
  takesLines,
  timeShape,
} from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const params = z.object({ id: retailerIdSchema });
const write = open({ roles: ["backend"] }, ...jsonBody());

const search = createRoute({
  method: "get",
  path: "/v1/shoppers",
  summary: "Find the shoppers that have exactly this id, or are known by exactly this identity",
  ...open({ roles: ["backend", "support"], read: true }),
  request: {
    query: z.object({
      query: z.string().min(1).max(400).meta({ description: "An id, or `value`, `kind:value` or `kind:source:value`" }),
    }),
  },
  responses: {
    200: answers(
      "Whoever it names",
      pageOf(z.object({ shopperId: z.string(), anonymous: z.boolean(), test: z.boolean() })),
    ),
    ...refusals,
  },
});
const put = createRoute({
  method: "put",
  path: "/v1/shoppers/{id}",
  summary: "Say what is known of a shopper, instead of what was said before",
  ...write,
  request: { params, ...takes(profileInputSchema) },
  responses: { 200: answers("Known", z.object({ shopperId: z.string() })), ...refusals },
});
const importMany = createRoute({
  method: "post",
  path: "/v1/shoppers/import",
  summary: "Say what is known of many shoppers, one of them a line",
  ...open({ roles: ["backend"] }, ...ndjsonBody(IMPORT_BODY_MAX_BYTES)),
  request: { query: dryRunQuery, ...takesLines(profileRowSchema) },
  responses: { 200: answers("What became of each row", linesReportShape), ...refusals },
});
const linkedShape = z.object({
  shopperId: z.string(),
  identities: z.array(
    z.object({ kind: z.enum(IDENTITY_KINDS), source: z.string().nullable(), value: z.string(), since: timeShape }),
  ),
});
const link = createRoute({
  method: "put",
  path: "/v1/shoppers/{id}/identities",
  summary: "Say what other systems know a shopper by; who turns out to be somebody else becomes them",
  ...write,
  request: { params, ...takes(identitiesInputSchema) },
  responses: { 200: answers("Who it is, with all that they are known by", linkedShape), ...refusals },
});
const activities = createRoute({
  method: "post",
  path: "/v1/shoppers/{id}/activities",
  summary: "Tell what a shopper looked at, searched and wished for",
  ...write,
  request: { params, ...takes(activitiesSchema) },
  responses: {
    200: answers("Whether it is kept: without consent to profiling it is not", z.object({ applied: z.boolean() })),
    ...refusals,
  },
});

export const profileRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(search, async (c) =>
    c.json({ items: await findShoppers(c.var.ports, c.req.valid("query").query), nextCursor: null }, 200),
  )
  .openapi(put, async (c) => {
    const { id } = c.req.valid("param");
    granted(await putProfile(c.var.ports, id, c.req.valid("json")));
    return c.json({ shopperId: id }, 200);
  })
  .openapi(importMany, async (c) => {
    const { dryRun } = c.req.valid("query");
    const report = granted(await importProfiles(c.var.ports, await textOf(c), isOn(dryRun, false)));
    return c.json(shown(linesReportShape, report), 200);
  })
  .openapi(link, async (c) => {
    const { ports } = c.var;
    const { shopperId, identities } = granted(
      await linkIdentities(ports, c.req.valid("param").id, c.req.valid("json")),
    );
    const onWire = identities.map(({ kind, source, value, at }) => ({ kind, source, value, since: wireTime(at) }));
    return c.json({ shopperId, identities: onWire }, 200);
  })
  .openapi(activities, async (c) => {
    const { ports } = c.var;
    return c.json(granted(await recordActivities(ports, c.req.valid("param").id, c.req.valid("json"))), 200);
  });
