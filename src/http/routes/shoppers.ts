import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { retailerIdSchema } from "../../domain/carts/cart.ts";
import { eraseShopper } from "../../services/erase-shopper.ts";
import { readShopper } from "../../services/read-shopper.ts";
import { open } from "../access.ts";
import type { AppEnv } from "../context.ts";
import { granted } from "../problem-response.ts";
import { answers, refusals, shown } from "../shapes.ts";
import { staffViewShape } from "../single-view-shape.ts";
import { refuseInvalid } from "../validation.ts";
import { begunShape } from "./erasures.ts";

const request = { params: z.object({ id: retailerIdSchema }) };

const get = createRoute({
  method: "get",
  path: "/v1/shoppers/{id}",
  summary: "Give everything held about a shopper, but what their offers could be redeemed with",
  ...open({ roles: ["backend", "support"], read: true }),
  request,
  responses: { 200: answers("Everything held about the shopper", staffViewShape), ...refusals },
});
const erase = createRoute({
  method: "delete",
  path: "/v1/shoppers/{id}",
  summary: "Erase a shopper",
  ...open({ roles: ["backend", "support"] }),
  request,
  responses: { 202: answers("Nothing is sent or decided from now on", begunShape), ...refusals },
});

export const shopperRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(get, async (c) => {
    const view = granted(await readShopper(c.var.ports, c.req.valid("param").id));
    return c.json(shown(staffViewShape, view), 200);
  })
  .openapi(erase, async (c) => {
    const { erasureId } = granted(await eraseShopper(c.var.ports, c.req.valid("param").id));
    return c.json({ erasureId }, 202);
  });
