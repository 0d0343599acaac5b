import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { wireTime } from "../../domain/offers/wire-time.ts";
import { settingsSchema } from "../../domain/settings.ts";
import type { SettingsVersion } from "../../services/repositories.ts";
import {
  getSettings,
  getSettingsVersion,
  listSettingsVersions,
  putSettings,
  restoreSettings,
} from "../../services/settings.ts";
import { open } from "../access.ts";
import { note } from "../audited.ts";
import { jsonBody } from "../body.ts";
import type { AppContext, AppEnv } from "../context.ts";
import { granted } from "../problem-response.ts";
import { answers, numberedPageQuery, pageOf, refusals, takes, timeShape, versionNumber } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const settingsShape = settingsSchema.meta({ id: "Settings" });
const versionsShape = pageOf(
  z
    .object({ version: z.int(), at: timeShape, by: z.string(), restored: z.int().nullable() })
    .meta({ id: "SettingsVersion" }),
);
const params = z.object({ n: versionNumber });
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
const list = createRoute({
  method: "get",
  path: "/v1/settings/versions",
  summary: "List the versions of the settings, newest first",
  ...forAdmins,
  request: { query: numberedPageQuery },
  responses: { 200: answers("Versions", versionsShape), ...refusals },
});
const getVersion = createRoute({
  method: "get",
  path: "/v1/settings/versions/{n}",
  summary: "Read the settings as they were in a version",
  ...forAdmins,
  request: { params },
  responses: { 200: answers("The settings of that version", settingsShape), ...refusals },
});
const restore = createRoute({
  method: "post",
  path: "/v1/settings/versions/{n}/restore",
  summary: "Make an earlier version of the settings the newest one",
  ...forAdmins,
  request: { params },
  responses: inForce,
});

function show(c: AppContext, { version, settings }: SettingsVersion) {
  c.header("etag", `"${version}"`);
  return c.json(settings, 200);
}

function changed(c: AppContext, settings: SettingsVersion) {
  note(c, { before: settings.version - 1, after: settings.version });
  return show(c, settings);
}

export const settingsRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(get, async (c) => show(c, await getSettings(c.var.ports)))
  .openapi(put, async (c) => {
    const { ports, caller } = c.var;
    return changed(c, await putSettings(ports, c.req.valid("json"), caller.actor));
  })
  .openapi(list, async (c) => {
    const { items, nextCursor } = await listSettingsVersions(c.var.ports, c.req.valid("query"));
    return c.json({ items: items.map((item) => ({ ...item, at: wireTime(item.at) })), nextCursor }, 200);
  })
  .openapi(getVersion, async (c) => show(c, granted(await getSettingsVersion(c.var.ports, c.req.valid("param").n))))
  .openapi(restore, async (c) => {
    const { ports, caller } = c.var;
    return changed(c, granted(await restoreSettings(ports, c.req.valid("param").n, caller.actor)));
  });
