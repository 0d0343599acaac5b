import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { moneySchema, signedMoneySchema } from "../../domain/money/money.ts";
import { fromWireTime } from "../../domain/offers/wire-time.ts";
import { problem } from "../../domain/problems.ts";
import { FUNNEL } from "../../domain/reports/report.ts";
import { givenIdSchema } from "../../domain/stores/store.ts";
import { readCampaignReport, readDayReport } from "../../services/reports.ts";
import { mustHold, open } from "../access.ts";
import type { AppEnv } from "../context.ts";
import { documentedAs } from "../json-schemas.ts";
import { ownCampaign } from "../own-campaign.ts";
import { granted, Refusal } from "../problem-response.ts";
import { answers, givenIdParam, refusals, shown, timeShape } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

/** Null: fewer than twenty, or nobody. */
const shoppersShape = z.int().min(20).nullable();
const groupShape = z.object({
  shoppers: shoppersShape,
  buyers: shoppersShape,
  revenue: z.array(signedMoneySchema),
});
const reportShape = z
  .object({
    decisions: z.int().nullable(),
    funnel: z.array(z.object({ stage: z.enum(FUNNEL), shoppers: shoppersShape })),
    stopped: z.array(z.object({ stage: z.string(), code: z.string(), shoppers: shoppersShape })),
    variants: z.array(
      z.object({
        campaignId: z.string(),
        variantId: z.string(),
        locale: z.string(),
        offered: shoppersShape,
        viewed: shoppersShape,
        redeemed: shoppersShape,
        discount: z.array(signedMoneySchema),
      }),
    ),
    effect: z.object({
      treated: groupShape,
      heldOut: groupShape,
      /** What a treated shopper paid more than one who was held out. */
      perShopper: z.object({ estimate: signedMoneySchema, low: signedMoneySchema, high: signedMoneySchema }).nullable(),
      note: z.string(),
    }),
  })
  .meta({ id: "Report" });
const budgetShape = z.object({
  limit: z.array(moneySchema),
  reserved: z.array(moneySchema),
  spent: z.array(moneySchema),
});
/** Budgets are a campaign's; of a day there is none. */
const dayReportShape = reportShape
  .extend({
    budget: z.null(),
    /** What tills did that day, whenever the offers were made; less what was voided or came back. */
    tills: z.object({ redemptions: z.int(), given: z.array(signedMoneySchema) }),
  })
  .meta({ id: "DayReport" });
const campaignReportShape = reportShape.extend({ budget: budgetShape.nullable() }).meta({ id: "CampaignReport" });

const read = open({ roles: ["marketer", "analyst"] });
// What is no date is not found, as with a store's days.
const dayQuery = documentedAs(
  z.object({ date: z.string().max(40), storeId: givenIdSchema.optional() }),
  z.object({ date: z.iso.date(), storeId: givenIdSchema.optional() }),
);

const day = createRoute({
  method: "get",
  path: "/v1/reports/day",
  summary: "Read what became of one day's decisions, of a store or of all",
  ...read,
  request: { query: dayQuery },
  responses: { 200: answers("The day in numbers of shoppers", dayReportShape), ...refusals },
});
const campaign = createRoute({
  method: "get",
  path: "/v1/campaigns/{id}/report",
  summary: "Read what became of a campaign's offers, and what they add",
  ...read,
  request: { params: givenIdParam, query: z.object({ from: timeShape.optional(), to: timeShape.optional() }) },
  responses: { 200: answers("The campaign in numbers of shoppers", campaignReportShape), ...refusals },
});

export const reportRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(day, async (c) => {
    const { date, storeId } = c.req.valid("query");
    const { ports, caller } = c.var;
    // Who is bound to stores sees no sum of all.
    if (storeId !== undefined) mustHold(caller, storeId);
    else if (caller.stores.kind !== "all") throw new Refusal(problem("forbidden"));
    const report = granted(await readDayReport(ports, date, storeId));
    return c.json(shown(dayReportShape, { ...report, budget: null }), 200);
  })
  .openapi(campaign, async (c) => {
    const { from, to } = c.req.valid("query");
    const { campaign: own } = await ownCampaign(c, c.req.valid("param").id);
    const stretch = {
      ...(from === undefined ? {} : { from: fromWireTime(from) }),
      ...(to === undefined ? {} : { to: fromWireTime(to) }),
    };
    return c.json(shown(campaignReportShape, granted(await readCampaignReport(c.var.ports, own.id, stretch))), 200);
  });
