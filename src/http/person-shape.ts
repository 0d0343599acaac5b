import { z } from "@hono/zod-openapi";
import { moneySchema } from "../domain/money/money.ts";
import { profileSchema } from "../domain/shoppers/profile.ts";
import { timeShape } from "./shapes.ts";

export const purchaseShape = z.object({
  id: z.string(),
  at: timeShape,
  kind: z.string(),
  of: z.string().nullable(),
  channel: z.string(),
  storeId: z.string().nullable(),
  paid: moneySchema,
  lines: z.array(z.object({ sku: z.string(), productId: z.string().nullable(), quantity: z.int() })),
});

/** What is held of the person. */
export const personShape = z.object({
  profile: profileSchema,
  identities: z.array(
    z.object({ kind: z.string(), source: z.string().nullable(), value: z.string(), since: timeShape }),
  ),
  habit: z.object({
    orders: z.int(),
    firstAt: timeShape.nullable(),
    lastAt: timeShape.nullable(),
    spend: z.array(moneySchema),
  }),
  traits: z.object({
    segments: z.array(z.string()),
    affinity: z.record(z.string(), z.number()),
    potential: z.record(z.string(), moneySchema),
    removed: z.array(z.object({ name: z.string(), until: timeShape })),
  }),
  activities: z.array(
    z.object({
      kind: z.string(),
      sku: z.string().nullable(),
      category: z.string().nullable(),
      query: z.string().nullable(),
      categories: z.array(z.string()),
      at: timeShape,
    }),
  ),
});
