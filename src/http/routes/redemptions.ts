import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { IDEMPOTENCY_KEY_MAX_CHARS } from "../../domain/bounds.ts";
import {
  commitBodySchema,
  redemptionBodySchema,
  returnBodySchema,
  voidBodySchema,
} from "../../domain/redemptions/redemption-body.ts";
import { returnedSchema } from "../../domain/redemptions/returns.ts";
import { commitRedemption } from "../../services/commit-redemption.ts";
import type { OfferAnswer } from "../../services/offer-ports.ts";
import { readRedemption } from "../../services/read-redemption.ts";
import { checkRedemption, redeemOffer } from "../../services/redeem-offer.ts";
import { returnRedemption } from "../../services/return-redemption.ts";
import type { Sent } from "../../services/till-request.ts";
import { voidRedemption, voidTransaction } from "../../services/void-redemption.ts";
import { open } from "../access.ts";
import { jsonBody } from "../body.ts";
import type { AppContext, AppEnv } from "../context.ts";
import { documentedAs } from "../json-schemas.ts";
import { ownStore } from "../own-store.ts";
import { granted, Refusal } from "../problem-response.ts";
import { quoteShape, redemptionDetailShape, redemptionShape, voidedShape } from "../redemption-shapes.ts";
import { answers, refusals, shown, takes } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const forTills = open({ roles: ["till"] }, ...jsonBody(), ownStore);
const idempotencyKey = z
  .string()
  .meta({ description: `A structured-field string of at most ${IDEMPOTENCY_KEY_MAX_CHARS} characters.` });
// Whether it is there is asked after the body, with an answer of its own.
const headers = documentedAs(
  z.object({ "idempotency-key": idempotencyKey.optional() }),
  z.object({ "idempotency-key": idempotencyKey }),
);
const params = z.object({ id: z.string().max(200) });

const check = createRoute({
  method: "post",
  path: "/v1/redemptions/check",
  summary: "Say what a redemption would take off; nothing happens",
  ...forTills,
  request: takes(redemptionBodySchema),
  responses: { 200: answers("What would come off", quoteShape), ...refusals },
});
const redeem = createRoute({
  method: "post",
  path: "/v1/redemptions",
  summary: "Redeem an offer, or reserve it for ten minutes, exactly once",
  ...forTills,
  request: { headers, ...takes(redemptionBodySchema) },
  responses: {
    200: answers("For a till in training: what a live offer would take off", quoteShape),
    201: answers("Redeemed or reserved", redemptionShape),
    ...refusals,
  },
});
const commit = createRoute({
  method: "post",
  path: "/v1/redemptions/{id}/commit",
  summary: "Say that the customer of a reservation has paid",
  ...forTills,
  request: {
    params,
    headers,
    body: { required: false, content: { "application/json": { schema: commitBodySchema } } },
  },
  responses: { 200: answers("Committed", redemptionShape), ...refusals },
});
const undo = createRoute({
  method: "post",
  path: "/v1/redemptions/{id}/void",
  summary: "Undo a redemption, or give up a reservation",
  ...open({ roles: ["till"] }),
  request: { params, headers },
  responses: { 200: answers("As it stands from now on", redemptionShape), ...refusals },
});
const undoTransaction = createRoute({
  method: "post",
  path: "/v1/redemptions/void",
  summary: "Undo what a transaction may have done with an offer, and bar what of it may still come",
  ...forTills,
  request: { headers, ...takes(voidBodySchema) },
  responses: { 200: answers("The same for every code and transaction", voidedShape), ...refusals },
});
const giveBack = createRoute({
  method: "post",
  path: "/v1/redemptions/{id}/returns",
  summary: "Take goods back that an offer reduced, or exchange them, at any store",
  ...forTills,
  request: { params, headers, ...takes(returnBodySchema) },
  responses: { 200: answers("What the customer gets, and what can still come back", returnedSchema), ...refusals },
});
const read = createRoute({
  method: "get",
  path: "/v1/redemptions/{id}",
  summary: "Read a redemption with all that has happened to it",
  ...open({ roles: ["till", "analyst"], read: true }),
  request: { params },
  responses: { 200: answers("The redemption", redemptionDetailShape), ...refusals },
});

/** How a request came, for its `Idempotency-Key`. No body is the same as an empty one. */
async function sentBy(c: AppContext): Promise<Sent> {
  const text = await c.req.text();
  return { idempotencyKey: c.req.header("idempotency-key"), sent: text === "" ? {} : (JSON.parse(text) as unknown) };
}

/** What was granted, with the header that says whether it had been before; else the end of the request. */
function told<T>(answer: OfferAnswer<T>): readonly [T, Record<string, string>] {
  const marks = answer.replayed ? { "idempotency-replayed": "true" } : {};
  if (!answer.ok) throw new Refusal(answer.error, marks);
  return [answer.value, marks];
}

export const redemptionRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(check, async (c) => {
    const quote = await checkRedemption(c.var.ports, c.var.caller, c.req.valid("json"));
    return c.json(shown(quoteShape, granted(quote)), 200);
  })
  .openapi(redeem, async (c) => {
    const { ports, caller } = c.var;
    const [answer, marks] = told(await redeemOffer(ports, caller, c.req.valid("json"), await sentBy(c)));
    return "id" in answer
      ? c.json(shown(redemptionShape, answer), 201, marks)
      : c.json(shown(quoteShape, answer), 200, marks);
  })
  .openapi(undoTransaction, async (c) => {
    const { ports, caller } = c.var;
    const [, marks] = told(await voidTransaction(ports, caller, c.req.valid("json"), await sentBy(c)));
    return c.json({ status: "voided" as const }, 200, marks);
  })
  .openapi(commit, async (c) => {
    const { ports, caller } = c.var;
    const [{ id }, basket] = [c.req.valid("param"), c.req.valid("json")?.basket ?? null];
    const [answer, marks] = told(await commitRedemption(ports, caller, id, basket, await sentBy(c)));
    return c.json(shown(redemptionShape, answer), 200, marks);
  })
  .openapi(undo, async (c) => {
    const { ports, caller } = c.var;
    const [answer, marks] = told(await voidRedemption(ports, caller, c.req.valid("param").id, await sentBy(c)));
    return c.json(shown(redemptionShape, answer), 200, marks);
  })
  .openapi(giveBack, async (c) => {
    const { ports, caller } = c.var;
    const [{ id }, body] = [c.req.valid("param"), c.req.valid("json")];
    const [answer, marks] = told(await returnRedemption(ports, caller, id, body, await sentBy(c)));
    return c.json(shown(returnedSchema, answer), 200, marks);
  })
  .openapi(read, async (c) => {
    const redemption = granted(await readRedemption(c.var.ports, c.req.valid("param").id));
    return c.json(shown(redemptionDetailShape, redemption), 200);
  });
