import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { IDEMPOTENCY_KEY_MAX_CHARS } from "../../domain/bounds.ts";
import { redemptionBodySchema } from "../../domain/redemptions/redemption-body.ts";
import { checkRedemption, redeemOffer } from "../../services/redeem-offer.ts";
import { open } from "../access.ts";
import { jsonBody } from "../body.ts";
import type { AppEnv } from "../context.ts";
import { documentedAs } from "../json-schemas.ts";
import { granted, Refusal } from "../problem-response.ts";
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
const redemptionShape = quoteShape
  .extend({ id: z.string(), status: z.literal("committed") })
  .meta({ id: "Redemption" });

const forTills = open({ roles: ["till"] }, ...jsonBody());
const body = takes(redemptionBodySchema);
const idempotencyKey = z
  .string()
  .meta({ description: `A structured-field string of at most ${IDEMPOTENCY_KEY_MAX_CHARS} characters.` });
// Whether it is there is asked after the body, with an answer of its own.
const keyHeader = documentedAs(
  z.object({ "idempotency-key": idempotencyKey.optional() }),
  z.object({ "idempotency-key": idempotencyKey }),
);

const check = createRoute({
  method: "post",
  path: "/v1/redemptions/check",
  summary: "Say what a redemption would take off; nothing happens",
  ...forTills,
  request: body,
  responses: { 200: answers("What would come off", quoteShape), ...refusals },
});
const redeem = createRoute({
  method: "post",
  path: "/v1/redemptions",
  summary: "Redeem an offer, exactly once",
  ...forTills,
  request: { headers: keyHeader, ...body },
  responses: { 201: answers("Redeemed", redemptionShape), ...refusals },
});

const REPLAYED = { "idempotency-replayed": "true" };

export const redemptionRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(check, async (c) => {
    const quote = await checkRedemption(c.var.ports, c.var.caller, c.req.valid("json"));
    return c.json(shown(quoteShape, granted(quote)), 200);
  })
  .openapi(redeem, async (c) => {
    const how = { idempotencyKey: c.req.header("idempotency-key"), sent: await c.req.json<unknown>() };
    const answer = await redeemOffer(c.var.ports, c.var.caller, c.req.valid("json"), how);
    const headers = answer.replayed ? REPLAYED : {};
    if (!answer.ok) throw new Refusal(answer.error, headers);
    return c.json(shown(redemptionShape, answer.value), 201, headers);
  });
