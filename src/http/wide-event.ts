import type { MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
import type { BindingCalls } from "../services/observations.ts";
import type { AppContext, AppEnv } from "./context.ts";

/** One line for each request, when its answer is known. Work that goes on after the answer is not in it. */
export const wideEvent: MiddlewareHandler<AppEnv> = async (c, next) => {
  const { observations, snapshots, now } = c.get("ports");
  const calls: BindingCalls = { kv: 0, d1: 0, object: 0, r2: 0 };
  const from = now();
  await observations.counting(calls, next);
  const publishedAt = snapshots.publishedAt();
  observations.request({
    request: c.get("requestId"),
    route: routeOf(c),
    method: c.req.method,
    status: c.res.status,
    problem: c.get("problem") ?? null,
    ms: now() - from,
    calls,
    snapshotAge: publishedAt === null ? null : Math.round((now() - publishedAt) / 1_000),
  });
};

/** Patterns as the document writes them, by how the router does: the same few over and over. */
const documented = new Map<string, string>();

/** The pattern that the request fits, of several the first, with the names of its parameters and never their values. */
export function routeOf(c: AppContext): string {
  const pattern = matchedRoutes(c).find(({ path }) => !path.endsWith("*"))?.path;
  if (pattern === undefined) return "none";
  const route = documented.get(pattern) ?? pattern.replaceAll(/:(\w+)/g, "{$1}");
  documented.set(pattern, route);
  return route;
}
