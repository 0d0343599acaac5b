import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { Ports } from "../services/ports.ts";
import type { AppEnv } from "./context.ts";

/** What every request is served with, and what every answer says of itself: its id, and that nobody may keep it. */
export const frame =
  (portsOf: (env: Env) => Ports): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    c.set("ports", portsOf(c.env));
    c.set("requestId", crypto.randomUUID());
    await next();
    c.res.headers.set("x-request-id", c.var.requestId);
    c.res.headers.set("cache-control", "no-store");
  };

/** An answer is data: nothing in it may run, frame or be framed. A page sets a policy of its own. */
export const dataOnly = secureHeaders({
  contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  strictTransportSecurity: "max-age=63072000; includeSubDomains",
  permissionsPolicy: { geolocation: [], camera: [], microphone: [] },
  // Of an API read with CORS these say nothing more.
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xFrameOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
  removePoweredBy: false,
  overwrite: false,
});
