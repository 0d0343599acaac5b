import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { cartSchema } from "../../domain/carts/cart.ts";
import { deleteCart, putCart, readCart } from "../../services/carts.ts";
import { open } from "../access.ts";
import { jsonBody } from "../body.ts";
import type { AppEnv } from "../context.ts";
import { granted } from "../problem-response.ts";
import { answers, refusals, shopperParam, takes } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const appliedShape = z.object({ applied: z.boolean() });
const write = open({ roles: ["backend"] });

const put = createRoute({
  method: "put",
  path: "/v1/carts/{shopperId}",
  summary: "Put a shopper's cart, if it is newer than the one that is known",
  ...open({ roles: ["backend"] }, ...jsonBody()),
  request: { params: shopperParam, ...takes(cartSchema) },
  responses: { 200: answers("Whether it is the newest", appliedShape), ...refusals },
});
const get = createRoute({
  method: "get",
  path: "/v1/carts/{shopperId}",
  summary: "Read a shopper's cart",
  ...open({ roles: ["backend"], read: true }),
  request: { params: shopperParam },
  responses: { 200: answers("The cart as it stands, without what was bought", cartSchema), ...refusals },
});
const remove = createRoute({
  method: "delete",
  path: "/v1/carts/{shopperId}",
  summary: "Empty a shopper's cart",
  ...write,
  request: { params: shopperParam },
  responses: { 204: { description: "Empty" }, ...refusals },
});
export const cartRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(put, async (c) =>
    c.json(granted(await putCart(c.var.ports, c.req.valid("param").shopperId, c.req.valid("json"))), 200),
  )
  .openapi(get, async (c) => c.json(granted(await readCart(c.var.ports, c.req.valid("param").shopperId)), 200))
  .openapi(remove, async (c) => {
    granted(await deleteCart(c.var.ports, c.req.valid("param").shopperId));
    return c.body(null, 204);
  });
