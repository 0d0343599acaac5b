import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { SIGN_IN_TTL_MS } from "../../domain/bounds.ts";
import { type Problem, problem } from "../../domain/problems.ts";
import type { Result } from "../../domain/result.ts";
import { type Begun, signInByAccess, signInByLink, signInByOidc } from "../../services/sign-in.ts";
import { jsonBody } from "../body.ts";
import type { AppContext, AppEnv } from "../context.ts";
import { granted, Refusal } from "../problem-response.ts";
import { cookieOf, forget, isFromElsewhere, keep, keepSession } from "../session-cookie.ts";
import { refusals, takes } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const begin = createRoute({
  method: "get",
  path: "/sign-in",
  summary: "Sign in whom Cloudflare Access has let through, or send them to the identity provider",
  responses: { 302: { description: "On to the console, or to the provider" }, ...refusals },
});
const arrive = createRoute({
  method: "get",
  path: "/sign-in/callback",
  summary: "Sign in who comes back from the identity provider",
  request: {
    query: z.object({
      code: z.string().max(4_096).optional(),
      state: z.string().min(1).max(200),
      /** Why the provider sends nobody back (RFC 6749, section 4.1.2.1). */
      error: z.string().max(200).optional(),
    }),
  },
  responses: { 302: { description: "On to the console" }, ...refusals },
});
const byLink = createRoute({
  method: "post",
  path: "/sign-in",
  summary: "Sign in who has a link that signs somebody in once",
  middleware: jsonBody(),
  request: takes(z.strictObject({ link: z.string().min(1).max(100) })),
  responses: { 204: { description: "Signed in, by the cookie" }, ...refusals },
});

const CONSOLE = "/console/";
const callbackOf = (c: AppContext): string => new URL("/sign-in/callback", c.req.url).href;

/** A browser is shown a page in any case: the console says in words what it is told here as a code. */
function enter(c: AppContext, signedIn: Result<Begun, Problem>): Response {
  if (!signedIn.ok) return c.redirect(`${CONSOLE}?refused=${signedIn.error.code}`, 302);
  keepSession(c, signedIn.value);
  return c.redirect(CONSOLE, 302);
}

async function depart(c: AppContext): Promise<Response> {
  const departure = await c.var.ports.identity.oidc?.depart(callbackOf(c));
  if (departure === undefined) return c.redirect(CONSOLE, 302);
  keep(c, "leaving", departure.state, SIGN_IN_TTL_MS);
  return c.redirect(departure.location, 302);
}

export const signInRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(begin, async (c) => {
    const assertion = c.req.header("cf-access-jwt-assertion");
    return assertion === undefined ? depart(c) : enter(c, await signInByAccess(c.var.ports, assertion));
  })
  .openapi(arrive, async (c) => {
    const { code = "", state } = c.req.valid("query");
    const arrival = { code, state, kept: cookieOf(c, "leaving") ?? "", redirectUri: callbackOf(c) };
    forget(c, "leaving");
    return enter(c, await signInByOidc(c.var.ports, arrival));
  })
  .openapi(byLink, async (c) => {
    if (isFromElsewhere(c)) throw new Refusal(problem("forbidden", "The request comes from another site"));
    keepSession(c, granted(await signInByLink(c.var.ports, c.req.valid("json").link)));
    return c.body(null, 204);
  });
