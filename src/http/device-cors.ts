import type { RouteConfig } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import { TrieRouter } from "hono/router/trie-router";
import type { AppContext, AppEnv } from "./context.ts";

/** How long a browser may remember what a preflight said, seconds. */
const REMEMBERED_S = 600;

const admitKnownPages = cors({
  origin: async (origin, c: AppContext) => {
    const { webOrigins } = (await c.var.ports.snapshots.config()).settings;
    return webOrigins.has(origin) ? origin : null;
  },
  allowMethods: ["GET", "POST", "PUT", "DELETE"],
  allowHeaders: ["Authorization", "Content-Type", "DPoP"],
  exposeHeaders: ["Idempotency-Replayed", "Retry-After", "WWW-Authenticate", "X-Request-Id"],
  maxAge: REMEMBERED_S,
});

/** A device's route is one that the document opens to devices, or, under `/v1/`, to everyone: enrolment. */
const isForDevices = ({ path, security = [] }: RouteConfig): boolean =>
  path.startsWith("/v1/") && (security.length === 0 || security.some((one) => "device" in one || "ping" in one));

/**
 * Lets web pages from `settings.webOrigins` call the routes that devices call, and no others. What those routes are is
 * asked of `routes`, once all of them are there.
 */
export function deviceCors(routes: () => readonly RouteConfig[]): MiddlewareHandler<AppEnv> {
  let router: TrieRouter<true> | undefined;
  const isDeviceRoute = (method: string, path: string): boolean => {
    if (router === undefined) {
      router = new TrieRouter();
      for (const route of routes().filter(isForDevices)) {
        router.add(route.method.toUpperCase(), route.path.replaceAll(/\{(\w+)\}/g, ":$1"), true);
      }
    }
    return router.match(method, path)[0].length > 0;
  };
  return async (c, next) => {
    const { method, path } = c.req;
    const asked = method === "OPTIONS" ? (c.req.header("access-control-request-method") ?? "") : method;
    // Asked of nearly no request: most come from no page, and most are not refused.
    const isDevices = (): boolean => isDeviceRoute(asked, path);
    c.set("keepsTime", () => isDevices() || path.startsWith("/v1/devices"));
    return c.req.header("origin") !== undefined && isDevices() ? admitKnownPages(c, next) : next();
  };
}
