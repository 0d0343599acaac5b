import { z } from "@hono/zod-openapi";
import { returnedSchema } from "../domain/redemptions/returns.ts";
import { timeShape } from "./shapes.ts";

const discountShape = z.object({
  currency: z.string(),
  amount: z.int(),
  lines: z.array(z.object({ lineId: z.string(), amount: z.int() })),
  /** What the retailer's programme credits, where the reward is points. */
  points: z.int().optional(),
});
const quoteMembers = {
  offerId: z.string(),
  label: z.string(),
  reasonCode: z.string(),
  test: z.boolean(),
  discount: discountShape,
};
const redemptionMembers = {
  id: z.string(),
  status: z.enum(["reserved", "lapsed", "committed", "voided", "returned"]),
  /** While it is reserved. */
  reservedUntil: timeShape.optional(),
  /** Where it was committed after its reservation had lapsed. */
  late: z.literal(true).optional(),
  ...quoteMembers,
};
const receiptMembers = { storeId: z.string(), tillId: z.string(), transactionId: z.string(), at: timeShape };

export const quoteShape = z.object(quoteMembers).meta({ id: "Quote" });
export const redemptionShape = z.object(redemptionMembers).meta({ id: "Redemption" });

/** What came back at one time. */
const returnShape = z.object({
  ...receiptMembers,
  refund: returnedSchema.shape.refund,
  moved: returnedSchema.shape.moved,
});
export const redemptionDetailShape = z
  .object({
    ...redemptionMembers,
    ...receiptMembers,
    attempt: z.int(),
    committedAt: timeShape.nullable(),
    voidedAt: timeShape.nullable(),
    returns: z.array(returnShape),
    remaining: returnedSchema.shape.remaining,
  })
  .meta({ id: "RedemptionDetail" });

/** The same for every transaction and every code, known or not. */
export const voidedShape = z.object({ status: z.literal("voided") });
