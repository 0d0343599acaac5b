import { createRoute, OpenAPIHono } from "@hono/zod-openapi";
import { wireTime } from "../../domain/offers/wire-time.ts";
import { enrolmentInputSchema } from "../../services/enrol-device.ts";
import { tryEnrolment } from "../../services/try-it.ts";
import { open } from "../access.ts";
import { jsonBody } from "../body.ts";
import type { AppEnv } from "../context.ts";
import { granted } from "../problem-response.ts";
import { answers, enrolmentShape, refusals, takes } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const enrol = createRoute({
  method: "post",
  path: "/v1/try/enrolments",
  summary: "Make a token that lets one phone in, to try things out; there are none in production",
  ...open({ roles: ["marketer", "approver", "analyst", "support"] }, ...jsonBody()),
  request: takes(enrolmentInputSchema),
  responses: { 201: answers("A token that serves once, for five minutes", enrolmentShape), ...refusals },
});

export const tryItRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid }).openapi(enrol, async (c) => {
  const { expiresAt, ...opened } = granted(await tryEnrolment(c.var.ports, c.req.valid("json")));
  return c.json({ ...opened, expiresAt: wireTime(expiresAt) }, 201);
});
