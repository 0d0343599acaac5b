import { createRoute, OpenAPIHono, type RouteConfig, z } from "@hono/zod-openapi";
import { HTTPException } from "hono/http-exception";
import { problem } from "../domain/problems.ts";
import type { Ports } from "../services/ports.ts";
import type { AppContext, AppEnv } from "./context.ts";
import { deviceCors } from "./device-cors.ts";
import { dataOnly, frame } from "./frame.ts";
import { openApiDocument } from "./openapi.ts";
import { problemResponse, Refusal } from "./problem-response.ts";
import { apiKeyRoutes } from "./routes/api-keys.ts";
import { campaignRoutes } from "./routes/campaigns.ts";
import { cartRoutes } from "./routes/carts.ts";
import { consentRoutes } from "./routes/consents.ts";
import { deviceRoutes } from "./routes/devices.ts";
import { docsRoutes } from "./routes/docs.ts";
import { mergeRoutes } from "./routes/merges.ts";
import { erasureRoutes } from "./routes/erasures.ts";
import { meRoutes } from "./routes/me.ts";
import { offerRoutes } from "./routes/offers.ts";
import { pingRoutes } from "./routes/pings.ts";
import { redemptionRoutes } from "./routes/redemptions.ts";
import { settingsRoutes } from "./routes/settings.ts";
import { shopperRoutes } from "./routes/shoppers.ts";
import { storeRoutes } from "./routes/stores.ts";
import { answers, refusals, shown } from "./shapes.ts";
import { wideEvent } from "./wide-event.ts";

const health = createRoute({
  method: "get",
  path: "/health",
  summary: "Say whether the service is alive, and which version it is",
  responses: { 200: answers("Alive", z.object({ status: z.literal("ok"), version: z.string() })), ...refusals },
});
const publicKey = z.object({
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  x: z.string(),
  y: z.string(),
  kid: z.string(),
  alg: z.literal("ES256"),
  use: z.literal("sig"),
});
const jwksShape = z.object({ keys: z.array(publicKey) });
const jwks = createRoute({
  method: "get",
  path: "/.well-known/jwks.json",
  summary: "Give the public keys that offer tokens verify under without a network",
  responses: { 200: answers("A JWK Set (RFC 7517)", jwksShape), ...refusals },
});

/** The HTTP face of the service. `portsOf` gives what a request is served with. */
export function createApp(portsOf: (env: Env) => Ports, version: string) {
  const app = new OpenAPIHono<AppEnv>();
  const routes = (): RouteConfig[] =>
    app.openAPIRegistry.definitions.flatMap((one) => (one.type === "route" ? [one.route] : []));
  app.use(frame(portsOf), wideEvent, dataOnly, deviceCors(routes));
  app.notFound((c) => problemResponse(c, problem("not_found")));
  app.onError(refuse);
  return app
    .openapi(health, (c) => c.json({ status: "ok" as const, version }, 200))
    .openapi(jwks, async (c) => c.json(shown(jwksShape, { keys: await c.var.ports.offerTokens.keys() }), 200))
    .route(
      "/",
      docsRoutes(() => openApiDocument(routes(), version)),
    )
    .route("/", storeRoutes)
    .route("/", campaignRoutes)
    .route("/", settingsRoutes)
    .route("/", apiKeyRoutes)
    .route("/", cartRoutes)
    .route("/", deviceRoutes)
    .route("/", pingRoutes)
    .route("/", consentRoutes)
    .route("/", mergeRoutes)
    .route("/", offerRoutes)
    .route("/", shopperRoutes)
    .route("/", meRoutes)
    .route("/", erasureRoutes)
    .route("/", redemptionRoutes);
}

function refuse(error: Error, c: AppContext): Response {
  if (error instanceof Refusal) return problemResponse(c, error.problem, error.headers);
  if (error instanceof HTTPException && error.status === 415)
    return problemResponse(c, problem("unsupported_media_type"));
  // The name alone: a message may carry what a caller sent.
  console.error(JSON.stringify({ event: "request_failed", error: error.name, request: c.var.requestId }));
  return problemResponse(c, problem("unavailable", undefined, { retryAfterSeconds: 1 }));
}
