import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { CookieOptions } from "hono/utils/cookie";
import type { Begun } from "../services/sign-in.ts";
import type { AppContext } from "./context.ts";

/** What a browser keeps of somebody who is signed in, and of somebody on their way to an identity provider. */
const NAMES = { session: "beckon", leaving: "beckon_sign_in" } as const;
type Name = keyof typeof NAMES;

/** Where it comes over https the name itself says so: no other host, and no plain page of this one, can set it. */
const isSecure = (c: AppContext): boolean => new URL(c.req.url).protocol === "https:";
const nameOf = (c: AppContext, name: Name): string => (isSecure(c) ? `__Host-${NAMES[name]}` : NAMES[name]);

/** `Lax` is for what must still be there when the provider sends the browser back. */
const optionsOf = (c: AppContext, name: Name): CookieOptions => ({
  httpOnly: true,
  secure: isSecure(c),
  sameSite: name === "session" ? "Strict" : "Lax",
  path: "/",
});

export const cookieOf = (c: AppContext, name: Name): string | undefined => getCookie(c, nameOf(c, name));

export function keep(c: AppContext, name: Name, value: string, forMs: number): void {
  setCookie(c, nameOf(c, name), value, { ...optionsOf(c, name), maxAge: Math.floor(forMs / 1_000) });
}

export function forget(c: AppContext, name: Name): void {
  deleteCookie(c, nameOf(c, name), optionsOf(c, name));
}

export function keepSession(c: AppContext, { session, token }: Begun): void {
  keep(c, "session", token, session.expiresAt - c.var.ports.now());
}

const READS: ReadonlySet<string> = new Set(["GET", "HEAD"]);

/**
 * Whether a request that a browser has put a cookie to may have been made by another site's page. The browser says where
 * it comes from, in headers that no page can write; one that says nothing is not let change anything.
 */
export function isFromElsewhere(c: AppContext): boolean {
  if (READS.has(c.req.method)) return false;
  const [site, origin] = [c.req.header("sec-fetch-site"), c.req.header("origin")];
  if (site !== undefined && site !== "same-origin") return true;
  return origin === undefined ? site === undefined : origin !== new URL(c.req.url).origin;
}
