import { z } from "@hono/zod-openapi";
import { keptCampaignSchema } from "../domain/campaigns/campaign.ts";
import { STAGES } from "../domain/campaigns/reason.ts";
import { timeShape } from "./shapes.ts";

export const campaignShape = keptCampaignSchema
  .extend({ state: z.enum(["draft", "live", "paused", "ended"]), version: z.int().nullable() })
  .meta({ id: "Campaign" });

const faultsShape = z.array(z.object({ pointer: z.string(), message: z.string() }));
export const checkShape = z.object({ problems: faultsShape, warnings: faultsShape });

export const publishInputShape = z.strictObject({
  comment: z.string().max(1_000).nullish(),
  holdoutWaiver: z.string().max(1_000).nullish(),
});
export const publishedShape = z.object({ id: z.string(), version: z.int(), liveFrom: timeShape });

export const factShape = z
  .object({
    name: z.string(),
    type: z.enum(["money", "number", "string", "list", "level"]),
    operators: z.array(z.string()),
    label: z.string(),
    unit: z.string().nullable(),
    values: z.array(z.string()).nullable(),
    personal: z.boolean(),
  })
  .meta({ id: "Fact" });

const reasonShape = z.object({
  stage: z.enum(STAGES),
  code: z.string(),
  detail: z.record(z.string(), z.unknown()).optional(),
});
/** What was weighed for a visit. Nothing in it says who the shopper is, or what is in the cart. */
export const decisionShape = z
  .object({
    id: z.string(),
    storeId: z.string(),
    at: timeShape,
    trigger: z.object({
      event: z.enum(["entered", "dwelled", "exited"]),
      dwellSeconds: z.number(),
      confidence: z.enum(["low", "medium", "high"]),
    }),
    state: z.enum(["gathering", "reserving", "creating", "issued", "silent", "abandoning", "abandoned"]),
    /** Why it is silent, or was abandoned. */
    code: z.string().nullable(),
    /** The version of the snapshot that was weighed. */
    snapshot: z.int(),
    chosen: z.object({ campaignId: z.string(), version: z.int(), variantId: z.string() }).nullable(),
    considered: z.array(z.object({ campaignId: z.string(), version: z.int(), reason: reasonShape.nullable() })),
  })
  .meta({ id: "Decision" });
