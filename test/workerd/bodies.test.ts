import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { IMPORT_BODY_MAX_BYTES, JSON_BODY_MAX_BYTES } from "../../src/domain/bounds.ts";
import { admin, clientAs, done, ORIGIN, send } from "./support/api.ts";
import { openApi } from "./support/checked.ts";
import { TestPhone } from "./support/phone.ts";
import { everythingStored } from "./support/world.ts";

/** A route that takes JSON, and how to be let in there. */
interface Route {
  readonly name: string;
  readonly path: string;
  readonly method: string;
  readonly maxBytes: number;
  readonly isStrict: boolean;
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
}

let routes: readonly Route[];
let before: unknown;
const keys = new Map<string, string>();

beforeAll(async () => {
  const phone = await TestPhone.of(await clientAs("backend"), "sara");
  const { paths, components } = await openApi();
  const found = Object.entries(paths).flatMap(([template, operations]) =>
    Object.entries(operations).flatMap(([verb, { requestBody, security }]) => {
      const schema = requestBody?.content["application/json"]?.schema;
      if (schema === undefined) return [];
      const id = /components\/schemas\/(\w+)"\}$/.exec(JSON.stringify(schema))?.[1] ?? "";
      const whole = components.schemas[id] ?? schema;
      const [path, method] = [template.replaceAll(/\{\w+\}/g, "1"), verb.toUpperCase()];
      const role = security.flatMap((one) => one["apiKey"] ?? [])[0];
      const isDevices = security.some((one) => "device" in one);
      return [
        {
          name: `${method} ${template}`,
          path,
          method,
          maxBytes: path.endsWith("/import") ? IMPORT_BODY_MAX_BYTES : JSON_BODY_MAX_BYTES,
          // What is wrong with a draft is the answer of this route, not a refusal.
          isStrict: whole["additionalProperties"] === false && path !== "/v1/campaigns/check",
          headers: async (): Promise<Record<string, string>> => {
            if (isDevices) return proofOf(phone, method, path);
            return role === undefined ? {} : { authorization: `Bearer ${keys.get(role) ?? ""}` };
          },
          role,
        },
      ];
    }),
  );
  for (const { role } of found) if (role !== undefined && !keys.has(role)) keys.set(role, await keyOf(role));
  routes = found;
  // What the new keys have asked for must not be published in the middle of it all.
  done(await admin("POST", "/v1/stores/publish"));
  before = await everythingStored();
});

async function proofOf(phone: TestPhone, method: string, path: string) {
  const { credential, key } = phone;
  const dpop = await key.dpop({ credential, method, url: ORIGIN + path, now: Date.now() });
  return { authorization: `DPoP ${credential}`, dpop };
}

async function keyOf(role: string): Promise<string> {
  if (role === "admin") return env.ADMIN_KEY;
  const made = await send<{ key: string }>("/v1/api-keys", {
    method: "POST",
    headers: { authorization: `Bearer ${env.ADMIN_KEY}`, "content-type": "application/json" },
    body: JSON.stringify({ role, name: role }),
  });
  return made.body.key;
}

interface Refused {
  readonly code: string;
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[];
}
async function put({ path, method, headers }: Route, body: BodyInit, type: string | null = "application/json") {
  const own = { ...(await headers()), ...(type === null ? {} : { "content-type": type }) };
  return send<Refused>(path, { method, headers: own, body });
}

const bytes = (text: string, ...values: number[]) =>
  new Uint8Array([...new TextEncoder().encode(text), ...values, ...new TextEncoder().encode('"}')]);

