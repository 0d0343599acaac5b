import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { revokeInputSchema, revokeOffer } from "../../services/revoke-offer.ts";
import { open } from "../access.ts";
import { jsonBody } from "../body.ts";
import type { AppEnv } from "../context.ts";
import { granted } from "../problem-response.ts";
import { answers, refusals, shown, takes } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const revocationShape = z
  .object({ id: z.string(), state: z.enum(["issued", "reserved", "redeemed", "returned", "expired", "revoked"]) })
  .meta({ id: "Revocation" });

const revoke = createRoute({
  method: "post",
  path: "/v1/offers/{id}/revoke",
  summary: "Take an offer back that no till holds or has redeemed",
  ...open({ roles: ["support", "marketer"] }, ...jsonBody()),
  request: { params: z.object({ id: z.string().max(200) }), ...takes(revokeInputSchema) },
  responses: { 200: answers("Revoked; one that had ended before stays as it was", revocationShape), ...refusals },
});

export const revocationRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid }).openapi(revoke, async (c) => {
  const { reason } = c.req.valid("json");
  const request = { reason, scope: c.var.caller.stores };
  const revoked = granted(await revokeOffer(c.var.ports, c.req.valid("param").id, request));
  return c.json(shown(revocationShape, revoked), 200);
});
