import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { instantOf } from "../../domain/campaigns/local-time.ts";
import { wireTime } from "../../domain/offers/wire-time.ts";
import type { AuditLine } from "../../services/desk-ports.ts";
import { readAudit } from "../../services/read-audit.ts";
import { open } from "../access.ts";
import type { AppEnv } from "../context.ts";
import { answers, numberedPageQuery, pageOf, refusals, shown, timeShape } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const lineShape = z
  .object({
    at: timeShape,
    /** A key or a person. */
    actor: z.string(),
    /** The method and the route. */
    action: z.string(),
    resource: z.string(),
    /** Null where the change may not have come to its end. */
    status: z.int().nullable(),
    before: z.int().nullable(),
    after: z.int().nullable(),
  })
  .meta({ id: "AuditLine" });
const auditShape = pageOf(lineShape);
const instant = z.iso.datetime({ offset: true }).optional();

const read = createRoute({
  method: "get",
  path: "/v1/audit",
  summary: "Say who changed what, newest first",
  ...open({ roles: ["admin"] }),
  request: {
    query: numberedPageQuery.extend({
      actor: z.string().max(200).optional(),
      resource: z.string().max(300).optional(),
      from: instant,
      to: instant,
    }),
  },
  responses: { 200: answers("Changes by people and their keys", auditShape), ...refusals },
});

const onWire = ({ at, actor, action, resource, status, before, after }: AuditLine) => ({
  at: wireTime(at),
  actor,
  action,
  resource,
  status,
  before,
  after,
});

export const auditRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid }).openapi(read, async (c) => {
  const { actor = null, resource = null, from, to, ...page } = c.req.valid("query");
  const within = {
    from: from === undefined ? 0 : instantOf(from),
    to: to === undefined ? Number.MAX_SAFE_INTEGER : instantOf(to),
  };
  const { items, nextCursor } = await readAudit(c.var.ports, { actor, resource, ...within }, page);
  return c.json(shown(auditShape, { items: items.map(onWire), nextCursor }), 200);
});
