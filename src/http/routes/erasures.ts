import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { wireTime } from "../../domain/offers/wire-time.ts";
import { readErasure } from "../../services/read-erasure.ts";
import { open } from "../access.ts";
import type { AppEnv } from "../context.ts";
import { granted } from "../problem-response.ts";
import { answers, refusals, shown, timeShape } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const removedShape = z.object({ where: z.string(), what: z.string(), count: z.int() });
const keptShape = removedShape.extend({ why: z.string(), keptFor: z.string().nullable() });
const erasureShape = z
  .object({
    id: z.string(),
    state: z.enum(["running", "completed"]),
    requestedAt: timeShape,
    completedAt: timeShape.nullable(),
    removed: z.array(removedShape),
    kept: z.array(keptShape),
    receipt: z.object({ jws: z.string(), key: z.looseObject({}) }).nullable(),
  })
  .meta({ id: "Erasure" });

/** The answer to a request for erasure, whoever made it. */
export const begunShape = z.object({ erasureId: z.string() });

const get = createRoute({
  method: "get",
  path: "/v1/erasures/{id}",
  summary: "Say how far an erasure has come, what is kept and why",
  // The id is random and tells nothing of the person: who holds it may know what became of the request.
  ...open({ roles: ["backend", "support"], device: true, read: true }),
  request: { params: z.object({ id: z.string().max(100) }) },
  responses: { 200: answers("How far it has come, and what is kept and why", erasureShape), ...refusals },
});

export const erasureRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid }).openapi(get, async (c) => {
  const { erasure, receipt } = granted(await readErasure(c.var.ports, c.req.valid("param").id));
  const { id, state, requestedAt } = erasure;
  const isCompleted = erasure.state === "completed";
  const answer = {
    id,
    state,
    requestedAt: wireTime(requestedAt),
    completedAt: isCompleted ? wireTime(erasure.completedAt) : null,
    removed: isCompleted ? erasure.removed : [],
    kept: isCompleted ? erasure.kept : [],
    receipt,
  };
  return c.json(shown(erasureShape, answer), 200);
});
