import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import type { TypedResponse } from "hono";
import { PING_BODY_MAX_BYTES } from "../../domain/bounds.ts";
import { wireTime } from "../../domain/offers/wire-time.ts";
import { problem } from "../../domain/problems.ts";
import { receivePing } from "../../services/receive-ping.ts";
import { atMost } from "../body.ts";
import type { AppEnv } from "../context.ts";
import { granted, Refusal } from "../problem-response.ts";
import { answers, epochMsShape, refusals, regionShape, shown, timeShape } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";
import { offerShape } from "./offers.ts";

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
  .meta({ id: "PingAnswer" });

const text = new TextDecoder("utf-8", { fatal: false, ignoreBOM: true });

const ping = createRoute({
  method: "post",
  path: "/v1/pings",
  summary: "Tell where the phone has been, and hear what is open there",
  security: [{ ping: [] }],
  middleware: [atMost(PING_BODY_MAX_BYTES)],
  request: { body: { required: true, content: { "application/jose": { schema: z.string() } } } },
  responses: { 200: answers("What became of the fixes, and what is open", pingShape), ...refusals },
});

export const pingRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid }).openapi(ping, async (c) => {
  const ports = c.get("ports");
  const type = c.req.header("content-type")?.trim();
  if (type !== "application/jose") throw new Refusal(problem("unsupported_media_type", "Send application/jose"));
  const credential = /^Device (\S+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
  if (credential === undefined) throw new Refusal(problem("ping_rejected"));
  // Not `text()`, which workerd warns of for every body that is not of a text type.
  const body = text.decode(await c.req.raw.arrayBuffer());
  const { visits, ...answer } = granted(await receivePing(ports, { credential, body }));
  const onWire = visits.map(({ storeId, event, at, confidence }) => ({ storeId, event, at: wireTime(at), confidence }));
  const told = shown(pingShape, { serverTime: ports.now(), visits: onWire, ...answer });
  // Not `c.json`, which takes longer to make the same answer: nearly every request of the service passes here.
  return Response.json(told) as Response & TypedResponse<typeof told, 200, "json">;
});
