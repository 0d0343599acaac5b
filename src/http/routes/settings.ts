import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { settingsSchema } from "../../domain/settings.ts";
import type { SettingsVersion } from "../../services/repositories.ts";
import { getSettings, putSettings, restoreSettings } from "../../services/settings.ts";
import { open } from "../access.ts";
import { jsonBody } from "../body.ts";
import type { AppContext, AppEnv } from "../context.ts";
import { granted } from "../problem-response.ts";
import { answers, refusals, takes } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const settingsShape = settingsSchema.meta({ id: "Settings" });
const forAdmins = open({ roles: ["admin"] });
const inForce = { 200: answers("The settings in force; `ETag` is their version", settingsShape), ...refusals };

const get = createRoute({
  method: "get",
  path: "/v1/settings",
  summary: "Read the settings of the deployment",
  ...forAdmins,
  responses: inForce,
});
const put = createRoute({
  method: "put",
  path: "/v1/settings",
  summary: "Replace the settings as a whole and make them live",
  ...open({ roles: ["admin"] }, ...jsonBody()),
  request: takes(settingsShape),
  responses: inForce,
});
const restore = createRoute({
  method: "post",
  path: "/v1/settings/versions/{n}/restore",
  summary: "Make an earlier version of the settings the newest one",
  ...forAdmins,
  request: { params: z.object({ n: z.coerce.number().int().min(1) }) },
  responses: inForce,
});

function show(c: AppContext, { version, settings }: SettingsVersion) {
  c.header("etag", `"${version}"`);
  return c.json(settings, 200);
}

export const settingsRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(get, async (c) => show(c, await getSettings(c.var.ports)))
  .openapi(put, async (c) => show(c, await putSettings(c.var.ports, c.req.valid("json"))))
  .openapi(restore, async (c) => show(c, granted(await restoreSettings(c.var.ports, c.req.valid("param").n))));
