import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { storeSelectorSchema } from "../../domain/stores/store-selector.ts";
import { PERSON_ROLES } from "../../services/callers.ts";
import type { Person } from "../../services/people-ports.ts";
import { deletePerson, getPerson, listPeople, personInputSchema, putPerson } from "../../services/people.ts";
import { open } from "../access.ts";
import { jsonBody } from "../body.ts";
import type { AppEnv } from "../context.ts";
import { granted } from "../problem-response.ts";
import { answers, givenIdParam, pageOf, pageQuery, refusals, shown, takes } from "../shapes.ts";
import { refuseInvalid } from "../validation.ts";

const personShape = z
  .object({
    id: z.string(),
    email: z.string(),
    roles: z.array(z.enum(PERSON_ROLES)),
    stores: storeSelectorSchema,
  })
  .meta({ id: "Person" });
const forAdmins = open({ roles: ["admin"] });

const list = createRoute({
  method: "get",
  path: "/v1/people",
  summary: "List who may sign in at the console",
  ...forAdmins,
  request: { query: pageQuery },
  responses: { 200: answers("People by id", pageOf(personShape)), ...refusals },
});
const get = createRoute({
  method: "get",
  path: "/v1/people/{id}",
  summary: "Read who somebody is, and what they may do",
  ...forAdmins,
  request: { params: givenIdParam },
  responses: { 200: answers("The person", personShape), ...refusals },
});
const put = createRoute({
  method: "put",
  path: "/v1/people/{id}",
  summary: "Let somebody sign in, or change what they may do; it holds at once",
  ...open({ roles: ["admin"] }, ...jsonBody()),
  request: { params: givenIdParam, ...takes(personInputSchema) },
  responses: { 200: answers("The person", personShape), ...refusals },
});
const remove = createRoute({
  method: "delete",
  path: "/v1/people/{id}",
  summary: "Let somebody sign in no more; their sessions end at once",
  ...forAdmins,
  request: { params: givenIdParam },
  responses: { 204: { description: "Gone" }, ...refusals },
});

const onWire = (person: Person) => shown(personShape, person);

export const peopleRoutes = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
  .openapi(list, async (c) => {
    const { items, nextCursor } = await listPeople(c.var.ports, c.req.valid("query"));
    return c.json({ items: items.map(onWire), nextCursor }, 200);
  })
  .openapi(get, async (c) => c.json(onWire(granted(await getPerson(c.var.ports, c.req.valid("param").id))), 200))
  .openapi(put, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(onWire(granted(await putPerson(c.var.ports, id, c.req.valid("json")))), 200);
  })
  .openapi(remove, async (c) => {
    granted(await deletePerson(c.var.ports, c.req.valid("param").id));
    return c.body(null, 204);
  });
