import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { retailerIdSchema } from "../../domain/carts/cart.ts";
import { mergeInputSchema, mergeShoppers } from "../../services/merge-shoppers.ts";
import { open } from "../access.ts";
import { jsonBody } from "../body.ts";
import type { AppEnv } from "../context.ts";
import { granted } from "../problem-response.ts";
import { answers, refusals, takes } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const merge = createRoute({
  method: "post",
  path: "/v1/shoppers/{id}/merge",
  summary: "Make one shopper of two: all that the first has goes to the second",
  ...open({ roles: ["backend", "support"] }, ...jsonBody()),
  request: { params: z.object({ id: retailerIdSchema }), ...takes(mergeInputSchema) },
  responses: { 200: answers("Merged", z.object({ shopperId: retailerIdSchema })), ...refusals },
});

export const mergeRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid }).openapi(merge, async (c) => {
  const { into } = c.req.valid("json");
  granted(await mergeShoppers(c.var.ports, c.req.valid("param").id, into));
  return c.json({ shopperId: into }, 200);
});
