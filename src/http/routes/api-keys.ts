import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { wireTime } from "../../domain/offers/wire-time.ts";
import { storeSelectorSchema } from "../../domain/stores/store-selector.ts";
import {
  apiKeyInputSchema,
  createApiKey,
  deleteApiKey,
  getApiKey,
  listApiKeys,
  putApiKey,
} from "../../services/api-keys.ts";
import { ROLES } from "../../services/callers.ts";
import type { KeyRow } from "../../services/repositories.ts";
import { open } from "../access.ts";
import { note } from "../audited.ts";
import { jsonBody } from "../body.ts";
import type { AppEnv } from "../context.ts";
import { granted } from "../problem-response.ts";
import { answers, pageOf, pageQuery, refusals, shown, takes, timeShape } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const keyShape = z
  .object({
    id: z.string(),
    role: z.enum(ROLES),
    name: z.string(),
    stores: storeSelectorSchema,
    expiresAt: timeShape.nullable(),
    /** Noted once an hour at most. */
    lastUsedAt: timeShape.nullable(),
  })
  .meta({ id: "ApiKey" });
const forAdmins = open({ roles: ["admin"] });
const writeJson = open({ roles: ["admin"] }, ...jsonBody());
const params = z.object({ id: z.string().max(100) });

const create = createRoute({
  method: "post",
  path: "/v1/api-keys",
  summary: "Make an API key; its secret is shown this once",
  ...writeJson,
  request: takes(apiKeyInputSchema),
  responses: { 201: answers("The key", z.object({ id: z.string(), key: z.string() })), ...refusals },
});
const list = createRoute({
  method: "get",
  path: "/v1/api-keys",
  summary: "List the API keys, without their secrets",
  ...forAdmins,
  request: { query: pageQuery },
  responses: { 200: answers("API keys by id", pageOf(keyShape)), ...refusals },
});
const get = createRoute({
  method: "get",
  path: "/v1/api-keys/{id}",
  summary: "Read an API key, without its secret",
  ...forAdmins,
  request: { params },
  responses: { 200: answers("The key", keyShape), ...refusals },
});
const put = createRoute({
  method: "put",
  path: "/v1/api-keys/{id}",
  summary: "Replace all of an API key but its secret",
  ...writeJson,
  request: { params, ...takes(apiKeyInputSchema) },
  responses: { 200: answers("The key", keyShape), ...refusals },
});
const remove = createRoute({
  method: "delete",
  path: "/v1/api-keys/{id}",
  summary: "Delete an API key; it stops within two minutes",
  ...forAdmins,
  request: { params },
  responses: { 204: { description: "Gone" }, ...refusals },
});

const onWire = ({ id, role, name, stores, expiresAt, lastUsedAt }: KeyRow) =>
  shown(keyShape, { id, role, name, stores, expiresAt: time(expiresAt), lastUsedAt: time(lastUsedAt) });
const time = (ms: number | null): string | null => (ms === null ? null : wireTime(ms));

export const apiKeyRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(create, async (c) => {
    const created = await createApiKey(c.var.ports, c.req.valid("json"));
    note(c, { resource: `api-keys/${created.id}` });
    return c.json(created, 201);
  })
  .openapi(list, async (c) => {
    const { items, nextCursor } = await listApiKeys(c.var.ports, c.req.valid("query"));
    return c.json({ items: items.map(onWire), nextCursor }, 200);
  })
  .openapi(get, async (c) => c.json(onWire(granted(await getApiKey(c.var.ports, c.req.valid("param").id))), 200))
  .openapi(put, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(onWire(granted(await putApiKey(c.var.ports, id, c.req.valid("json")))), 200);
  })
  .openapi(remove, async (c) => {
    granted(await deleteApiKey(c.var.ports, c.req.valid("param").id));
    return c.body(null, 204);
  });
