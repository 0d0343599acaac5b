import { z } from "@hono/zod-openapi";
import { cartItemSchema, cartSchema } from "../domain/carts/cart.ts";
import { rewardSchema } from "../domain/offers/reward.ts";
import { offerShape } from "./routes/offers.ts";
import { personShape, purchaseShape } from "./person-shape.ts";
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
  text: z.string().nullable(),
  textSha256: z.string().nullable(),
  at: timeShape.nullable(),
  source: z.string().nullable(),
  deviceId: z.string().nullable(),
});

const consentChangeShape = z.object({
  purpose: z.string(),
  granted: z.boolean(),
  text: z.string().nullable(),
  textSha256: z.string().nullable(),
  at: timeShape,
  source: z.string(),
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
  stores: z.array(
    z.object({
      storeId: z.string(),
      position: z.string(),
      confidence: z.string(),
      clear: z.boolean(),
      assumable: z.boolean(),
    }),
  ),
});

const chosenShape = z.object({
  campaignId: z.string(),
  version: z.int(),
  variantId: z.string(),
  reward: rewardSchema,
  currency: z.string().nullable(),
  items: z.array(cartItemSchema),
  locale: z.string(),
  posReasonCode: z.string(),
  disclosure: z.string().nullable(),
  probability: z.number(),
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
  trigger: z.object({ event: z.string(), dwellSeconds: z.number(), confidence: z.string(), assumed: z.boolean() }),
  state: z.string(),
  code: z.string().nullable(),
  offerId: z.string().nullable(),
  chosen: chosenShape.nullable(),
  considered: z.array(consideredShape),
  /** As it was weighed: facts, contacts, visits, cart. */
  inputs: z.record(z.string(), z.unknown()).nullable(),
});

const linesShape = z.array(z.object({ sku: z.string(), productId: z.string().nullable(), quantity: z.int() }));
const calmShape = z.object({
  contacts: z.array(
    z.object({
      channel: z.string(),
      purpose: z.string(),
      at: timeShape,
      arrivesAt: timeShape.nullable(),
      campaign: z.string().nullable(),
    }),
  ),
  feedback: z.array(z.object({ offerId: z.string(), kind: z.string(), at: timeShape, deviceId: z.string() })),
  muted: z.array(z.object({ kind: z.string(), name: z.string(), until: timeShape })),
  notMine: z.array(z.object({ deviceId: z.string(), at: timeShape })),
  takenOut: z.array(z.object({ offerId: z.string(), at: timeShape, lines: linesShape })),
  tooOftenUntil: timeShape.nullable(),
});

const viewOf = <Offer extends z.ZodType>(offer: Offer) =>
  z.object({
    shopperId: z.string(),
    anonymous: z.boolean(),
    devices: z.array(deviceShape),
    enrolments: z.array(z.object({ expiresAt: timeShape, used: z.boolean() })),
    consents: z.record(z.string(), consentShape),
    consentChanges: z.array(consentChangeShape),
    pausedUntil: timeShape.nullable(),
    visits: z.array(visitShape),
    fixes: z.array(fixShape),
    regionExits: z.array(z.object({ storeId: z.string(), deviceId: z.string(), at: timeShape })),
    cart: cartSchema.nullable(),
    purchases: z.array(purchaseShape),
    decisions: z.array(decisionShape),
    offers: z.array(offer),
    limits: z.array(z.object({ campaignId: z.string(), at: timeShape })),
    test: z.boolean(),
    calm: calmShape,
    person: personShape,
  });

/** All that is held about a shopper: for themselves, and for those who may not redeem their offers. */
export const ownViewShape = viewOf(offerShape).meta({ id: "Me" });
export const staffViewShape = viewOf(offerShape.omit({ code: true, token: true })).meta({ id: "Shopper" });
