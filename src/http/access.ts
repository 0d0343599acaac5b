import type { MiddlewareHandler } from "hono";
import { CREDENTIAL_RENEWAL_MS } from "../domain/bounds.ts";
import { problem } from "../domain/problems.ts";
import { err } from "../domain/result.ts";
import { holdsStore } from "../domain/stores/store-selector.ts";
import { authenticateDevice, authenticateKey } from "../services/authenticate.ts";
import { type Caller, type Role, rolesFor } from "../services/callers.ts";
import type { AppContext, AppEnv } from "./context.ts";
import { Refusal } from "./problem-response.ts";

/** Who may call a route. `read` routes of backends and tills are open to admins too. */
export interface Access {
  readonly roles?: readonly Role[];
  /** `late`: also with a credential whose time is over, while it can be renewed. */
  readonly device?: true | "late";
  readonly read?: true;
}

/**
 * The part of a route's definition that says who may call it: the check itself, what the document says of it, and
 * whatever is to be checked after it.
 */
export const open = ({ roles, device, read }: Access, ...afterwards: MiddlewareHandler<AppEnv>[]) => {
  const allowed = rolesFor(roles ?? [], read === true);
  return {
    middleware: [guard(allowed, device), ...afterwards],
    security: [
      ...(allowed.length > 0 ? [{ apiKey: new Array<string>().concat(allowed) }] : []),
      ...(device ? [{ device: new Array<string>() }] : []),
    ],
  };
};

function guard(roles: readonly Role[], device: Access["device"]): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const [, scheme = "", credentials = ""] = /^(\S+) (\S+)$/.exec(c.req.header("authorization") ?? "") ?? [];
    if (scheme.toLowerCase() === "bearer" && roles.length > 0) await admitKey(c, roles, credentials);
    else if (scheme.toLowerCase() === "dpop" && device)
      await admitDevice(c, credentials, device === "late" ? CREDENTIAL_RENEWAL_MS : 0);
    else throw new Refusal(problem("unauthenticated"), { "www-authenticate": device ? "DPoP" : "Bearer" });
    await next();
    // Whether a device still is one is known further inside; who is refused there is asked for the same.
    if (c.res.status === 401) c.res.headers.set("www-authenticate", device ? "DPoP" : "Bearer");
  };
}

async function admitKey(c: AppContext, roles: readonly Role[], key: string): Promise<void> {
  const { ports } = c.var;
  const authenticated = await authenticateKey(ports, key);
  if (!authenticated.ok) throw new Refusal(authenticated.error, { "www-authenticate": "Bearer" });
  const caller = authenticated.value;
  if (!(await ports.rates.requests.admits(caller.keyId))) {
    throw new Refusal(problem("rate_limited", undefined, { retryAfterSeconds: 1 }));
  }
  c.executionCtx.waitUntil(ports.keys.used(caller.keyId));
  if (!roles.includes(caller.role)) throw new Refusal(problem("forbidden"));
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
