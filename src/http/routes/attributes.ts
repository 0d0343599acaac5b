import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { attributeInputSchema, attributeNameSchema } from "../../domain/shoppers/attribute.ts";
import { listAttributes, putAttribute } from "../../services/attributes.ts";
import { open } from "../access.ts";
import { jsonBody } from "../body.ts";
import type { AppEnv } from "../context.ts";
import { granted } from "../problem-response.ts";
import { answers, pageOf, refusals, takes } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const attributeShape = attributeInputSchema.extend({ name: attributeNameSchema }).meta({ id: "Attribute" });

const list = createRoute({
  method: "get",
  path: "/v1/attributes",
  summary: "List what may be said of shoppers, and what rules may ask of it",
  ...open({ roles: ["marketer", "approver", "analyst"] }),
  responses: { 200: answers("Attributes by name", pageOf(attributeShape)), ...refusals },
});
const put = createRoute({
  method: "put",
  path: "/v1/attributes/{name}",
  summary: "Declare an attribute of shoppers, which makes a fact of it unless it is protected",
  ...open({ roles: ["admin"] }, ...jsonBody()),
  request: { params: z.object({ name: attributeNameSchema }), ...takes(attributeInputSchema) },
  responses: { 200: answers("Declared, and live", attributeShape), ...refusals },
});

export const attributeRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(list, async (c) => c.json({ items: await listAttributes(c.var.ports), nextCursor: null }, 200))
  .openapi(put, async (c) =>
    c.json(granted(await putAttribute(c.var.ports, c.req.valid("param").name, c.req.valid("json"))), 200),
  );
