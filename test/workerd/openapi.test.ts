import { exports } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { ROLES } from "../../src/services/callers.ts";
import type { OpenApiDocument, Operation } from "../../src/http/openapi.ts";
import worker from "../../src/worker.ts";
import { ORIGIN, send } from "./support/api.ts";
import { checkedFetch, faultsIn, openApi } from "./support/checked.ts";

let document: OpenApiDocument;
let operations: {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}[];

beforeAll(async () => {
  document = await openApi();
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      operation,
    })),
  );
});

/** The component that a schema refers to, or nothing. */
const idIn = (schema: object): string => /components\/schemas\/(\w+)"\}$/.exec(JSON.stringify(schema))?.[1] ?? "";

describe("the document and the router", () => {
  test("know the same routes", () => {
    // What stands for every method is middleware.
    const routed = worker.routes.filter(({ method }) => method !== "ALL");
    const served = new Set(routed.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`));
    expect([...served].toSorted()).toEqual(operations.map(({ name }) => name).toSorted());
    expect(operations.length).toBeGreaterThan(40);
  });

  test("agree on what is served: every operation answers something of its own", async () => {
    for (const { name, method, path, operation } of operations) {
      const [type] = Object.keys(operation.requestBody?.content ?? {});
      const content = type === undefined ? {} : { headers: { "content-type": type }, body: "{}" };
      const init: RequestInit = { method, redirect: "manual", ...content };
      const answer = await checkedFetch(ORIGIN + path.replaceAll(/\{\w+\}/g, "1"), init);
      expect(operation.security.length === 0 ? [200, 302, 400] : [401], name).toContain(answer.status);
    }
  });

  test("do not know other methods, nor other paths", async () => {
    for (const { path } of operations) {
      const at = path.replaceAll(/\{\w+\}/g, "1");
      expect(await send(at, { method: "PATCH" }), path).toMatchObject({ status: 404, body: { code: "not_found" } });
      expect(await send(`${at}/of/nothing`, { method: "GET" })).toMatchObject({ status: 404 });
    }
  });
});

describe("the document", () => {
  test("says of each operation what it is for and who may call it, each under a name of its own", () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { name, operation } of operations) {
      expect(operation.summary, name).toMatch(/^[A-Z].{10,}[^.]$/);
      for (const requirement of operation.security) {
        const [[scheme, roles] = ["", []]] = Object.entries(requirement);
        expect(Object.keys(document.components.securitySchemes), name).toContain(scheme);
        if (scheme === "apiKey") expect(roles.length, name).toBeGreaterThan(0);
        for (const role of roles) expect(ROLES, name).toContain(role);
      }
    }
  });

  test("names every parameter of a path", () => {
    for (const { name, path, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter = ""]) => parameter);
      const described = operation.parameters.filter((one) => one.in === "path" && one.required);
      expect(described.map((parameter) => parameter.name).toSorted(), name).toEqual(inPath.toSorted());
    }
  });

  test("describes every body that is taken, member by member", () => {
    const bodies = operations.filter(({ operation }) => operation.requestBody !== undefined);
    expect(bodies.length).toBeGreaterThan(10);
    for (const { name, operation } of bodies) {
      const [[type, { schema }] = ["", { schema: {} }]] = Object.entries(operation.requestBody?.content ?? {});
      if (type === "application/jose") continue;
      const whole = document.components.schemas[idIn(schema)] ?? schema;
      const { properties = {} } = (whole?.["items"] ?? whole) as { readonly properties?: object };
      expect(Object.keys(properties).length, name).toBeGreaterThan(0);
    }
  });

  test("refers to nothing that is not there, and holds nothing that nobody refers to", () => {
    const references = JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g);
    const referred = new Set([...references].map(([, id = ""]) => id));
    expect([...referred].toSorted()).toEqual(Object.keys(document.components.schemas).toSorted());
  });

  test("shows members that wait for their feature as such", () => {
    const settings = document.components.schemas["Settings"]?.["properties"] as Record<string, { enum?: unknown[] }>;
    expect(settings["alerts"]?.enum).toEqual([{}, null, false, 0, []]);
  });
});

describe("the reference for people", () => {
  test("is a page that takes everything from here, and may", async () => {
    const answer = await checkedFetch(`${ORIGIN}/docs`, {});
    const page = await answer.text();
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(policy.split("; ")).toEqual(expect.arrayContaining(["script-src 'self'", "connect-src 'self'"]));
    const addresses = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address);
    expect(addresses).toEqual(["data:,", "/docs/swagger-ui.css", "/docs/swagger-ui-bundle.js", "/docs/reference.js"]);
    expect(page).not.toMatch(/<script(?![^>]*src=)|https?:/);
  });
});

describe("the checking client", () => {
  test.each<[string, (answer: Response) => Response | Promise<Response>, RegExp]>([
    ["an undocumented status", ({ body, headers }) => new Response(body, { status: 202, headers }), /not documented/],
    ["a member too many", ({ headers }) => Response.json({ status: "ok", version: "1", more: 1 }, { headers }), /more/],
    ["a member too few", ({ headers }) => Response.json({ status: "ok" }, { headers }), /version/],
    ["a missing header", ({ body }) => new Response(body), /cache-control is missing/],
  ])("would not let %s pass", async (_, spoil, fault) => {
    const url = "https://beckon.test/health";
    const answer = await exports.default.fetch(url);
    expect((await faultsIn(url, {}, await spoil(answer))).join("; ")).toMatch(fault);
  });
});
