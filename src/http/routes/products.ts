import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { IMPORT_BODY_MAX_BYTES } from "../../domain/bounds.ts";
import { retailerIdSchema } from "../../domain/carts/cart.ts";
import { productInputSchema, productSchema } from "../../domain/goods/product.ts";
import { moneySchema } from "../../domain/money/money.ts";
import { deleteProduct, getProduct, importProducts, putProduct } from "../../services/products.ts";
import { mustHoldAll, open } from "../access.ts";
import { jsonBody, ndjsonBody, textOf } from "../body.ts";
import type { AppEnv } from "../context.ts";
import { granted } from "../problem-response.ts";
import { answers, dryRunQuery, isOn, linesReportShape, refusals, shown, takes, takesLines } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const roles = ["backend", "marketer"] as const;
const moneyListShape = z.array(moneySchema);
const productShape = z
  .object({
    sku: z.string(),
    productId: z.string().nullable(),
    gtin: z.string().nullable(),
    names: z.record(z.string(), z.string()),
    categories: z.array(z.string()),
    prices: moneyListShape,
    marginBasisPoints: z.int().nullable(),
    floorPrices: moneyListShape,
    onSale: z.boolean().nullable(),
    neverDiscount: z.boolean(),
    imageUrl: z.string().nullable(),
  })
  .meta({ id: "Product" });
const skuParam = z.object({ sku: retailerIdSchema });

const get = createRoute({
  method: "get",
  path: "/v1/products/{sku}",
  summary: "Read an article",
  ...open({ roles, read: true }),
  request: { params: skuParam },
  responses: { 200: answers("The article", productShape), ...refusals },
});
const put = createRoute({
  method: "put",
  path: "/v1/products/{sku}",
  summary: "Put an article",
  ...open({ roles }, ...jsonBody()),
  request: { params: skuParam, ...takes(productInputSchema) },
  responses: { 200: answers("Replaced", productShape), 201: answers("Created", productShape), ...refusals },
});
const remove = createRoute({
  method: "delete",
  path: "/v1/products/{sku}",
  summary: "Delete an article",
  ...open({ roles }),
  request: { params: skuParam },
  responses: { 204: { description: "Gone" }, ...refusals },
});
const importMany = createRoute({
  method: "post",
  path: "/v1/products/import",
  summary: "Import articles, one a line; one bad row never stops the rest",
  ...open({ roles }, ...ndjsonBody(IMPORT_BODY_MAX_BYTES)),
  request: { query: dryRunQuery, ...takesLines(productSchema) },
  responses: { 200: answers("What became of each row", linesReportShape), ...refusals },
});

export const productRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(importMany, async (c) => {
    mustHoldAll(c.var.caller);
    const { dryRun } = c.req.valid("query");
    const report = granted(await importProducts(c.var.ports, await textOf(c), isOn(dryRun, false)));
    return c.json(shown(linesReportShape, report), 200);
  })
  .openapi(get, async (c) =>
    c.json(shown(productShape, granted(await getProduct(c.var.ports, c.req.valid("param").sku))), 200),
  )
  .openapi(put, async (c) => {
    mustHoldAll(c.var.caller);
    const { sku } = c.req.valid("param");
    const { product, created } = granted(await putProduct(c.var.ports, sku, c.req.valid("json")));
    return created ? c.json(shown(productShape, product), 201) : c.json(shown(productShape, product), 200);
  })
  .openapi(remove, async (c) => {
    mustHoldAll(c.var.caller);
    granted(await deleteProduct(c.var.ports, c.req.valid("param").sku));
    return c.body(null, 204);
  });
