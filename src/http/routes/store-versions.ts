import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { wireTime } from "../../domain/offers/wire-time.ts";
import { publishStores } from "../../services/publish-stores.ts";
import { listStoreVersions, restoreStores } from "../../services/restore-stores.ts";
import { cellsOfStore } from "../../services/stores.ts";
import { mustHold, mustHoldAll, open } from "../access.ts";
import { note } from "../audited.ts";
import type { AppEnv } from "../context.ts";
import { granted } from "../problem-response.ts";
import {
  answers,
  confirmQuery,
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
    at: timeShape,
    /** A key or a person. */
    by: z.string(),
    restored: z.int().nullable(),
    stores: z.int(),
    created: z.int(),
    changed: z.int(),
    removed: z.int(),
  })
  .meta({ id: "StoreVersion" });
const cellsShape = z
  .object({
    resolution: z.int(),
    cells: z.array(z.string()),
    box: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  })
  .meta({ id: "StoreCells" });
const versionsShape = pageOf(versionShape);
const live = { 200: answers("Live: the version of the stores", z.object({ version: z.int() })), ...refusals };
const forMarketers = open({ roles: ["marketer"] });

const list = createRoute({
  method: "get",
  path: "/v1/stores/versions",
  summary: "List the versions of the stores that can be brought back, newest first",
  ...forMarketers,
  request: {
    query: numberedPageQuery,
  },
  responses: { 200: answers("Versions", versionsShape), ...refusals },
});
const restore = createRoute({
  method: "post",
  path: "/v1/stores/versions/{n}/restore",
  summary: "Make the stores of an earlier version live as the newest one; changes that waited are dropped",
  ...forMarketers,
  request: { params: z.object({ n: versionNumber }) },
  responses: live,
});
const publish = createRoute({
  method: "post",
  path: "/v1/stores/publish",
  summary: "Make every change of stores live, and every document of the snapshot anew",
  ...forMarketers,
  request: { query: confirmQuery },
  responses: live,
});
const cells = createRoute({
  method: "get",
  path: "/v1/stores/{id}/cells",
  summary: "Say by which H3 cells the edge finds a store; by its box, where they would be too many",
  ...forMarketers,
  request: { params: givenIdParam },
  responses: { 200: answers("Cells, or a box as GeoJSON has it", cellsShape), ...refusals },
});

export const storeVersionRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(list, async (c) => {
    mustHoldAll(c.var.caller);
    const { items, nextCursor } = await listStoreVersions(c.var.ports, c.req.valid("query"));
    return c.json({ items: items.map((item) => ({ ...item, at: wireTime(item.at) })), nextCursor }, 200);
  })
  .openapi(restore, async (c) => {
    mustHoldAll(c.var.caller);
    const { n } = c.req.valid("param");
    const restored = granted(await restoreStores(c.var.ports, n, c.var.caller.actor));
    note(c, { before: n, after: restored.version });
    return c.json(restored, 200);
  })
  .openapi(publish, async (c) => {
    mustHoldAll(c.var.caller);
    const publication = { by: c.var.caller.actor, confirmed: c.req.valid("query").confirm ?? null };
    const published = granted(await publishStores(c.var.ports, publication));
    note(c, { after: published.version });
    return c.json(published, 200);
  })
  .openapi(cells, async (c) => {
    const { id } = c.req.valid("param");
    mustHold(c.var.caller, id);
    return c.json(shown(cellsShape, granted(await cellsOfStore(c.var.ports, id))), 200);
  });
