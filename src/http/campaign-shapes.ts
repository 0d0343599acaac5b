import { z } from "@hono/zod-openapi";
import { COMMENT_MAX_CHARS } from "../domain/bounds.ts";
import { CHANNELS } from "../domain/campaigns/channel.ts";
import { keptCampaignSchema } from "../domain/campaigns/campaign.ts";
import { STAGES } from "../domain/campaigns/reason.ts";
import type { CampaignRow } from "../services/repositories.ts";
import { shown, timeShape } from "./shapes.ts";

export const campaignShape = keptCampaignSchema
  .extend({ state: z.enum(["draft", "live", "paused", "ended"]), version: z.int().nullable() })
  .meta({ id: "Campaign" });

export const campaignOnWire = ({ campaign, state, version }: CampaignRow) =>
  shown(campaignShape, { ...campaign, state, version });

const faultsShape = z.array(z.object({ pointer: z.string(), message: z.string() }));
export const checkShape = z.object({
  problems: faultsShape,
  warnings: faultsShape,
  /** How many offers may be open at once before a budget is used up, where every one of them costs what it can. */
  openOffers: z.array(z.object({ pointer: z.string(), currency: z.string(), offers: z.int() })),
});

export const publishInputShape = z.strictObject({
  comment: z.string().max(COMMENT_MAX_CHARS).nullish(),
  holdoutWaiver: z.string().max(COMMENT_MAX_CHARS).nullish(),
});
export const requestedShape = z.object({ approvalId: z.string(), version: z.int() });
export const publishedShape = z.object({ id: z.string(), version: z.int(), liveFrom: timeShape });

export const factShape = z
  .object({
    name: z.string(),
    type: z.enum(["money", "number", "string", "list", "level", "boolean", "date"]),
    operators: z.array(z.string()),
    label: z.string(),
    unit: z.string().nullable(),
    values: z.array(z.string()).nullable(),
    personal: z.boolean(),
  })
  .meta({ id: "Fact" });

export const reasonShape = z.object({
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
    channel: z.enum(CHANNELS),
    /** Null where nobody walked in. */
    trigger: z
      .object({
        event: z.enum(["entered", "dwelled", "exited"]),
        dwellSeconds: z.number(),
        confidence: z.enum(["low", "medium", "high"]),
        assumed: z.boolean(),
      })
      .nullable(),
    state: z.enum(["gathering", "reserving", "creating", "issued", "silent", "withheld", "abandoning", "abandoned"]),
    /** Why it is silent, or was abandoned. */
    code: z.string().nullable(),
    /** The version of the snapshot that was weighed. */
    snapshot: z.int(),
    /** `probability`: how likely this variant of the campaign was. */
    chosen: z
      .object({ campaignId: z.string(), version: z.int(), variantId: z.string(), probability: z.number() })
      .nullable(),
    considered: z.array(z.object({ campaignId: z.string(), version: z.int(), reason: reasonShape.nullable() })),
    /** Those that only another one stood in the way of, the best first: context × value × lever. */
    ranking: z.array(z.object({ campaignId: z.string(), context: z.number(), value: z.number(), lever: z.number() })),
  })
  .meta({ id: "Decision" });
