import type { MiddlewareHandler } from "hono";
import type { Ports } from "../services/ports.ts";
import type { AppEnv } from "./context.ts";

/** What every answer says: it is data, so nothing in it may run, frame or be framed, and nobody may keep it. */
const ALWAYS = Object.entries({
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "geolocation=(), camera=(), microphone=()",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
});

/** By which a page is known, which says itself what it needs of the browser. */
const POLICY = "content-security-policy";

/** What every request is served with, and what every answer says of itself. */
export const frame =
  (portsOf: (env: Env) => Ports): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const requestId = crypto.randomUUID();
    c.set("ports", portsOf(c.env));
    c.set("requestId", requestId);
    await next();
    const { headers } = c.res;
    const isPage = headers.has(POLICY);
    for (const [name, value] of ALWAYS) if (!isPage || !headers.has(name)) headers.set(name, value);
    headers.set("x-request-id", requestId);
  };
