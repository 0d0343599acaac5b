import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { problem } from "../domain/problems.ts";
import type { Ports } from "../services/ports.ts";
import type { AppEnv } from "./context.ts";
import { problemResponse, Refusal } from "./problem-response.ts";
import { apiKeyRoutes } from "./routes/api-keys.ts";
import { campaignRoutes } from "./routes/campaigns.ts";
import { cartRoutes } from "./routes/carts.ts";
import { deviceRoutes } from "./routes/devices.ts";
import { offerRoutes } from "./routes/offers.ts";
import { redemptionRoutes } from "./routes/redemptions.ts";
import { storeRoutes } from "./routes/stores.ts";
import { answers, refusals } from "./shapes.ts";

const health = createRoute({
  method: "get",
  path: "/health",
  responses: { 200: answers("Alive", z.object({ status: z.literal("ok"), version: z.string() })), ...refusals },
});
const jwks = createRoute({
  method: "get",
  path: "/.well-known/jwks.json",
  responses: {
    200: answers("The keys that offer tokens verify under", z.object({ keys: z.array(z.looseObject({})) })),
    ...refusals,
  },
});

/** The HTTP face of the service. `portsOf` gives what a request is served with. */
export function createApp(portsOf: (env: Env) => Ports, version: string) {
  const app = new OpenAPIHono<AppEnv>();
  app.use(async (c, next) => {
    c.set("ports", portsOf(c.env));
    await next();
  });
  app.notFound(() => problemResponse(problem("not_found")));
  app.onError((error) => {
    if (error instanceof Refusal) return error.getResponse();
    // The name alone: a message may carry what a caller sent.
    console.error(JSON.stringify({ event: "request_failed", error: error.name }));
    return problemResponse(problem("unavailable", undefined, { retryAfterSeconds: 1 }));
  });
  return app
    .openapi(health, (c) => c.json({ status: "ok" as const, version }, 200))
    .openapi(jwks, async (c) => c.json({ keys: await c.var.ports.offerTokens.keys() }, 200))
    .route("/", storeRoutes)
    .route("/", campaignRoutes)
    .route("/", apiKeyRoutes)
    .route("/", cartRoutes)
    .route("/", deviceRoutes)
    .route("/", offerRoutes)
    .route("/", redemptionRoutes);
}
