import type { MiddlewareHandler } from "hono";
import { PERSON_ROLES, type Role } from "../services/callers.ts";
import type { Change } from "../services/desk-ports.ts";
import type { AppContext, AppEnv } from "./context.ts";
import { routeOf } from "./wide-event.ts";

/** Tells the audit what the path does not. */
export const note = (c: AppContext, change: Change): void => c.set("change", { ...c.var.change, ...change });

const isOfPeople = (role: Role): boolean => PERSON_ROLES.some((one) => one === role);

/**
 * The one place where the audit is written: a line before anything is changed, completed when it is. What was refused
 * has changed nothing, and leaves no line; what failed may have, and its line stays without a status.
 *
 * Which one was changed is said when it is done: until then an address may name anything, and what D1 has deleted can
 * still be read in its file.
 */
export const audited: MiddlewareHandler<AppEnv> = async (c, next) => {
  const { ports } = c.var;
  // Where a device called, there is none.
  const caller: AppEnv["Variables"]["caller"] | undefined = c.var.caller;
  const isChange = c.req.method !== "GET" && c.req.query("dryRun") !== "true";
  if (caller === undefined || !isChange || !caller.roles.some(isOfPeople)) {
    await next();
    return;
  }
  const action = `${c.req.method} ${routeOf(c)}`;
  const number = await ports.audit.begin({ actor: caller.actor, action, resource: kindOf(c) });
  await next();
  const { status } = c.res;
  const { resource, before = null, after = null } = c.var.change ?? {};
  if (status < 400)
    await ports.audit.complete(number, { resource: resource ?? (await resourceOf(c)), status, before, after });
  else if (status < 500) await ports.audit.discard(number);
};

const OF_SHOPPERS = new Set(["shoppers", "carts"]);

const kindOf = (c: AppContext): string => routeOf(c).split("/")[2] ?? "";

/** `campaigns/autumn-cart` of any path about that campaign. A shopper is named by their pseudonym alone. */
async function resourceOf(c: AppContext): Promise<string> {
  const [kind = "", parameter = ""] = routeOf(c)
    .replace(/^\/v1\//, "")
    .split("/");
  const [, name] = /^\{(\w+)\}$/.exec(parameter) ?? [];
  const id = name === undefined ? undefined : c.req.param(name);
  if (id === undefined) return kind;
  if (OF_SHOPPERS.has(kind)) return `shoppers/${await c.var.ports.names.sub(id)}`;
  const [, sub] = kind === "devices" ? (/^dev_([a-z2-7]{52})_/.exec(id) ?? []) : [];
  return sub === undefined ? `${kind}/${id}` : `shoppers/${sub}`;
}
