import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { IMPORT_BODY_MAX_BYTES } from "../../domain/bounds.ts";
import { wireTime } from "../../domain/offers/wire-time.ts";
import { storeInputSchema } from "../../domain/stores/store.ts";
import { matchStores } from "../../services/match-stores.ts";
import { nearStores } from "../../services/near-stores.ts";
import { importStores } from "../../services/import-stores.ts";
import { deleteStore, getStore, listStores, putStore } from "../../services/stores.ts";
import { mustHold, mustHoldAll, open } from "../access.ts";
import { csvOf, jsonBody, jsonOrCsvBody } from "../body.ts";
import type { AppEnv } from "../context.ts";
import { documentedAs } from "../json-schemas.ts";
import { granted } from "../problem-response.ts";
import { publicationOf } from "../publication.ts";
import {
  answers,
  givenIdParam,
  importQuery,
  isOn,
  pageOf,
  pageQuery,
  publishQuery,
  refusals,
  shown,
  takes,
  takesJsonOrCsv,
} from "../shapes.ts";
import {
  collectionShape,
  fenceInputShape,
  matchInputShape,
  matchShape,
  nearInputShape,
  nearShape,
  reportShape,
  storeShape,
} from "../store-shapes.ts";
import { refuseInvalid } from "../validation.ts";

const pageShape = pageOf(storeShape);
const forMarketers = open({ roles: ["marketer"] });
/** Whoever looks at what happened, and where, is told what the place is called. */
const PEOPLE = ["marketer", "approver", "analyst", "support"] as const;
const forPeople = open({ roles: PEOPLE });
const writeJson = open({ roles: ["marketer"] }, ...jsonBody());
// The domain checks the geometry, and says where in it the fault lies.
const storeInput = documentedAs(storeInputSchema, storeInputSchema.extend({ fence: fenceInputShape }));
const collection = documentedAs(z.unknown(), collectionShape);

const list = createRoute({
  method: "get",
  path: "/v1/stores",
  summary: "List the stores that the caller may speak for",
  ...forPeople,
  request: { query: pageQuery },
  responses: { 200: answers("Stores by id", pageShape), ...refusals },
});
const get = createRoute({
  method: "get",
  path: "/v1/stores/{id}",
  summary: "Read a store",
  ...open({ roles: [...PEOPLE, "till"] }),
  request: { params: givenIdParam },
  responses: { 200: answers("The store", storeShape), ...refusals },
});
const put = createRoute({
  method: "put",
  path: "/v1/stores/{id}",
  summary: "Put a store, and make it live unless told otherwise",
  ...writeJson,
  request: { params: givenIdParam, query: publishQuery, ...takes(storeInput) },
  responses: { 200: answers("Replaced", storeShape), 201: answers("Created", storeShape), ...refusals },
});
const remove = createRoute({
  method: "delete",
  path: "/v1/stores/{id}",
  summary: "Delete a store, live too unless told otherwise",
  ...forMarketers,
  request: { params: givenIdParam, query: publishQuery },
  responses: { 204: { description: "Gone" }, ...refusals },
});
const importMany = createRoute({
  method: "post",
  path: "/v1/stores/import",
  summary: "Import stores from GeoJSON or CSV; one bad row never stops the rest",
  ...open({ roles: ["marketer"] }, ...jsonOrCsvBody(IMPORT_BODY_MAX_BYTES)),
  request: { query: importQuery, ...takesJsonOrCsv(collection) },
  responses: { 200: answers("What became of the rows", reportShape), ...refusals },
});
const match = createRoute({
  method: "post",
  path: "/v1/stores/match",
  summary: "Say which fences hold a point or lie within 1 km of it",
  ...open({ roles: ["marketer"], asksOnly: true }, ...jsonBody()),
  request: takes(matchInputShape),
  responses: { 200: answers("Nearest first", z.object({ items: z.array(matchShape) })), ...refusals },
});
const near = createRoute({
  method: "post",
  path: "/v1/stores/near",
  summary: "Your cart, near you: the nearest stores, and what of the cart they have",
  ...open({ device: true }, ...jsonBody()),
  request: takes(nearInputShape),
  responses: { 200: answers("Nearest first", z.object({ items: z.array(nearShape) })), ...refusals },
});

export const storeRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(importMany, async (c) => {
    mustHoldAll(c.var.caller);
    const query = c.req.valid("query");
    const options = { dryRun: isOn(query.dryRun, false), publication: publicationOf(c.var.caller, query) };
    const csv = await csvOf(c);
    const source = csv === null ? { geojson: c.req.valid("json") } : { csv };
    return c.json(shown(reportShape, granted(await importStores(c.var.ports, source, options))), 200);
  })
  .openapi(match, async (c) => {
    const { accuracy = null, ...position } = c.req.valid("json");
    return c.json({ items: await matchStores(c.var.ports, position, accuracy) }, 200);
  })
  .openapi(near, async (c) => {
    const { limit, ...position } = c.req.valid("json");
    const items = granted(await nearStores(c.var.ports, c.var.device, position, limit));
    const onWire = items.map(({ closesAt, ...item }) => ({
      ...item,
      closesAt: closesAt === null ? null : wireTime(closesAt),
    }));
    return c.json({ items: onWire.map((item) => shown(nearShape, item)) }, 200);
  })
  .openapi(list, async (c) => {
    const page = await listStores(c.var.ports, c.var.caller.stores, c.req.valid("query"));
    return c.json(shown(pageShape, page), 200);
  })
  .openapi(get, async (c) => {
    const { id } = c.req.valid("param");
    mustHold(c.var.caller, id);
    return c.json(shown(storeShape, granted(await getStore(c.var.ports, id))), 200);
  })
  .openapi(put, async (c) => {
    const { id } = c.req.valid("param");
    mustHold(c.var.caller, id);
    const publication = publicationOf(c.var.caller, c.req.valid("query"));
    const { store, created } = granted(await putStore(c.var.ports, id, c.req.valid("json"), publication));
    return created ? c.json(shown(storeShape, store), 201) : c.json(shown(storeShape, store), 200);
  })
  .openapi(remove, async (c) => {
    const { id } = c.req.valid("param");
    mustHold(c.var.caller, id);
    granted(await deleteStore(c.var.ports, id, publicationOf(c.var.caller, c.req.valid("query"))));
    return c.body(null, 204);
  });
