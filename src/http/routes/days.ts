import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { CLOSING_ENTRIES_MAX } from "../../domain/bounds.ts";
import { retailerIdSchema } from "../../domain/carts/cart.ts";
import { signedAmountSchema, signedMoneySchema } from "../../domain/money/money.ts";
import { wireTime } from "../../domain/offers/wire-time.ts";
import type { DayTotal, Sum } from "../../domain/redemptions/day.ts";
import { givenIdSchema } from "../../domain/stores/store.ts";
import { closeDay, readDay } from "../../services/days.ts";
import { mustHold, open } from "../access.ts";
import { jsonBody } from "../body.ts";
import type { AppEnv } from "../context.ts";
import { documentedAs } from "../json-schemas.ts";
import { granted } from "../problem-response.ts";
import { answers, refusals, shown, takes, timeShape } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const sumShape = z.object({ count: z.int(), amount: signedMoneySchema }).meta({ id: "EffectSum" });
const totalShape = z
  .object({
    tillId: z.string(),
    campaignId: z.string(),
    /** Given, less what came back. */
    amount: signedMoneySchema,
    redeemed: sumShape,
    voided: sumShape,
    returned: sumShape,
  })
  .meta({ id: "DayTotal" });
const dayShape = z
  .object({
    storeId: z.string(),
    businessDate: z.iso.date(),
    timeZone: z.string(),
    /** Every effect before it is in the totals. */
    completeUntil: timeShape,
    closedAt: timeShape.nullable(),
    totals: z.array(totalShape),
    /** Of what came after the day was closed; part of `totals` too. */
    afterClosing: z.array(totalShape),
    /** Who has to wait now for having guessed too often; without a till all tills of a key. */
    heldBack: z.array(z.object({ tillId: z.string().nullable(), until: timeShape })),
  })
  .meta({ id: "StoreDay" });

const countedShape = z.strictObject({ transactionId: retailerIdSchema, amount: signedMoneySchema });
const listedShape = countedShape.extend({
  amount: z.union([signedMoneySchema, signedAmountSchema]).meta({
    description: "A bare number is in minor units of the store's currency",
  }),
});
const closingShape = z
  .strictObject({ entries: z.array(listedShape).max(CLOSING_ENTRIES_MAX) })
  .meta({ id: "DayClosing" });
const comparisonShape = z
  .object({
    missingHere: z.array(countedShape),
    missingThere: z.array(countedShape),
    differs: z.array(z.object({ transactionId: z.string(), here: signedMoneySchema, there: signedMoneySchema })),
  })
  .meta({ id: "DayComparison" });

// Whether there is such a day is asked with the store: what is none is not found.
const dayParams = documentedAs(
  z.object({ id: givenIdSchema, businessDate: z.string().max(40) }),
  z.object({ id: givenIdSchema, businessDate: z.iso.date() }),
);

const read = createRoute({
  method: "get",
  path: "/v1/stores/{id}/days/{businessDate}",
  summary: "Read what a store's tills gave on one day, by till and campaign",
  ...open({ roles: ["till", "analyst"], read: true }),
  request: { params: dayParams },
  responses: { 200: answers("The day, and until when it is complete", dayShape), ...refusals },
});
const close = createRoute({
  method: "post",
  path: "/v1/stores/{id}/days/{businessDate}/close",
  summary: "Close a day of a store, once, and compare it with the tills' own list",
  ...open({ roles: ["till", "admin"] }, ...jsonBody()),
  request: { params: dayParams, ...takes(closingShape) },
  responses: { 200: answers("Where the two differ", comparisonShape), ...refusals },
});

const sumOnWire = ({ count, amount }: Sum, currency: string) => ({ count, amount: { amount, currency } });

const totalOnWire = ({ tillId, campaignId, amount, redeemed, voided, returned }: DayTotal) => ({
  tillId,
  campaignId,
  amount,
  redeemed: sumOnWire(redeemed, amount.currency),
  voided: sumOnWire(voided, amount.currency),
  returned: sumOnWire(returned, amount.currency),
});

export const dayRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(read, async (c) => {
    const { id, businessDate } = c.req.valid("param");
    mustHold(c.var.caller, id);
    const day = granted(await readDay(c.var.ports, id, businessDate));
    const answer = {
      storeId: id,
      businessDate,
      timeZone: day.timeZone,
      completeUntil: wireTime(day.completeUntil),
      closedAt: day.closedAt === null ? null : wireTime(day.closedAt),
      totals: day.totals.map(totalOnWire),
      afterClosing: day.afterClosing.map(totalOnWire),
      heldBack: day.heldBack.map(({ tillId, until }) => ({ tillId, until: wireTime(until) })),
    };
    return c.json(shown(dayShape, answer), 200);
  })
  .openapi(close, async (c) => {
    const { id, businessDate } = c.req.valid("param");
    mustHold(c.var.caller, id);
    const { entries } = c.req.valid("json");
    return c.json(shown(comparisonShape, granted(await closeDay(c.var.ports, id, businessDate, entries))), 200);
  });
