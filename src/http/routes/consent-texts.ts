import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { localeSchema } from "../../domain/campaigns/variant.ts";
import { consentTextSchema } from "../../domain/privacy/consent-texts.ts";
import { PURPOSES } from "../../domain/privacy/consents.ts";
import { consentTextVersions, listConsentTexts, putConsentText } from "../../services/consent-texts.ts";
import { open } from "../access.ts";
import { jsonBody } from "../body.ts";
import type { AppEnv } from "../context.ts";
import { granted } from "../problem-response.ts";
import { answers, refusals, shown, takes } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const purposeShape = z.enum(PURPOSES);
const textShape = consentTextSchema.extend({ purpose: purposeShape }).meta({ id: "ConsentText" });
const shownShape = textShape
  .omit({ texts: true })
  .extend({ id: z.string(), locale: z.string(), text: z.string(), textSha256: z.string() });

const put = createRoute({
  method: "put",
  path: "/v1/consent-texts/{purpose}",
  summary: "Add a version of what shoppers are asked about a purpose; none is ever overwritten",
  ...open({ roles: ["admin"] }, ...jsonBody()),
  request: { params: z.object({ purpose: z.string() }), ...takes(consentTextSchema) },
  responses: {
    200: answers("It was there already", textShape),
    201: answers("Added", textShape),
    ...refusals,
  },
});
const versions = createRoute({
  method: "get",
  path: "/v1/consent-texts/{purpose}",
  summary: "Give every version of what shoppers were ever asked about a purpose, in all its languages",
  ...open({ roles: ["support"] }),
  request: { params: z.object({ purpose: z.string() }) },
  responses: {
    200: answers("Newest first", z.object({ items: z.array(textShape), nextCursor: z.null() })),
    ...refusals,
  },
});
const list = createRoute({
  method: "get",
  path: "/v1/consent-texts",
  summary: "Give what shoppers are asked now, in one language or in all",
  request: { query: z.object({ locale: localeSchema.optional() }) },
  responses: {
    200: answers("The newest text for each purpose", z.object({ items: z.array(shownShape), nextCursor: z.null() })),
    ...refusals,
  },
});

export const consentTextRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(put, async (c) => {
    const { purpose } = c.req.valid("param");
    const { text, created } = granted(await putConsentText(c.var.ports, purpose, c.req.valid("json")));
    return c.json(shown(textShape, text), created ? 201 : 200);
  })
  .openapi(versions, async (c) => {
    const items = granted(await consentTextVersions(c.var.ports, c.req.valid("param").purpose));
    return c.json({ items: items.map((one) => shown(textShape, one)), nextCursor: null }, 200);
  })
  .openapi(list, async (c) => {
    const items = await listConsentTexts(c.var.ports, c.req.valid("query").locale ?? null);
    return c.json({ items: items.map((one) => shown(shownShape, one)), nextCursor: null }, 200);
  });
