import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { feedbackSchema } from "../../domain/offers/feedback.ts";
import { giveFeedback } from "../../services/give-feedback.ts";
import { open } from "../access.ts";
import { jsonBody } from "../body.ts";
import type { AppEnv } from "../context.ts";
import { granted } from "../problem-response.ts";
import { refusals, takes } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const give = createRoute({
  method: "post",
  path: "/v1/offers/{id}/feedback",
  summary: "Say what the shopper thinks of an offer; what follows from it holds at once",
  ...open({ device: true }, ...jsonBody()),
  request: { params: z.object({ id: z.string() }), ...takes(feedbackSchema) },
  responses: { 204: { description: "Heard; said again it changes nothing" }, ...refusals },
});

export const feedbackRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid }).openapi(give, async (c) => {
  const { ports, device } = c.var;
  granted(await giveFeedback(ports, device, c.req.valid("param").id, c.req.valid("json").kind));
  return c.body(null, 204);
});
