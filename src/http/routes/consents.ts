import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { retailerIdSchema } from "../../domain/carts/cart.ts";
import { wireTime } from "../../domain/offers/wire-time.ts";
import {
  CONSENT_SOURCES,
  type ConsentReceipt,
  consentsInputSchema,
  type ConsentsView,
} from "../../domain/privacy/consents.ts";
import { recordConsents, recordOwnConsents } from "../../services/record-consents.ts";
import { open } from "../access.ts";
import { jsonBody } from "../body.ts";
import type { AppEnv } from "../context.ts";
import { granted } from "../problem-response.ts";
import { answers, refusals, takes, timeShape } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const receiptShape = z
  .object({
    granted: z.boolean(),
    /** Which wording it was said to, and the SHA-256 of it in hex. */
    text: z.string().nullable(),
    textSha256: z.string().nullable(),
    at: timeShape.nullable(),
    source: z.enum(CONSENT_SOURCES).nullable(),
    deviceId: z.string().nullable(),
  })
  .meta({ id: "ConsentReceipt" });
const consentsShape = z
  .object({
    consents: z.object({
      preciseLocation: receiptShape,
      marketing: receiptShape,
      profiling: receiptShape,
      adsExport: receiptShape,
    }),
    pausedUntil: timeShape.nullable(),
  })
  .meta({ id: "Consents" });
const responses = { 200: answers("All consents, each with its receipt", consentsShape), ...refusals };

const putOwn = createRoute({
  method: "put",
  path: "/v1/consents",
  summary: "Record what the shopper said on their device",
  ...open({ device: true }, ...jsonBody()),
  request: takes(consentsInputSchema),
  responses,
});
const put = createRoute({
  method: "put",
  path: "/v1/shoppers/{id}/consents",
  summary: "Record what the shopper said by another way",
  ...open({ roles: ["backend", "support"] }, ...jsonBody()),
  request: { params: z.object({ id: retailerIdSchema }), ...takes(consentsInputSchema) },
  responses,
});

const receiptOf = ({ at, device, ...receipt }: ConsentReceipt): z.infer<typeof receiptShape> => ({
  ...receipt,
  at: at === null ? null : wireTime(at),
  deviceId: device,
});

const consentsOf = ({ consents, pausedUntil }: ConsentsView): z.infer<typeof consentsShape> => ({
  consents: {
    preciseLocation: receiptOf(consents.preciseLocation),
    marketing: receiptOf(consents.marketing),
    profiling: receiptOf(consents.profiling),
    adsExport: receiptOf(consents.adsExport),
  },
  pausedUntil: pausedUntil === null ? null : wireTime(pausedUntil),
});

export const consentRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(putOwn, async (c) => {
    const { ports, device } = c.var;
    return c.json(consentsOf(granted(await recordOwnConsents(ports, device, c.req.valid("json")))), 200);
  })
  .openapi(put, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(consentsOf(granted(await recordConsents(c.var.ports, id, c.req.valid("json")))), 200);
  });
