import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { retailerIdSchema } from "../../domain/carts/cart.ts";
import { invalid } from "../../domain/problems.ts";
import { givenIdSchema } from "../../domain/stores/store.ts";
import { fromWireTime, wireTime } from "../../domain/offers/wire-time.ts";
import type { DecisionEntry } from "../../services/decision-ports.ts";
import { listDecisions } from "../../services/list-decisions.ts";
import { readDecisionRecord } from "../../services/read-decision-record.ts";
import { mustHold, mustHoldAll, open } from "../access.ts";
import type { AppEnv } from "../context.ts";
import { decisionEntryShape, decisionRecordShape, OUTCOMES } from "../decision-shapes.ts";
import { granted, Refusal } from "../problem-response.ts";
import { answers, pageOf, pageQuery, refusals, shown, timeShape } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const list = createRoute({
  method: "get",
  path: "/v1/decisions",
  summary: "List what was decided: for a shopper, at a store, of a campaign, in a stretch of time",
  ...open({ roles: ["support", "analyst"] }),
  request: {
    query: pageQuery.extend({
      shopperId: retailerIdSchema.optional(),
      storeId: givenIdSchema.optional(),
      campaignId: givenIdSchema.optional(),
      outcome: z.enum(OUTCOMES).optional(),
      code: givenIdSchema.optional(),
      from: timeShape.optional(),
      to: timeShape.optional(),
    }),
  },
  responses: { 200: answers("Newest first", pageOf(decisionEntryShape)), ...refusals },
});
const replayable = createRoute({
  method: "get",
  path: "/v1/decisions/{id}/record",
  summary: "Give all that a decision was made from, so that it can be made again",
  ...open({ roles: ["analyst"] }),
  request: { params: z.object({ id: z.string().max(200) }) },
  responses: { 200: answers("Its inputs, its answer, and what was live", decisionRecordShape), ...refusals },
});

const onWire = ({ sub: _sub, trail: _trail, at, ...entry }: DecisionEntry) =>
  shown(decisionEntryShape, { ...entry, at: wireTime(at) });

const timeOf = (text: string | undefined): number | undefined => (text === undefined ? text : fromWireTime(text));

/** As it was kept: its members are not this service's to promise. */
const asJson = (value: object): Readonly<Record<string, unknown>> => ({ ...value });

export const decisionRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(list, async (c) => {
    const { from, to, ...query } = c.req.valid("query");
    const { shopperId, storeId, campaignId } = query;
    if ([shopperId, storeId, campaignId, from].every((one) => one === undefined))
      throw new Refusal(invalid("/shopperId", "give shopperId, storeId, campaignId or from"));
    if (storeId === undefined) mustHoldAll(c.var.caller);
    else mustHold(c.var.caller, storeId);
    const stretch = { from: timeOf(from), to: timeOf(to) };
    const { items, nextCursor } = await listDecisions(c.var.ports, { ...query, ...stretch });
    return c.json({ items: items.map(onWire), nextCursor }, 200);
  })
  .openapi(replayable, async (c) => {
    const { ports, caller } = c.var;
    const kept = granted(await readDecisionRecord(ports, caller.stores, c.req.valid("param").id));
    const { id, state, considered } = kept;
    const [store, record, live] = [asJson(kept.store), asJson(kept.record), asJson(kept.live)];
    return c.json(
      shown(decisionRecordShape, { id, state, store, considered: considered.map(asJson), record, live }),
      200,
    );
  });
