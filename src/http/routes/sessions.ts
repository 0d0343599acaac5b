import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { wireTime } from "../../domain/offers/wire-time.ts";
import { storeSelectorSchema } from "../../domain/stores/store-selector.ts";
import { type Caller, PERSON_ROLES, ROLES } from "../../services/callers.ts";
import type { SignedIn } from "../../services/sessions.ts";
import { makeSignInLink } from "../../services/sign-in.ts";
import { open } from "../access.ts";
import { jsonBody } from "../body.ts";
import type { AppEnv } from "../context.ts";
import { granted } from "../problem-response.ts";
import { forget } from "../session-cookie.ts";
import { answers, refusals, shown, takes, timeShape } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";
import { givenIdSchema } from "../../domain/stores/store.ts";

const sessionShape = z
  .object({
    /** `person:<id>` or `key:<id>`: the same as in the audit. */
    actor: z.string(),
    roles: z.array(z.enum(ROLES)),
    stores: storeSelectorSchema,
    /** Null for a key, which has no session. */
    email: z.string().nullable(),
    expiresAt: timeShape.nullable(),
    /** Whether things can be tried out here: test phones, and links that sign in. */
    trial: z.boolean(),
  })
  .meta({ id: "Session" });
const forPeople = open({ roles: PERSON_ROLES });

const get = createRoute({
  method: "get",
  path: "/v1/session",
  summary: "Say who calls, in which roles and for which stores",
  ...forPeople,
  responses: { 200: answers("Who calls", sessionShape), ...refusals },
});
const end = createRoute({
  method: "delete",
  path: "/v1/session",
  summary: "Sign out: the session is over at once, wherever its cookie is",
  ...forPeople,
  responses: { 204: { description: "Signed out" }, ...refusals },
});
const link = createRoute({
  method: "post",
  path: "/v1/sign-in-links",
  summary: "Make a link that signs somebody in once; there are none in production",
  ...open({ roles: ["admin"] }, ...jsonBody()),
  request: takes(z.strictObject({ personId: givenIdSchema })),
  responses: {
    201: answers("What the console's page takes after `#link=`", z.object({ link: z.string(), expiresAt: timeShape })),
    ...refusals,
  },
});

const onWire = ({ actor, roles, stores }: Caller, signedIn: SignedIn | undefined, trial: boolean) =>
  shown(sessionShape, {
    actor,
    roles,
    stores,
    email: signedIn?.email ?? null,
    expiresAt: signedIn ? wireTime(signedIn.expiresAt) : null,
    trial,
  });

export const sessionRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(get, (c) => c.json(onWire(c.var.caller, c.var.signedIn, !c.var.ports.isProduction), 200))
  .openapi(end, async (c) => {
    const { ports, signedIn } = c.var;
    if (signedIn) await ports.sessions.end(signedIn.sessionId);
    forget(c, "session");
    return c.body(null, 204);
  })
  .openapi(link, async (c) => {
    const made = granted(await makeSignInLink(c.var.ports, c.req.valid("json").personId));
    return c.json({ link: made.link, expiresAt: wireTime(made.expiresAt) }, 201);
  });
