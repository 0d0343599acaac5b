import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { apiKeyInputSchema, createApiKey, deleteApiKey } from "../../services/api-keys.ts";
import { open } from "../access.ts";
import { jsonBody } from "../body.ts";
import type { AppEnv } from "../context.ts";
import { granted } from "../problem-response.ts";
import { answers, refusals, takes } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const forAdmins = open({ roles: ["admin"] });
const create = createRoute({
  method: "post",
  path: "/v1/api-keys",
  ...open({ roles: ["admin"] }, ...jsonBody()),
  request: takes(apiKeyInputSchema),
  responses: { 201: answers("The key, shown this once", z.object({ id: z.string(), key: z.string() })), ...refusals },
});
const remove = createRoute({
  method: "delete",
  path: "/v1/api-keys/{id}",
  ...forAdmins,
  request: { params: z.object({ id: z.string().max(100) }) },
  responses: { 204: { description: "Gone" }, ...refusals },
});

export const apiKeyRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(create, async (c) => c.json(await createApiKey(c.var.ports, c.req.valid("json")), 201))
  .openapi(remove, async (c) => {
    granted(await deleteApiKey(c.var.ports, c.req.valid("param").id));
    return c.body(null, 204);
  });
