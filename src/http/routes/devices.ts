import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { PING_BODY_MAX_BYTES } from "../../domain/bounds.ts";
import { wireTime } from "../../domain/offers/wire-time.ts";
import { problem } from "../../domain/problems.ts";
import { deviceInputSchema, enrolDevice, enrolmentInputSchema, openEnrolment } from "../../services/enrol-device.ts";
import { receivePing } from "../../services/receive-ping.ts";
import { open } from "../access.ts";
import { atMost, jsonBody } from "../body.ts";
import type { AppEnv } from "../context.ts";
import { granted, Refusal } from "../problem-response.ts";
import { answers, epochMsShape, refusals, shown, takes, timeShape } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";
import { offerShape } from "./offers.ts";

const regionShape = z.object({ storeId: z.string(), latitude: z.number(), longitude: z.number(), radius: z.number() });
const deviceShape = z.object({
  deviceId: z.string(),
  keyId: z.string(),
  credential: z.string(),
  credentialExpiresAt: timeShape,
  audience: z.string(),
  serverTime: epochMsShape,
  regions: z.array(regionShape),
});
const pingShape = z
  .object({
    serverTime: epochMsShape,
    fixes: z.array(
      z.object({
        id: z.string(),
        verdict: z.enum(["accepted", "duplicate", "stale", "rejected"]),
        reason: z.string().nullable(),
      }),
    ),
    visits: z.array(
      z.object({
        storeId: z.string(),
        event: z.enum(["entered", "dwelled", "exited"]),
        at: timeShape,
        confidence: z.enum(["low", "medium", "high"]),
      }),
    ),
    offers: z.array(offerShape),
    decisionId: z.string().nullable(),
    state: z.string().nullable(),
    regions: z.array(regionShape),
    refresh: z.object({ latitude: z.number(), longitude: z.number(), radius: z.number() }).nullable(),
    nextPingAfter: z.int().nullable(),
  })
  .openapi("PingAnswer");

const enrolment = createRoute({
  method: "post",
  path: "/v1/enrolments",
  ...open({ roles: ["backend"] }, ...jsonBody()),
  request: takes(enrolmentInputSchema),
  responses: {
    201: answers(
      "A token that serves once",
      z.object({ enrolmentToken: z.string(), expiresAt: timeShape, shopperId: z.string() }),
    ),
    ...refusals,
  },
});
const enrol = createRoute({
  method: "post",
  path: "/v1/devices",
  middleware: jsonBody(),
  request: takes(deviceInputSchema),
  responses: { 200: answers("The device was known", deviceShape), 201: answers("Enrolled", deviceShape), ...refusals },
});
const ping = createRoute({
  method: "post",
  path: "/v1/pings",
  security: [{ ping: [] }],
  middleware: [atMost(PING_BODY_MAX_BYTES)],
  request: { body: { required: true, content: { "application/jose": { schema: z.string() } } } },
  responses: { 200: answers("What became of the fixes, and what is open", pingShape), ...refusals },
});

export const deviceRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(enrolment, async (c) => {
    const { expiresAt, ...opened } = await openEnrolment(c.var.ports, c.req.valid("json"));
    return c.json({ ...opened, expiresAt: wireTime(expiresAt) }, 201);
  })
  .openapi(enrol, async (c) => {
    const { ports } = c.var;
    const { created, credentialExpiresAt, ...device } = granted(await enrolDevice(ports, c.req.valid("json")));
    const answer = {
      ...device,
      credentialExpiresAt: wireTime(credentialExpiresAt),
      audience: ports.credentials.audience,
      serverTime: ports.now(),
      regions: [],
    };
    return created ? c.json(answer, 201) : c.json(answer, 200);
  })
  .openapi(ping, async (c) => {
    const type = c.req.header("content-type")?.trim();
    if (type !== "application/jose") throw new Refusal(problem("unsupported_media_type", "Send application/jose"));
    const credential = /^Device (\S+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
    if (credential === undefined) throw new Refusal(problem("ping_rejected"));
    const { visits, ...answer } = granted(await receivePing(c.var.ports, { credential, body: await c.req.text() }));
    const onWire = visits.map(({ storeId, event, at, confidence }) => ({
      storeId,
      event,
      at: wireTime(at),
      confidence,
    }));
    return c.json(shown(pingShape, { serverTime: c.var.ports.now(), visits: onWire, ...answer }), 200);
  });
