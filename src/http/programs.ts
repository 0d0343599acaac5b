import { Hono } from "hono";
import { problem } from "../domain/problems.ts";
import type { AppEnv } from "./context.ts";
import { Refusal } from "./problem-response.ts";

/**
 * Everything comes from here; components set styles as they go, and maps and pictures are drawn from data. Only where
 * the operator has maps show somebody's tiles are pictures of that origin let in.
 */
const policyWith = (tiles: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob:${tiles}`,
    "font-src 'self' data:",
    `connect-src 'self'${tiles}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

/** What each browser program may ask its user for. */
const PERMISSIONS = {
  console: "geolocation=(), camera=(), microphone=()",
  phone: "geolocation=(self), camera=(), microphone=()",
  till: "geolocation=(), camera=(self), microphone=()",
} as const;

/** The page of each program, at its path and at every one below: which page of the program it is, the program knows. */
export const programs = new Hono<AppEnv>();
for (const program of ["console", "phone", "till"] as const) {
  programs.use(`/${program}/*`, async (c, next) => {
    if (c.req.method !== "GET" && c.req.method !== "HEAD") return next();
    const { pages } = c.var.ports;
    const html = await pages.html(program);
    if (html === undefined) throw new Refusal(problem("not_found", "The browser programs were not built"));
    const policy = policyWith(pages.tiles === null ? "" : ` ${pages.tiles.origin}`);
    const headers = { "content-security-policy": policy, "permissions-policy": PERMISSIONS[program] };
    return c.html(html, 200, headers);
  });
}
