import { afterEach, expect, test, vi } from "vitest";
import { Witness } from "./support/witness.ts";

const DOCUMENT = {
  paths: {
    "/v1/things/{id}": {
      get: {
        responses: {
          200: { content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } } },
          default: { content: { "application/problem+json": { schema: {} } } },
        },
      },
    },
  },
  components: {
    schemas: { Thing: { type: "object", required: ["id"], properties: { id: { type: "string" } } } },
  },
};
const HEADERS = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'",
  "permissions-policy": "geolocation=()",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=63072000",
  "x-content-type-options": "nosniff",
  "x-request-id": "6d1f8a0e-64ee-4a37-9d43-6d2b5f0c9a11",
};

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A witness of a service that serves the document, and answers everything else like this. */
const witnessOf = (status: number, body: unknown, headers: Record<string, string | undefined> = {}): Witness => {
  const sent = Object.entries({ ...HEADERS, ...headers }).filter(
    (one): one is [string, string] => one[1] !== undefined,
  );
  vi.stubGlobal("fetch", (url: string) =>
    Promise.resolve(
      url.endsWith("/openapi.json") ? Response.json(DOCUMENT) : Response.json(body, { status, headers: sent }),
    ),
  );
  return new Witness();
};

test("an answer that keeps what the document promises is passed on, and its operation noted", async () => {
  const witness = witnessOf(200, { id: "a" });
  const answer = await witness.fetch("http://service.test/v1/things/a");
  expect(await answer.json()).toEqual({ id: "a" });
  expect(witness.faults).toEqual([]);
  expect([...witness.called]).toEqual([["GET /v1/things/{id}", new Set([200])]]);
});

test.each<[string, number, unknown, Record<string, string | undefined>, RegExp]>([
  ["a body of another shape", 200, { id: 1 }, {}, /#\/id .*string/],
  ["a status that is not documented", 202, { id: "a" }, {}, /not documented/],
  ["a refusal that is no problem", 404, { code: "not_found" }, {}, /application\/json is not documented/],
  ["a header that is missing", 200, { id: "a" }, { "x-request-id": undefined }, /x-request-id is missing/],
])("%s is noted", async (_, status, body, headers, fault) => {
  const witness = witnessOf(status, body, headers);
  await witness.fetch("http://service.test/v1/things/a?query=1");
  expect(witness.faults.join("; ")).toMatch(fault);
  expect(witness.faults[0]).toContain(`GET /v1/things/a → ${status}`);
});

test("so is an answer where the document has no route, unless it is a 404", async () => {
  const witness = witnessOf(200, {});
  await witness.fetch("http://service.test/v1/nothing");
  expect(witness.faults.join("; ")).toMatch(/no such route/);
});