describe("every route that takes JSON", () => {
  test("is known from the document", () => {
    expect(routes.length).toBeGreaterThan(10);
    expect(routes.map(({ path }) => path)).toEqual(expect.arrayContaining(["/v1/redemptions", "/v1/devices"]));
  });

  test.each<[string, BodyInit]>([
    ["cut short", '{"a":1'],
    ["nothing but white space", " "],
    ["two values", "{}{}"],
    ["a duplicate member", '{"a":1,"a":2}'],
    ["a duplicate member deep inside", '{"a":[{"b":1,"b":1}]}'],
    ["half a UTF-8 character", bytes('{"a":"', 0xc3)],
    ["an overlong UTF-8 character", bytes('{"a":"', 0xc0, 0x80)],
    ["half a surrogate pair", '{"a":"\\ud800"}'],
    ["a byte order mark", "\ufeff{}"],
    ["a number that is none", '{"a":NaN}'],
  ])("refuses %s", async (_, body) => {
    for (const route of routes) {
      expect(await put(route, body), route.name).toMatchObject({ status: 400, body: { code: "invalid_request" } });
    }
  });

  test.each(["[]", "1", '"text"', "null", "true"])(
    "refuses %s, which is no object, with a pointer to all of it",
    async (body) => {
      for (const route of routes) {
        const answer = await put(route, body);
        expect(answer, route.name).toMatchObject({
          status: 400,
          body: { code: "invalid_request", errors: [{ pointer: "" }] },
        });
      }
    },
  );

  test("refuses a member that nobody knows, with a pointer to it", async () => {
    const strict = routes.filter(({ isStrict }) => isStrict);
    expect(strict.length).toBeGreaterThan(routes.length - 4);
    for (const route of strict) {
      const { status, body } = await put(route, JSON.stringify({ "nobody/knows~this": 1 }));
      expect(status, route.name).toBe(400);
      const pointers = body.errors?.map(({ pointer }) => pointer);
      expect(pointers, route.name).toContain("/nobody~1knows~0this");
    }
  });

  test.each(["text/plain", "application/xml", "application/jose", "application/json; charset=utf-16", "json", null])(
    "refuses a body of type %s",
    async (type) => {
      for (const route of routes) {
        // A text given to `fetch` has a type of its own; bytes have none.
        const answer = await put(route, new TextEncoder().encode("{}"), type);
        expect(answer, route.name).toMatchObject({ status: 415, body: { code: "unsupported_media_type" } });
      }
    },
  );

  test("refuses a body of more than 10 MB, and of more than it takes, unread", async () => {
    for (const route of routes) {
      for (const size of new Set([IMPORT_BODY_MAX_BYTES + 1, route.maxBytes + 1])) {
        const answer = await put(route, "{".repeat(size));
        expect(answer, route.name).toMatchObject({ status: 413, body: { code: "payload_too_large" } });
      }
    }
  });

  test.each(["/v1/redemptions", "/v1/stores/import"])("refuses pieces that never say how many: %s", async (path) => {
    for (const route of routes.filter((one) => one.path === path)) {
      const piece = new TextEncoder().encode("[".repeat(64 * 1024));
      let sent = 0;
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          sent += piece.byteLength;
          if (sent > IMPORT_BODY_MAX_BYTES + 2 * piece.byteLength) controller.close();
          else controller.enqueue(piece);
        },
      });
      const answer = await put(route, body);
      expect(answer, route.name).toMatchObject({ status: 413, body: { code: "payload_too_large" } });
      expect(sent, route.name).toBeLessThanOrEqual(route.maxBytes + 4 * piece.byteLength);
    }
  });

  test("has stored nothing of all this", async () => {
    expect(await everythingStored()).toEqual(before);
  });
});

test("a body of exactly as much as is taken is read, also in pieces", async () => {
  const headers = { authorization: `Bearer ${env.ADMIN_KEY}`, "content-type": "application/json" };
  const body = '{"type":"FeatureCollection","features":[]}'.padEnd(IMPORT_BODY_MAX_BYTES, " ");
  const ask = (sent: BodyInit) => send("/v1/stores/import?dryRun=true", { method: "POST", headers, body: sent });
  expect(await ask(body)).toMatchObject({ status: 200 });
  expect(await ask(new Blob([body]).stream())).toMatchObject({ status: 200 });
});
