import type { MiddlewareHandler } from "hono";
import type { Ports } from "../services/ports.ts";
import type { AppEnv } from "./context.ts";

/**
 * What every answer says: it is data, so nothing in it may run, frame or be framed, and nobody may keep it.
 * A page, which sets a policy of its own, keeps it.
 */
const ALWAYS = Object.entries({
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "geolocation=(), camera=(), microphone=()",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
});

/** What a page needs of the browser it may say itself. */
const POLICIES = ["content-security-policy", "permissions-policy"] as const;

/** What every request is served with, and what every answer says of itself. */
export const frame =
  (portsOf: (env: Env) => Ports): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const requestId = crypto.randomUUID();
    c.set("ports", portsOf(c.env));
    c.set("requestId", requestId);
    await next();
    const { headers } = c.res;
    const own = POLICIES.map((name) => [name, headers.get(name)] as const);
    for (const [name, value] of ALWAYS) headers.set(name, value);
    for (const [name, policy] of own) if (policy !== null) headers.set(name, policy);
    headers.set("x-request-id", requestId);
  };
