import { createRoute, OpenAPIHono } from "@hono/zod-openapi";
import { IMPORT_BODY_MAX_BYTES } from "../../domain/bounds.ts";
import { stockRowSchema } from "../../domain/goods/stock.ts";
import { importStock } from "../../services/stock.ts";
import { open } from "../access.ts";
import { ndjsonBody, textOf } from "../body.ts";
import type { AppEnv } from "../context.ts";
import { granted } from "../problem-response.ts";
import { answers, dryRunQuery, isOn, linesReportShape, refusals, shown, takesLines } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const importMany = createRoute({
  method: "post",
  path: "/v1/stock/import",
  summary: "Tell how much of each article stores have, one article of one store a line; what was counted last counts",
  ...open({ roles: ["backend"] }, ...ndjsonBody(IMPORT_BODY_MAX_BYTES)),
  request: { query: dryRunQuery, ...takesLines(stockRowSchema) },
  responses: { 200: answers("What became of each row", linesReportShape), ...refusals },
});

export const stockRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid }).openapi(importMany, async (c) => {
  const { dryRun } = c.req.valid("query");
  const { stores } = c.var.caller;
  const report = granted(await importStock(c.var.ports, stores, await textOf(c), isOn(dryRun, false)));
  return c.json(shown(linesReportShape, report), 200);
});
