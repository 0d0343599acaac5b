import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { IMPORT_BODY_MAX_BYTES } from "../../domain/bounds.ts";
import { retailerIdSchema } from "../../domain/carts/cart.ts";
import { contactChannelSchema, contactSchema } from "../../domain/contacts/contact.ts";
import type { Pressure } from "../../domain/contacts/pressure.ts";
import { wireTime } from "../../domain/offers/wire-time.ts";
import { contactRowSchema, importContacts, readPressure, recordContact } from "../../services/contacts.ts";
import { open } from "../access.ts";
import { jsonBody, ndjsonBody, textOf } from "../body.ts";
import type { AppEnv } from "../context.ts";
import { granted } from "../problem-response.ts";
import {
  answers,
  dryRunQuery,
  isOn,
  linesReportShape,
  refusals,
  shown,
  takes,
  takesLines,
  timeShape,
} from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const shopperParam = z.object({ id: retailerIdSchema });

const record = createRoute({
  method: "post",
  path: "/v1/shoppers/{id}/contacts",
  summary: "Tell what another channel said to a shopper, or is about to",
  ...open({ roles: ["backend", "support"] }, ...jsonBody()),
  request: { params: shopperParam, ...takes(contactSchema) },
  responses: {
    200: answers(
      "Whether it was news: the same words about the same moment are one contact",
      z.object({ applied: z.boolean() }),
    ),
    ...refusals,
  },
});

const importMany = createRoute({
  method: "post",
  path: "/v1/contacts/import",
  summary: "Tell what another channel said to many shoppers, one contact a line",
  ...open({ roles: ["backend"] }, ...ndjsonBody(IMPORT_BODY_MAX_BYTES)),
  request: { query: dryRunQuery, ...takesLines(contactRowSchema) },
  responses: { 200: answers("What became of each row", linesReportShape), ...refusals },
});

const becauseShape = z.object({
  code: z.enum(["consent_missing", "paused", "service_contact", "contact_limit", "fatigue"]),
  until: timeShape.nullable(),
  limit: z
    .object({ count: z.int(), period: z.string(), channels: z.array(contactChannelSchema).nullable() })
    .optional(),
});
const pressureShape = z
  .object({ marketingAllowed: z.boolean(), until: timeShape.nullable(), because: z.array(becauseShape) })
  .meta({ id: "Pressure" });
const pressure = createRoute({
  method: "get",
  path: "/v1/shoppers/{id}/pressure",
  summary: "Say whether a shopper may be sold something now, by one channel or by any, and why not",
  ...open({ roles: ["backend", "support"], read: true }),
  request: { params: shopperParam, query: z.object({ channel: contactChannelSchema.optional() }) },
  responses: { 200: answers("Until when not, as far as that is known", pressureShape), ...refusals },
});

const timeOrNull = (at: number | null): string | null => (at === null ? null : wireTime(at));

const pressureOf = ({ marketingAllowed, until, because }: Pressure) =>
  shown(pressureShape, {
    marketingAllowed,
    until: timeOrNull(until),
    because: because.map((one) => ({ ...one, until: timeOrNull(one.until) })),
  });

export const contactRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(record, async (c) =>
    c.json(granted(await recordContact(c.var.ports, { shopperId: c.req.valid("param").id }, c.req.valid("json"))), 200),
  )
  .openapi(importMany, async (c) => {
    const { dryRun } = c.req.valid("query");
    const report = granted(await importContacts(c.var.ports, await textOf(c), isOn(dryRun, false)));
    return c.json(shown(linesReportShape, report), 200);
  })
  .openapi(pressure, async (c) => {
    const { channel = null } = c.req.valid("query");
    return c.json(pressureOf(granted(await readPressure(c.var.ports, c.req.valid("param").id, channel))), 200);
  });
