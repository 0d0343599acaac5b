import { type RouteConfig, z } from "@hono/zod-openapi";
import { JsonSchemas, type JsonSchema } from "./json-schemas.ts";

/** The parts of an OpenAPI 3.1 document that are made here. */
export interface OpenApiDocument {
  readonly openapi: "3.1.1";
  readonly info: Readonly<Record<string, unknown>>;
  readonly servers: readonly { readonly url: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly securitySchemes: Readonly<Record<string, JsonSchema>>;
  };
}
export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, Answer>>;
}
interface Answer {
  readonly description: string;
  readonly content?: Content;
}
export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly schema: JsonSchema;
}
type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>;

const SECURITY_SCHEMES = {
  apiKey: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "bk_…",
    description: "An API key. The names beside it are the roles that may call the operation.",
  },
  session: {
    type: "apiKey",
    in: "cookie",
    name: "__Host-beckon",
    description:
      "Somebody who is signed in at the console, in one of the roles beside it (`beckon` over plain http). What changes something has to come from a page of this origin.",
  },
  device: {
    type: "http",
    scheme: "DPoP",
    description: "A device's credential with an RFC 9449 proof in the `DPoP` header, made by its key for this request.",
  },
  ping: {
    type: "apiKey",
    in: "header",
    name: "Authorization",
    description: "`Device <credential>`. The body is a compact JWS, signed by the key that the credential names.",
  },
};

/**
 * The OpenAPI document of these routes: the very definitions that admit and check their requests, with the schemas
 * that validate written as JSON Schema. What a request may leave out, an answer holds.
 */
export function openApiDocument(routes: readonly RouteConfig[], version: string): OpenApiDocument {
  const schemas = new JsonSchemas();
  // Answers first: where a schema serves both ways, its plain name is the answer's.
  const answers = new Map(routes.map((route) => [route, responsesOf(route, schemas)]));
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of routes) {
    const operation = operationOf(route, answers.get(route) ?? {}, schemas);
    paths[route.path] = { ...paths[route.path], [route.method]: operation };
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "Beckon",
      version,
      summary: "Turns an abandoned cart into a visit, and the visit into a sale",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/", description: "This deployment" }],
    paths,
    components: { schemas: schemas.components, securitySchemes: SECURITY_SCHEMES },
  };
}

function operationOf(route: RouteConfig, responses: Operation["responses"], schemas: JsonSchemas): Operation {
  const { method, path, summary = "", security = [], request } = route;
  const body = request?.body;
  return {
    operationId: operationIdOf(method, path),
    summary,
    tags: [/^\/v1\/([^/]+)/.exec(path)?.[1] ?? "service"],
    security,
    parameters: [
      ...parametersOf("path", request?.params, schemas),
      ...parametersOf("query", request?.query, schemas),
      ...parametersOf("header", request?.headers, schemas),
    ],
    ...(body && {
      requestBody: { required: body.required ?? false, content: contentOf(body.content, "input", schemas) },
    }),
    responses,
  };
}

/** `GET /v1/stores/{id}/cells` is `getStoresByIdCells`. */
function operationIdOf(method: string, path: string): string {
  const words = path
    .replace(/^\/v1/, "")
    .replaceAll("{", "by-")
    .split(/[^A-Za-z0-9]+/);
  const named = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return method + named.join("");
}

/** Routes here write their answers out: none refers to one that stands elsewhere. */
type WrittenAnswer = Extract<RouteConfig["responses"][string], { description: string }>;

function responsesOf({ responses }: RouteConfig, schemas: JsonSchemas): Operation["responses"] {
  const written = Object.entries(responses).map(([status, response]): [string, Answer] => {
    const { description, content } = response as WrittenAnswer;
    return [
      status,
      { description, ...(content === undefined ? {} : { content: contentOf(content, "output", schemas) }) },
    ];
  });
  return Object.fromEntries(written);
}

function contentOf(content: object, direction: "input" | "output", schemas: JsonSchemas): Content {
  const written = Object.entries(content as Record<string, { readonly schema: z.ZodType }>).map(
    ([type, { schema }]): [string, { schema: JsonSchema }] => [type, { schema: schemas.of(schema, direction) }],
  );
  return Object.fromEntries(written);
}

function parametersOf(place: Parameter["in"], members: unknown, schemas: JsonSchemas): Parameter[] {
  if (!(members instanceof z.ZodObject)) return [];
  const { properties = {}, required = [] } = schemas.of(members, "input") as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema,
  }));
}
