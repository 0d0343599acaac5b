import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { IMPORT_BODY_MAX_BYTES } from "../../domain/bounds.ts";
import { purchaseRowSchema, purchaseSchema } from "../../domain/carts/purchase.ts";
import { problem } from "../../domain/problems.ts";
import { importPurchases, recordPurchase } from "../../services/purchases.ts";
import { mustHold, open } from "../access.ts";
import { jsonBody, ndjsonBody, textOf } from "../body.ts";
import type { AppEnv } from "../context.ts";
import { granted, Refusal } from "../problem-response.ts";
import { answers, dryRunQuery, isOn, linesReportShape, refusals, shown, takes, takesLines } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const record = createRoute({
  method: "post",
  path: "/v1/purchases",
  summary: "Record a purchase or a return, once per id; what was bought leaves the cart",
  ...open({ roles: ["backend", "till"] }, ...jsonBody()),
  request: takes(purchaseSchema),
  responses: { 200: answers("Whether it was news", z.object({ applied: z.boolean() })), ...refusals },
});
const importMany = createRoute({
  method: "post",
  path: "/v1/purchases/import",
  summary: "Record what was bought before, one purchase a line; no cart is cleared, and nobody is told",
  ...open({ roles: ["backend"] }, ...ndjsonBody(IMPORT_BODY_MAX_BYTES)),
  request: { query: dryRunQuery, ...takesLines(purchaseRowSchema) },
  responses: { 200: answers("What became of each row", linesReportShape), ...refusals },
});

export const purchaseRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(importMany, async (c) => {
    const { dryRun } = c.req.valid("query");
    const report = granted(await importPurchases(c.var.ports, await textOf(c), isOn(dryRun, false)));
    return c.json(shown(linesReportShape, report), 200);
  })
  .openapi(record, async (c) => {
    const body = c.req.valid("json");
    if (body.storeId != null) mustHold(c.var.caller, body.storeId);
    // A till stands in a store.
    else if (c.var.caller.roles.includes("till")) throw new Refusal(problem("forbidden"));
    return c.json(granted(await recordPurchase(c.var.ports, body)), 200);
  });
