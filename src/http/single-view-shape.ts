import { z } from "@hono/zod-openapi";
import { cartItemSchema, cartSchema } from "../domain/carts/cart.ts";
import { rewardSchema } from "../domain/offers/reward.ts";
import { offerShape } from "./routes/offers.ts";
import { timeShape } from "./shapes.ts";

const textReasonShape = z.object({ code: z.string(), text: z.string() });

const deviceShape = z.object({
  deviceId: z.string(),
  keyId: z.string(),
  previousKeyId: z.string().nullable(),
  platform: z.string(),
  locale: z.string().nullable(),
  state: z.string(),
  enrolledAt: timeShape,
  endedAt: timeShape.nullable(),
  lastPingAt: timeShape.nullable(),
  lastRefusal: z.object({ at: timeShape, code: z.string() }).nullable(),
});

const consentShape = z.object({
  granted: z.boolean(),
  at: timeShape.nullable(),
  source: z.string().nullable(),
  deviceId: z.string().nullable(),
});

const visitShape = z.object({
  storeId: z.string(),
  deviceId: z.string(),
  from: timeShape,
  to: timeShape,
  dwelled: z.boolean(),
  exited: z.boolean(),
});

const fixShape = z.object({
  id: z.string(),
  deviceId: z.string(),
  at: timeShape,
  seq: z.number().nullable(),
  accuracyKnown: z.boolean(),
  speed: z.string(),
  anchor: z.string(),
  stores: z.array(z.object({ storeId: z.string(), position: z.string(), confidence: z.string(), clear: z.boolean() })),
});

const purchaseShape = z.object({
  id: z.string(),
  at: timeShape,
  lines: z.array(z.object({ sku: z.string(), productId: z.string().nullable(), quantity: z.int() })),
});

const chosenShape = z.object({
  campaignId: z.string(),
  version: z.int(),
  variantId: z.string(),
  reward: rewardSchema,
  currency: z.string().nullable(),
  items: z.array(cartItemSchema),
  locale: z.string(),
  title: z.string(),
  body: z.string(),
  imageUrl: z.string().nullable(),
  deepLink: z.string().nullable(),
  expiresAt: timeShape,
  reasons: z.array(textReasonShape),
});

const consideredShape = z.object({
  campaignId: z.string(),
  version: z.int(),
  reason: z
    .object({ stage: z.string(), code: z.string(), detail: z.record(z.string(), z.unknown()).optional() })
    .nullable(),
});

const decisionShape = z.object({
  id: z.string(),
  deviceId: z.string(),
  storeId: z.string(),
  at: timeShape,
  trigger: z.object({ event: z.string(), dwellSeconds: z.number(), confidence: z.string() }),
  state: z.string(),
  code: z.string().nullable(),
  offerId: z.string().nullable(),
  chosen: chosenShape.nullable(),
  considered: z.array(consideredShape),
});

const viewOf = <Offer extends z.ZodType>(offer: Offer) =>
  z.object({
    shopperId: z.string(),
    anonymous: z.boolean(),
    devices: z.array(deviceShape),
    enrolments: z.array(z.object({ expiresAt: timeShape, used: z.boolean() })),
    consents: z.record(z.string(), consentShape),
    pausedUntil: timeShape.nullable(),
    visits: z.array(visitShape),
    fixes: z.array(fixShape),
    cart: cartSchema.nullable(),
    purchases: z.array(purchaseShape),
    decisions: z.array(decisionShape),
    offers: z.array(offer),
    limits: z.array(z.object({ campaignId: z.string(), at: timeShape })),
  });

/** All that is held about a shopper: for themselves, and for those who may not redeem their offers. */
export const ownViewShape = viewOf(offerShape).meta({ id: "Me" });
export const staffViewShape = viewOf(offerShape.omit({ code: true, token: true })).meta({ id: "Shopper" });
