import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { html } from "hono/html";
import type { AppEnv } from "../context.ts";
import type { OpenApiDocument } from "../openapi.ts";
import { answers, refusals, shown } from "../shapes.ts";

/** Everything comes from here; the reference draws its icons from data, and sets styles as it goes. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const documentShape = z.looseObject({ openapi: z.string() });
const document = createRoute({
  method: "get",
  path: "/openapi.json",
  summary: "Describe this API as OpenAPI 3.1",
  responses: { 200: answers("This document", documentShape), ...refusals },
});
const reference = createRoute({
  method: "get",
  path: "/docs",
  summary: "Show this API to people",
  responses: {
    200: { description: "A page that needs nothing from elsewhere", content: { "text/html": { schema: z.string() } } },
    ...refusals,
  },
});

/** Its scripts and styles are static assets, which `scripts/assets.ts` lays out. */
const page = html`<!doctype html>
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>Beckon: the API</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href="/docs/swagger-ui.css" />
      <script src="/docs/swagger-ui-bundle.js" defer></script>
      <script src="/docs/reference.js" defer></script>
    </head>
    <body>
      <div id="reference"></div>
    </body>
  </html>`;

/** `describe` is asked once, when all routes are there. */
export function docsRoutes(describe: () => OpenApiDocument) {
  let described: OpenApiDocument | undefined;
  return new OpenAPIHono<AppEnv>()
    .openapi(document, (c) => c.json(shown(documentShape, { ...(described ??= describe()) }), 200))
    .openapi(reference, (c) => c.html(page, 200, { "content-security-policy": POLICY }));
}
