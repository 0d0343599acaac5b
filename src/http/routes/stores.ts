import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { IMPORT_BODY_MAX_BYTES } from "../../domain/bounds.ts";
import { wireTime } from "../../domain/offers/wire-time.ts";
import { storeInputSchema } from "../../domain/stores/store.ts";
import { matchStores } from "../../services/match-stores.ts";
import { nearStores } from "../../services/near-stores.ts";
import { deleteStore, getStore, importStores, listStores, publishStores, putStore } from "../../services/stores.ts";
import { open } from "../access.ts";
import { jsonBody } from "../body.ts";
import type { AppEnv } from "../context.ts";
import { granted } from "../problem-response.ts";
import {
  answers,
  fenceShape,
  givenIdParam,
  importQuery,
  isOn,
  pageOf,
  pageQuery,
  positionInput,
  publishQuery,
  refusals,
  shown,
  takes,
  timeShape,
} from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const storeShape = z
  .object({
    id: z.string(),
    ...storeInputSchema.shape,
    fence: fenceShape,
    tags: z.array(z.string()),
    exclusionZone: z.boolean(),
  })
  .openapi("Store");
const pageShape = pageOf(storeShape);
const matchShape = z.object({
  storeId: z.string(),
  inside: z.boolean(),
  verdict: z.enum(["inside", "unsure", "outside"]),
  metresToEdge: z.number().min(0),
});
const nearShape = z.object({
  storeId: z.string(),
  name: z.string(),
  address: z.string().nullable(),
  metres: z.number(),
  openNow: z.boolean().nullable(),
  closesAt: timeShape.nullable(),
  cartItems: z.array(z.object({ sku: z.string(), name: z.string(), inStock: z.boolean().nullable() })),
});
const reportShape = z.object({
  created: z.int(),
  updated: z.int(),
  skipped: z.int(),
  refused: z.array(z.object({ row: z.int(), code: z.string(), message: z.string() })),
});

const write = open({ roles: ["marketer"] });
const list = createRoute({
  method: "get",
  path: "/v1/stores",
  ...open({ roles: ["marketer"] }),
  request: { query: pageQuery },
  responses: { 200: answers("Stores by id", pageShape), ...refusals },
});
const get = createRoute({
  method: "get",
  path: "/v1/stores/{id}",
  ...open({ roles: ["marketer"] }),
  request: { params: givenIdParam },
  responses: { 200: answers("The store", storeShape), ...refusals },
});
const put = createRoute({
  method: "put",
  path: "/v1/stores/{id}",
  ...open({ roles: ["marketer"] }, ...jsonBody()),
  request: { params: givenIdParam, query: publishQuery, ...takes(storeInputSchema) },
  responses: { 200: answers("Replaced", storeShape), 201: answers("Created", storeShape), ...refusals },
});
const remove = createRoute({
  method: "delete",
  path: "/v1/stores/{id}",
  ...write,
  request: { params: givenIdParam, query: publishQuery },
  responses: { 204: { description: "Gone" }, ...refusals },
});
const importMany = createRoute({
  method: "post",
  path: "/v1/stores/import",
  ...open({ roles: ["marketer"] }, ...jsonBody(IMPORT_BODY_MAX_BYTES)),
  request: { query: importQuery, ...takes(z.looseObject({ type: z.literal("FeatureCollection") })) },
  responses: { 200: answers("What became of the rows", reportShape), ...refusals },
});
const publish = createRoute({
  method: "post",
  path: "/v1/stores/publish",
  ...write,
  responses: { 200: answers("Live", z.object({ version: z.int() })), ...refusals },
});
const match = createRoute({
  method: "post",
  path: "/v1/stores/match",
  ...open({ roles: ["marketer"] }, ...jsonBody()),
  request: takes(z.strictObject({ ...positionInput, accuracy: z.number().positive().nullish() })),
  responses: { 200: answers("Nearest first", z.object({ items: z.array(matchShape) })), ...refusals },
});
const near = createRoute({
  method: "post",
  path: "/v1/stores/near",
  ...open({ device: true }, ...jsonBody()),
  request: takes(z.strictObject({ ...positionInput, limit: z.int().min(1).max(20).default(3) })),
  responses: { 200: answers("Nearest first", z.object({ items: z.array(nearShape) })), ...refusals },
});

export const storeRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(importMany, async (c) => {
    const { dryRun, publish: live } = c.req.valid("query");
    const options = { dryRun: isOn(dryRun, false), publish: isOn(live, true) };
    return c.json(shown(reportShape, granted(await importStores(c.var.ports, c.req.valid("json"), options))), 200);
  })
  .openapi(publish, async (c) => c.json(await publishStores(c.var.ports), 200))
  .openapi(match, async (c) => {
    const { accuracy = null, ...position } = c.req.valid("json");
    return c.json({ items: await matchStores(c.var.ports, position, accuracy) }, 200);
  })
  .openapi(near, async (c) => {
    const { limit, ...position } = c.req.valid("json");
    const items = await nearStores(c.var.ports, c.var.device.sub, position, limit);
    const onWire = items.map(({ closesAt, ...item }) => ({
      ...item,
      closesAt: closesAt === null ? null : wireTime(closesAt),
    }));
    return c.json({ items: onWire.map((item) => shown(nearShape, item)) }, 200);
  })
  .openapi(list, async (c) => c.json(shown(pageShape, await listStores(c.var.ports, c.req.valid("query"))), 200))
  .openapi(get, async (c) =>
    c.json(shown(storeShape, granted(await getStore(c.var.ports, c.req.valid("param").id))), 200),
  )
  .openapi(put, async (c) => {
    const isLive = isOn(c.req.valid("query").publish, true);
    const { store, created } = granted(
      await putStore(c.var.ports, c.req.valid("param").id, c.req.valid("json"), isLive),
    );
    return created ? c.json(shown(storeShape, store), 201) : c.json(shown(storeShape, store), 200);
  })
  .openapi(remove, async (c) => {
    granted(await deleteStore(c.var.ports, c.req.valid("param").id, isOn(c.req.valid("query").publish, true)));
    return c.body(null, 204);
  });
