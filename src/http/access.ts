import type { MiddlewareHandler } from "hono";
import { problem } from "../domain/problems.ts";
import { authenticateDevice, authenticateKey } from "../services/authenticate.ts";
import { mayAct, type Role } from "../services/callers.ts";
import type { AppContext, AppEnv } from "./context.ts";
import { granted, Refusal } from "./problem-response.ts";

/** Who may call a route. `read` routes of backends and tills are open to admins too. */
export interface Access {
  readonly roles?: readonly Role[];
  readonly device?: true;
  readonly read?: true;
}

/**
 * The part of a route's definition that says who may call it: the check itself, what the document says of it, and
 * whatever is to be checked after it.
 */
export const open = (access: Access, ...afterwards: MiddlewareHandler<AppEnv>[]) => ({
  middleware: [guard(access), ...afterwards],
  security: [
    ...(access.roles ? [{ apiKey: [...access.roles] }] : []),
    ...(access.device ? [{ device: new Array<string>() }] : []),
  ],
});

function guard(access: Access): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const [, scheme = "", credentials = ""] = /^(\S+) (\S+)$/.exec(c.req.header("authorization") ?? "") ?? [];
    if (scheme.toLowerCase() === "bearer" && access.roles) await admitKey(c, access, credentials);
    else if (scheme.toLowerCase() === "dpop" && access.device) await admitDevice(c, credentials);
    else throw new Refusal(problem("unauthenticated"), { "www-authenticate": access.device ? "DPoP" : "Bearer" });
    await next();
  };
}

async function admitKey(c: AppContext, { roles = [], read }: Access, key: string): Promise<void> {
  const caller = granted(await authenticateKey(c.var.ports, key));
  if (caller.kind !== "key" || !mayAct(caller.role, roles, read === true)) throw new Refusal(problem("forbidden"));
  c.set("caller", caller);
}

async function admitDevice(c: AppContext, credential: string): Promise<void> {
  const proof = c.req.header("dpop");
  if (proof === undefined) throw new Refusal(problem("unauthenticated"), { "www-authenticate": "DPoP" });
  const { method, url } = c.req;
  c.set("device", granted(await authenticateDevice(c.var.ports, { credential, proof, method, url })));
}
