import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { COMMENT_MAX_CHARS } from "../../domain/bounds.ts";
import { wireTime } from "../../domain/offers/wire-time.ts";
import { givenIdSchema } from "../../domain/stores/store.ts";
import { approve, decline, listApprovals } from "../../services/approvals.ts";
import { type Approval, APPROVAL_STATES } from "../../services/desk-ports.ts";
import { open } from "../access.ts";
import { note } from "../audited.ts";
import { jsonBody } from "../body.ts";
import type { AppContext, AppEnv } from "../context.ts";
import { granted } from "../problem-response.ts";
import { answers, numberedPageQuery, pageOf, refusals, shown, takes, timeShape } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const approvalShape = z
  .object({
    id: z.string(),
    campaignId: z.string(),
    version: z.int(),
    /** `withdrawn`: the draft was changed, or published anew, since. */
    state: z.enum(APPROVAL_STATES),
    requestedAt: timeShape,
    requestedBy: z.string(),
    comment: z.string().nullable(),
    answeredAt: timeShape.nullable(),
    answeredBy: z.string().nullable(),
    answer: z.string().nullable(),
  })
  .meta({ id: "Approval" });
const approvalsShape = pageOf(approvalShape);
const answerShape = z.strictObject({
  version: z.int().min(1),
  comment: z.string().max(COMMENT_MAX_CHARS).nullish(),
});
const params = z.object({ id: z.string().max(100) });
const byApprovers = open({ roles: ["approver"] }, ...jsonBody());

const list = createRoute({
  method: "get",
  path: "/v1/approvals",
  summary: "List the versions that wait for somebody's approval, or did",
  ...open({ roles: ["marketer", "approver"] }),
  request: {
    query: numberedPageQuery.extend({
      state: z.enum(APPROVAL_STATES).optional(),
      campaignId: givenIdSchema.optional(),
    }),
  },
  responses: { 200: answers("Approvals, newest first", approvalsShape), ...refusals },
});
const yes = createRoute({
  method: "post",
  path: "/v1/approvals/{id}/approve",
  summary: "Make a version live that somebody else wrote",
  ...byApprovers,
  request: { params, ...takes(answerShape) },
  responses: { 200: answers("Live", approvalShape), ...refusals },
});
const no = createRoute({
  method: "post",
  path: "/v1/approvals/{id}/decline",
  summary: "Say that a version shall not go live; its draft stays",
  ...byApprovers,
  request: { params, ...takes(answerShape) },
  responses: { 200: answers("Declined", approvalShape), ...refusals },
});

const time = (ms: number | null): string | null => (ms === null ? null : wireTime(ms));
const onWire = ({ id, campaignId, version, state, requestedAt, answeredAt, ...said }: Approval) => ({
  id,
  campaignId,
  version,
  state,
  requestedBy: said.requestedBy,
  comment: said.comment,
  answeredBy: said.answeredBy,
  answer: said.answer,
  requestedAt: wireTime(requestedAt),
  answeredAt: time(answeredAt),
});

/** The audit names what was decided about, not the paper that asked for it. */
function told(c: AppContext, approval: Approval) {
  note(c, { resource: `campaigns/${approval.campaignId}`, after: approval.version });
  return c.json(onWire(approval), 200);
}

export const approvalRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(list, async (c) => {
    const { items, nextCursor } = await listApprovals(c.var.ports, c.req.valid("query"));
    return c.json(shown(approvalsShape, { items: items.map(onWire), nextCursor }), 200);
  })
  .openapi(yes, async (c) => {
    const { version, comment = null } = c.req.valid("json");
    const { ports, caller } = c.var;
    return told(c, granted(await approve(ports, caller, c.req.valid("param").id, { version, comment })));
  })
  .openapi(no, async (c) => {
    const { version, comment = null } = c.req.valid("json");
    const { ports, caller } = c.var;
    return told(c, granted(await decline(ports, caller, c.req.valid("param").id, { version, comment })));
  });
