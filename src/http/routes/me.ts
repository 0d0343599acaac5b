import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { eraseMe } from "../../services/erase-shopper.ts";
import { removeTrait } from "../../services/profiles.ts";
import { readMe } from "../../services/read-shopper.ts";
import { open } from "../access.ts";
import type { AppEnv } from "../context.ts";
import { granted } from "../problem-response.ts";
import { answers, refusals, shown } from "../shapes.ts";
import { ownViewShape } from "../single-view-shape.ts";
import { refuseInvalid } from "../validation.ts";
import { begunShape } from "./erasures.ts";

const get = createRoute({
  method: "get",
  path: "/v1/me",
  summary: "Give everything held about the shopper whose device asks",
  ...open({ device: true }),
  responses: { 200: answers("Everything held", ownViewShape), ...refusals },
});
const erase = createRoute({
  method: "delete",
  path: "/v1/me",
  summary: "Erase the shopper whose device asks",
  ...open({ device: true }),
  responses: { 202: answers("Nothing is sent or decided from now on", begunShape), ...refusals },
});

const removeOne = createRoute({
  method: "delete",
  path: "/v1/me/traits/{name}",
  summary: "Remove a segment, an affinity or a potential, and compute it no more for a year",
  ...open({ device: true }),
  request: { params: z.object({ name: z.string().min(1).max(200) }) },
  responses: { 204: { description: "Removed" }, ...refusals },
});

export const meRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(get, async (c) => c.json(shown(ownViewShape, granted(await readMe(c.var.ports, c.var.device))), 200))
  .openapi(erase, async (c) => {
    const { erasureId } = granted(await eraseMe(c.var.ports, c.var.device));
    return c.json({ erasureId }, 202);
  })
  .openapi(removeOne, async (c) => {
    granted(await removeTrait(c.var.ports, c.var.device, c.req.valid("param").name));
    return c.body(null, 204);
  });
