import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { parseRedemption } from "../../domain/redemptions/redemption-body.ts";
import { checkRedemption, redeemOffer } from "../../services/redeem-offer.ts";
import { open } from "../access.ts";
import { jsonBody } from "../body.ts";
import type { AppEnv } from "../context.ts";
import { granted } from "../problem-response.ts";
import { answers, refusals, shown, takes } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const discountShape = z.object({
  currency: z.string(),
  amount: z.int(),
  lines: z.array(z.object({ lineId: z.string(), amount: z.int() })),
});
const quoteShape = z.object({
  offerId: z.string(),
  label: z.string(),
  reasonCode: z.string(),
  discount: discountShape,
});
const redemptionShape = quoteShape.extend({ id: z.string(), status: z.literal("committed") }).openapi("Redemption");

const forTills = open({ roles: ["till"] }, ...jsonBody());
const body = takes(z.looseObject({ storeId: z.string(), basket: z.looseObject({}) }));

const check = createRoute({
  method: "post",
  path: "/v1/redemptions/check",
  ...forTills,
  request: body,
  responses: { 200: answers("What would come off", quoteShape), ...refusals },
});
const redeem = createRoute({
  method: "post",
  path: "/v1/redemptions",
  ...forTills,
  request: body,
  responses: { 201: answers("Redeemed", redemptionShape), ...refusals },
});

export const redemptionRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(check, async (c) => {
    const asked = granted(parseRedemption(c.req.valid("json")));
    return c.json(shown(quoteShape, granted(await checkRedemption(c.var.ports, c.var.caller, asked))), 200);
  })
  .openapi(redeem, async (c) => {
    const sent = c.req.valid("json");
    const asked = granted(parseRedemption(sent));
    const how = { idempotencyKey: c.req.header("idempotency-key"), sent };
    const { redemption, replayed } = granted(await redeemOffer(c.var.ports, c.var.caller, asked, how));
    if (replayed) c.header("idempotency-replayed", "true");
    return c.json(shown(redemptionShape, redemption), 201);
  });
