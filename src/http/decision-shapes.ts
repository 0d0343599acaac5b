import { z } from "@hono/zod-openapi";
import { STAGES } from "../domain/campaigns/reason.ts";
import { timeShape } from "./shapes.ts";

export const OUTCOMES = ["issued", "silent", "withheld", "abandoned"] as const;
const plain = z.record(z.string(), z.unknown());

/** One line of a list: what came of a decision. `GET /v1/decisions/{id}` says why, campaign by campaign. */
export const decisionEntryShape = z
  .object({
    id: z.string(),
    at: timeShape,
    storeId: z.string(),
    event: z.enum(["entered", "dwelled", "exited", "asked"]),
    /** `withheld`: the shopper is held out, and would have got `campaignId`. */
    outcome: z.enum(OUTCOMES),
    stage: z.string().nullable(),
    code: z.string().nullable(),
    campaignId: z.string().nullable(),
    version: z.int().nullable(),
    variantId: z.string().nullable(),
    locale: z.string().nullable(),
    test: z.boolean(),
    ended: z.array(z.object({ stage: z.enum(STAGES), code: z.string(), campaignIds: z.array(z.string()) })),
  })
  .meta({ id: "DecisionEntry" });

/** What `npm run replay` reads. Its members are those of `src/domain/campaigns/record.ts`, as they were then. */
export const decisionRecordShape = z
  .object({
    id: z.string(),
    state: z.string(),
    store: plain,
    considered: z.array(plain),
    record: plain,
    live: plain,
  })
  .meta({ id: "DecisionRecord" });
