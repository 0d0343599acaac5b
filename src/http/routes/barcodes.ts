import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { BARCODE_KINDS, drawBarcode } from "../../services/draw-barcode.ts";
import { open } from "../access.ts";
import type { AppEnv } from "../context.ts";
import { granted } from "../problem-response.ts";
import { refusals } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const draw = createRoute({
  method: "get",
  path: "/v1/offers/{id}/barcode.svg",
  summary: "Draw an offer for a scanner: its token as QR code, or its code as Code 128",
  ...open({ device: true }),
  request: {
    params: z.object({ id: z.string().max(100) }),
    query: z.object({ kind: z.enum(BARCODE_KINDS).default("qr") }),
  },
  responses: {
    200: { description: "A drawing with its quiet zone", content: { "image/svg+xml": { schema: z.string() } } },
    ...refusals,
  },
});

export const barcodeRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid }).openapi(draw, async (c) => {
  const drawing = await drawBarcode(c.var.ports, c.var.device, c.req.valid("param").id, c.req.valid("query").kind);
  return c.body(granted(drawing), 200, { "content-type": "image/svg+xml" });
});
