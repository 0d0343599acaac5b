import { createRoute, OpenAPIHono, type RouteConfig, z } from "@hono/zod-openapi";
import { HTTPException } from "hono/http-exception";
import { problem } from "../domain/problems.ts";
import type { Ports } from "../services/ports.ts";
import type { AppContext, AppEnv } from "./context.ts";
import { deviceCors } from "./device-cors.ts";
import { frame } from "./frame.ts";
import { openApiDocument } from "./openapi.ts";
import { problemResponse, Refusal } from "./problem-response.ts";
import { PathRouter } from "./path-router.ts";
import { programs } from "./programs.ts";
import { apiKeyRoutes } from "./routes/api-keys.ts";
import { approvalRoutes } from "./routes/approvals.ts";
import { askingRoutes } from "./routes/askings.ts";
import { attentionRoutes } from "./routes/attention.ts";
import { auditRoutes } from "./routes/audit.ts";
import { attributeRoutes } from "./routes/attributes.ts";
import { barcodeRoutes } from "./routes/barcodes.ts";
import { campaignVersionRoutes } from "./routes/campaign-versions.ts";
import { campaignRoutes } from "./routes/campaigns.ts";
import { cartRoutes } from "./routes/carts.ts";
import { consentTextRoutes } from "./routes/consent-texts.ts";
import { consentRoutes } from "./routes/consents.ts";
import { contactRoutes } from "./routes/contacts.ts";
import { dayRoutes } from "./routes/days.ts";
import { decisionRoutes } from "./routes/decisions.ts";
import { deviceRoutes } from "./routes/devices.ts";
import { docsRoutes } from "./routes/docs.ts";
import { feedbackRoutes } from "./routes/feedback.ts";
import { journalRoutes } from "./routes/journal.ts";
import { mergeRoutes } from "./routes/merges.ts";
import { erasureRoutes } from "./routes/erasures.ts";
import { meRoutes } from "./routes/me.ts";
import { offerRoutes } from "./routes/offers.ts";
import { peopleRoutes } from "./routes/people.ts";
import { pingRoutes } from "./routes/pings.ts";
import { productRoutes } from "./routes/products.ts";
import { profileRoutes } from "./routes/profiles.ts";
import { purchaseRoutes } from "./routes/purchases.ts";
import { redemptionRoutes } from "./routes/redemptions.ts";
import { reportRoutes } from "./routes/reports.ts";
import { revocationRoutes } from "./routes/revocations.ts";
import { sessionRoutes } from "./routes/sessions.ts";
import { settingsRoutes } from "./routes/settings.ts";
import { shopperRoutes } from "./routes/shoppers.ts";
import { signInRoutes } from "./routes/sign-in.ts";
import { statusRoutes } from "./routes/status.ts";
import { stockRoutes } from "./routes/stock.ts";
import { storeVersionRoutes } from "./routes/store-versions.ts";
import { storeRoutes } from "./routes/stores.ts";
import { tryItRoutes } from "./routes/try-it.ts";
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

/**
 * The groups of routes, one file each. They are mounted one by one and not in a chain: what a program calls it takes
 * from the types of their files, and the type of all of them at once would cost the compiler more than all the rest.
 */
const GROUPS: readonly OpenAPIHono<AppEnv>[] = [
  storeVersionRoutes,
  storeRoutes,
  campaignRoutes,
  campaignVersionRoutes,
  approvalRoutes,
  askingRoutes,
  auditRoutes,
  settingsRoutes,
  apiKeyRoutes,
  signInRoutes,
  sessionRoutes,
  peopleRoutes,
  tryItRoutes,
  cartRoutes,
  purchaseRoutes,
  productRoutes,
  stockRoutes,
  attributeRoutes,
  profileRoutes,
  deviceRoutes,
  pingRoutes,
  consentRoutes,
  consentTextRoutes,
  contactRoutes,
  mergeRoutes,
  decisionRoutes,
  offerRoutes,
  feedbackRoutes,
  barcodeRoutes,
  shopperRoutes,
  meRoutes,
  erasureRoutes,
  revocationRoutes,
  redemptionRoutes,
  journalRoutes,
  dayRoutes,
  reportRoutes,
  attentionRoutes,
];

/** The HTTP face of the service. `portsOf` gives what a request is served with. */
export function createApp(portsOf: (env: Env) => Ports, version: string): OpenAPIHono<AppEnv> {
  const app = new OpenAPIHono<AppEnv>({ router: new PathRouter() });
  const routes = (): RouteConfig[] =>
    app.openAPIRegistry.definitions.flatMap((one) => (one.type === "route" ? [one.route] : []));
  app.use(frame(portsOf), wideEvent, deviceCors(routes));
  app.route("/", programs);
  app.notFound((c) => problemResponse(c, problem("not_found")));
  app.onError(refuse);
  app.openapi(health, (c) => c.json({ status: "ok" as const, version }, 200));
  app.openapi(jwks, async (c) => c.json(shown(jwksShape, { keys: await c.var.ports.offerTokens.keys() }), 200));
  const described = docsRoutes(() => openApiDocument(routes(), version));
  for (const group of [described, statusRoutes(version), ...GROUPS]) app.route("/", group);
  return app;
}

function refuse(error: Error, c: AppContext): Response {
  if (error instanceof Refusal) return problemResponse(c, error.problem, error.headers);
  if (error instanceof HTTPException && error.status === 415)
    return problemResponse(c, problem("unsupported_media_type"));
  // The name alone: a message may carry what a caller sent.
  console.error(JSON.stringify({ event: "request_failed", error: error.name, request: c.var.requestId }));
  return problemResponse(c, problem("unavailable", undefined, { retryAfterSeconds: 1 }));
}
