import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { moneySchema } from "../../domain/money/money.ts";
import { wireTime } from "../../domain/offers/wire-time.ts";
import { PERSON_ROLES } from "../../services/callers.ts";
import { listAttention } from "../../services/list-attention.ts";
import { open } from "../access.ts";
import type { AppEnv } from "../context.ts";
import { answers, refusals, shown, timeShape } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

/** Of a kind and what tells of it. */
const attentionShape = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("offersPaused") }),
    z.object({ kind: z.literal("approvalsWaiting"), count: z.int(), since: timeShape }),
    z.object({
      kind: z.literal("tillSilent"),
      storeId: z.string(),
      tillId: z.string(),
      /** On how many of the last days it was used for offers. */
      days: z.int(),
      since: timeShape,
    }),
    z.object({ kind: z.literal("stockStale"), storeId: z.string(), since: timeShape }),
    z.object({ kind: z.literal("productsStale"), since: timeShape }),
    /** How many live campaigns ask for it. */
    z.object({ kind: z.literal("weatherUnknown"), count: z.int() }),
    /** How much of the limit is reserved or spent. */
    z.object({ kind: z.literal("budgetLow"), campaignId: z.string(), limit: moneySchema, basisPoints: z.int() }),
    /** Null: fewer than twenty. */
    z.object({ kind: z.literal("fenceDoubted"), storeId: z.string(), shoppers: z.int().nullable() }),
    z.object({ kind: z.literal("erasuresLate"), count: z.int(), since: timeShape }),
  ])
  .meta({ id: "Attention" });
const listShape = z.object({ items: z.array(attentionShape) });

const list = createRoute({
  method: "get",
  path: "/v1/attention",
  summary: "List what needs the caller's attention, as far as their roles and stores go",
  ...open({ roles: PERSON_ROLES }),
  responses: { 200: answers("What to look at first comes first", listShape), ...refusals },
});

export const attentionRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid }).openapi(list, async (c) => {
  const found = await listAttention(c.var.ports, c.var.caller);
  const items = found.map((one) => ("since" in one ? { ...one, since: wireTime(one.since) } : one));
  return c.json(shown(listShape, { items }), 200);
});
