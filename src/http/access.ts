import type { MiddlewareHandler } from "hono";
import { CREDENTIAL_RENEWAL_MS } from "../domain/bounds.ts";
import { problem } from "../domain/problems.ts";
import { err } from "../domain/result.ts";
import { holdsStore } from "../domain/stores/store-selector.ts";
import { authenticateDevice, authenticateKey } from "../services/authenticate.ts";
import { type Caller, PERSON_ROLES, type Role, rolesFor } from "../services/callers.ts";
import { authenticateSession } from "../services/sessions.ts";
import { audited } from "./audited.ts";
import type { AppContext, AppEnv } from "./context.ts";
import { Refusal } from "./problem-response.ts";
import { cookieOf, isFromElsewhere } from "./session-cookie.ts";

/** Who may call a route. `read` routes of backends and tills are open to admins too. */
export interface Access {
  readonly roles?: readonly Role[];
  /** `late`: also with a credential whose time is over, while it can be renewed. */
  readonly device?: true | "late";
  readonly read?: true;
  /** It changes nothing, whatever its method is: the audit has nothing to tell. */
  readonly asksOnly?: true;
}

/**
 * The part of a route's definition that says who may call it: the check itself, what the document says of it, and
 * whatever is to be checked after it.
 */
export const open = ({ roles, device, read, asksOnly }: Access, ...afterwards: MiddlewareHandler<AppEnv>[]) => {
  const allowed = rolesFor(roles ?? [], read === true);
  const people = PERSON_ROLES.filter((role) => allowed.includes(role));
  const isTold = people.length > 0 && asksOnly !== true;
  return {
    middleware: [guard(allowed, device), ...afterwards, ...(isTold ? [audited] : [])],
    security: [
      ...(allowed.length > 0 ? [{ apiKey: new Array<string>().concat(allowed) }] : []),
      ...(people.length > 0 ? [{ session: new Array<string>().concat(people) }] : []),
      ...(device ? [{ device: new Array<string>() }] : []),
    ],
  };
};

function guard(roles: readonly Role[], device: Access["device"]): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const authorization = c.req.header("authorization");
    const cookie = authorization === undefined && roles.length > 0 ? cookieOf(c, "session") : undefined;
    if (cookie === undefined) await admitByHeader(c, roles, device, authorization);
    else await admitPerson(c, roles, cookie);
    await next();
    // Whether a device still is one is known further inside; who is refused there is asked for the same.
    if (c.res.status === 401) c.res.headers.set("www-authenticate", device ? "DPoP" : "Bearer");
  };
}

async function admitByHeader(
  c: AppContext,
  roles: readonly Role[],
  device: Access["device"],
  authorization = "",
): Promise<void> {
  const [, scheme = "", credentials = ""] = /^(\S+) (\S+)$/.exec(authorization) ?? [];
  if (scheme.toLowerCase() === "bearer" && roles.length > 0) await admitKey(c, roles, credentials);
  else if (scheme.toLowerCase() === "dpop" && device)
    await admitDevice(c, credentials, device === "late" ? CREDENTIAL_RENEWAL_MS : 0);
  else throw new Refusal(problem("unauthenticated"), { "www-authenticate": device ? "DPoP" : "Bearer" });
}

async function admitKey(c: AppContext, roles: readonly Role[], key: string): Promise<void> {
  const { ports } = c.var;
  const authenticated = await authenticateKey(ports, key);
  if (!authenticated.ok) throw new Refusal(authenticated.error, { "www-authenticate": "Bearer" });
  const { keyId, caller } = authenticated.value;
  await withinRate(c, caller);
  ports.later(ports.keys.used(keyId));
  admit(c, roles, caller);
}

async function admitPerson(c: AppContext, roles: readonly Role[], cookie: string): Promise<void> {
  const authenticated = await authenticateSession(c.var.ports, cookie);
  if (!authenticated.ok) throw new Refusal(authenticated.error, { "www-authenticate": "Bearer" });
  if (isFromElsewhere(c)) throw new Refusal(problem("forbidden", "The request comes from another site"));
  const { caller, signedIn } = authenticated.value;
  await withinRate(c, caller);
  admit(c, roles, caller);
  c.set("signedIn", signedIn);
}

async function withinRate(c: AppContext, { actor }: Caller): Promise<void> {
  if (await c.var.ports.rates.requests.admits(actor)) return;
  throw new Refusal(problem("rate_limited", undefined, { retryAfterSeconds: 1 }));
}

function admit(c: AppContext, roles: readonly Role[], caller: Caller): void {
  if (!caller.roles.some((role) => roles.includes(role))) throw new Refusal(problem("forbidden"));
  c.set("caller", caller);
}

async function admitDevice(c: AppContext, credential: string, graceMs: number): Promise<void> {
  const proof = c.req.header("dpop");
  const { method, url } = c.req;
  const device =
    proof === undefined
      ? err(problem("unauthenticated"))
      : await authenticateDevice(c.var.ports, { credential, proof, method, url }, graceMs);
  if (!device.ok) throw new Refusal(device.error, { "www-authenticate": "DPoP" });
  c.set("device", device.value);
  c.set("credential", credential);
}

/** A key that is bound to stores acts for no other; whether there is such a store it does not learn. */
export function mustHold({ stores }: Caller, storeId: string): void {
  if (!holdsStore(stores, storeId)) throw new Refusal(problem("forbidden"));
}

/** What concerns every store is for keys that are bound to none. */
export function mustHoldAll({ stores }: Caller): void {
  if (stores.kind !== "all") throw new Refusal(problem("forbidden"));
}
