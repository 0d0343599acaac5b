import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { PROBLEMS } from "../../src/domain/problems.ts";
import { DeviceKey } from "../../src/sdk/device-key.ts";
import { admin, type Client, client, clientAs, done, ORIGIN, send } from "./support/api.ts";
import { advance, DAY, HOUR, MINUTE, stopClock } from "./support/clock.ts";
import { matching } from "./support/matchers.ts";
import { TestPhone } from "./support/phone.ts";
import { aCart, aRedemption, aStore, CENTER } from "./support/retailer.ts";

const ROLES = ["backend", "till", "marketer", "approver", "analyst", "support"] as const;
const as: Partial<Record<string, Client>> = { admin };
let phone: TestPhone;

beforeAll(async () => {
  stopClock();
  for (const role of ROLES) as[role] = await clientAs(role, role === "till" ? ["sthlm-1"] : undefined);
  phone = await TestPhone.of(by("backend"), "sara");
});

function by(role: string): Client {
  const found = as[role];
  if (found === undefined) throw new Error(`nobody is ${role}`);
  return found;
}

const raw = (body: string, headers: object = {}) =>
  send("/v1/carts/sara", {
    method: "PUT",
    headers: { authorization: `Bearer ${env.ADMIN_KEY}`, "content-type": "application/json", ...headers },
    body,
  });

describe("a refusal", () => {
  test("is a problem document", async () => {
    const answer = await admin("GET", "/v1/stores/nowhere");
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.body).toMatchObject({
      type: matching(/^https:\/\/.+\/not_found$/),
      title: PROBLEMS.not_found.title,
      status: 404,
      code: "not_found",
    });
  });

  test.each(["/", "/v1", "/v1/nothing", "/v1/stores/a/b/c", "/%00"])(
    "of a path that nobody serves: %s",
    async (path) => {
      expect(await admin("GET", path)).toMatchObject({ status: 404, body: { code: "not_found" } });
    },
  );
});

describe("a body", () => {
  const put = async (body: string | Uint8Array<ArrayBuffer>, headers: object = {}) =>
    send("/v1/stores/odd?publish=false", {
      method: "PUT",
      headers: { authorization: `Bearer ${env.ADMIN_KEY}`, "content-type": "application/json", ...headers },
      body,
    });
  const good = JSON.stringify(aStore());
  const bytes = (...values: number[]) => new Uint8Array(values);

  test.each<[string, string | Uint8Array<ArrayBuffer>]>([
    ["cut short", good.slice(0, -1)],
    ["with something behind it", `${good} x`],
    ["with a comment", `${good}//`],
    ["with a duplicate member", good.replace("{", '{"name":"first",')],
    ["with a duplicate member deep inside", good.replace('"type"', '"type":"Polygon","type"')],
    ["with a duplicate written with an escape", good.replace("{", '{"n\\u0061me":"first",')],
    ["with a member that is a prototype's", good.replace("{", '{"__proto__":{"x":1},')],
    ["that is nothing", ""],
    ["that is not UTF-8", bytes(0x22, 0xff, 0x22)],
    ["that begins with a byte order mark", `\ufeff${good}`],
    ["with half a surrogate pair", bytes(0x22, 0xed, 0xa0, 0x80, 0x22)],
  ])("%s is refused", async (_, body) => {
    expect(await put(body)).toMatchObject({ status: 400, body: { code: "invalid_request" } });
  });

  test.each([
    ["text/plain", 415],
    ["application/xml", 415],
    ["application/json; charset=latin1", 415],
    ["", 415],
    ["application/json; charset=utf-8", 201],
    ["application/merge-patch+json", 200],
  ])("of type %j is answered %i", async (type, status) => {
    const answer = await put(good, { "content-type": type });
    expect(answer.status).toBe(status);
    if (status === 415) expect(answer.body).toMatchObject({ code: "unsupported_media_type" });
  });

  test("that is too large is refused before it is read", async () => {
    const tooMuch = `{"name":"${"x".repeat(256 * 1024)}`;
    expect(await put(tooMuch)).toMatchObject({ status: 413, body: { code: "payload_too_large" } });
    expect(await put(good.padEnd(256 * 1024, " "))).toMatchObject({ status: 200 });
  });

  test.each<[string, object, string]>([
    ["a member nobody knows", { colour: "red" }, "/colour"],
    ["a wrong type, deep inside", { fence: { type: "Circle", center: [18, "59"], radius: 80 } }, "/fence/center/1"],
    ["a name with a slash", { "a/b~c": 1 }, "/a~1b~0c"],
  ])("with %s is refused with a pointer to it", async (_, over, pointer) => {
    const answer = await put(JSON.stringify({ ...aStore(), ...over }));
    expect(answer).toMatchObject({ status: 400, body: { code: "invalid_request", errors: [{ pointer }] } });
  });

  test("with a thousand faults names fifty of them", async () => {
    const items = Array.from({ length: 400 }, () => ({ sku: "", name: "", quantity: 0, unitPrice: -1 }));
    const answer = await by("backend")<{ errors: object[] }>("PUT", "/v1/carts/sara", aCart({ items }));
    expect(answer).toMatchObject({ status: 400 });
    expect(answer.body.errors).toHaveLength(50);
  });

  test("is not looked at before the caller is known", async () => {
    const authorization = "Bearer bk_nobody";
    expect(await raw("{", { authorization })).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
    expect(await raw("{")).toMatchObject({ status: 403, body: { code: "forbidden" } });
  });
});

describe("an API key", () => {
  test.each([
    ["nothing", undefined],
    ["nothing after the scheme", "Bearer"],
    ["a key nobody has", "Bearer bk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"],
    ["a key twice", "Bearer a b"],
    ["another scheme", "Basic YWRtaW46YWRtaW4="],
    ["a device's credential", "Device eyJ"],
  ])("%s is answered 401, and how to do better", async (_, authorization) => {
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
    const answer = await send("/v1/stores", { method: "GET", headers });
    expect(answer).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
    expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer/);
  });

  test("works at once and is over with its time", async () => {
    const expiresAt = new Date(Date.now() + HOUR).toISOString();
    const made = await admin<{ key: string }>("POST", "/v1/api-keys", { role: "marketer", name: "short", expiresAt });
    expect(made).toMatchObject({
      status: 201,
      body: { id: matching(/^key_/), key: matching(/^bk_/) },
    });
    const marketer = client(made.body.key);
    expect((await marketer("GET", "/v1/stores")).status).toBe(200);
    advance(HOUR);
    expect(await marketer("GET", "/v1/stores")).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
  });

  test("that is deleted stops", async () => {
    const made = done(
      await admin<{ id: string; key: string }>("POST", "/v1/api-keys", { role: "analyst", name: "gone" }),
    );
    expect(await admin("DELETE", `/v1/api-keys/${made.id}`)).toMatchObject({ status: 204 });
    expect(await client(made.key)("GET", "/v1/campaigns")).toMatchObject({ status: 401 });
    expect(await admin("DELETE", `/v1/api-keys/${made.id}`)).toMatchObject({ status: 404 });
  });

  test("is kept as a hash only", async () => {
    const { key } = done(await admin<{ key: string }>("POST", "/v1/api-keys", { role: "analyst", name: "hashed" }));
    const { results } = await env.DB.prepare("SELECT * FROM api_keys").all();
    expect(JSON.stringify(results)).not.toContain(key.slice(3));
  });
});

describe("a role", () => {
  const STORE = { method: "PUT", path: "/v1/stores/role?publish=false", body: aStore() };
  const ROUTES: readonly { method: string; path: string; body?: object; open: readonly string[] }[] = [
    { ...STORE, open: ["marketer", "admin"] },
    { method: "GET", path: "/v1/stores", open: ["marketer", "approver", "analyst", "support", "admin"] },
    { method: "GET", path: "/v1/campaigns", open: ["marketer", "approver", "analyst", "admin"] },
    { method: "POST", path: "/v1/campaigns/x/publish", open: ["marketer", "admin"] },
    { method: "POST", path: "/v1/api-keys", body: { role: "analyst", name: "x" }, open: ["admin"] },
    { method: "POST", path: "/v1/enrolments", body: {}, open: ["backend"] },
    {
      method: "PUT",
      path: "/v1/carts/role",
      body: { currency: "SEK", updatedAt: "2026-01-01T00:00:00Z", items: [] },
      open: ["backend"],
    },
    { method: "GET", path: "/v1/carts/role", open: ["backend", "admin"] },
    { method: "POST", path: "/v1/redemptions/check", body: aRedemption({ code: "2222-2222-222" }), open: ["till"] },
    { method: "GET", path: "/v1/decisions/dec_x_1", open: ["marketer", "support", "analyst", "admin"] },
  ];
  const everyone = ROUTES.flatMap((route) => [...ROLES, "admin"].map((role) => ({ ...route, role })));

  test.each(everyone)("$role: $method $path", async ({ role, method, path, body, open }) => {
    const answer = await by(role)(method, path, body);
    if (open.includes(role)) expect([401, 403]).not.toContain(answer.status);
    else expect(answer).toMatchObject({ status: 403, body: { code: "forbidden" } });
  });

  test("of a till is for its own stores' purchases only", async () => {
    const sale = { id: "p-1", shopperId: "sara", channel: "store", at: new Date().toISOString(), currency: "SEK" };
    const lines = [{ sku: "a", quantity: 1, unitPrice: 100 }];
    const sold = (storeId?: string) => by("till")("POST", "/v1/purchases", { ...sale, lines, storeId });
    expect(await sold("oslo-1")).toMatchObject({ status: 403 });
    expect(await sold()).toMatchObject({ status: 403 });
    expect(await sold("sthlm-1")).toMatchObject({ status: 200, body: { applied: true } });
  });
});

describe("a DPoP proof", () => {
  const PATH = "/v1/offers";
  const proof = (over: object = {}, key: DeviceKey = phone.key) =>
    key.dpop({ credential: phone.credential, method: "GET", url: ORIGIN + PATH, now: Date.now(), ...over });

  test("lets the phone in, also with a query", async () => {
    expect(await phone.call("GET", PATH)).toMatchObject({ status: 200, body: { items: [], nextCursor: null } });
    expect(await phone.call("GET", `${PATH}?state=all`)).toMatchObject({ status: 200 });
  });

  test("is asked for where it is missing", async () => {
    const headers = { authorization: `DPoP ${phone.credential}` };
    const answer = await send(PATH, { method: "GET", headers });
    expect(answer).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
    expect(answer.headers.get("www-authenticate")).toMatch(/^DPoP/);
  });

  test.each<[string, () => Promise<string>]>([
    ["for another method", () => proof({ method: "POST" })],
    ["for another path", () => proof({ url: `${ORIGIN}/v1/me` })],
    ["for another host", () => proof({ url: `https://elsewhere.test${PATH}` })],
    ["for another scheme", () => proof({ url: `http://beckon.test${PATH}` })],
    ["over another credential", () => proof({ credential: `${phone.credential}x` })],
    ["of three minutes ago", () => proof({ now: Date.now() - 3 * MINUTE })],
    ["of in three minutes", () => proof({ now: Date.now() + 3 * MINUTE })],
    ["by another key", async () => proof({}, await DeviceKey.generate())],
    ["that is a ping", () => phone.key.ping({})],
    ["that is no JWS", () => Promise.resolve("x")],
  ])("%s is refused", async (_, made) => {
    const answer = await phone.call("GET", PATH, undefined, { dpop: await made() });
    expect(answer).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
  });

  test("does not open what is for API keys, nor an API key what is for phones", async () => {
    expect(await phone.call("GET", "/v1/stores")).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
    expect(await admin("GET", PATH)).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
  });

  test("is as good tomorrow as its credential", async () => {
    const [longitude, latitude] = CENTER;
    advance(DAY);
    const answer = await phone.call("POST", "/v1/stores/near", { latitude, longitude });
    expect(answer).toMatchObject({ status: 401, body: { code: "credential_expired" } });
  });
});

describe("what is open to all", () => {
  test("is whether the service is alive", async () => {
    expect(await send("/health", { method: "GET" })).toMatchObject({ status: 200, body: { status: "ok" } });
  });

  test("is the public half of the keys of offers", async () => {
    const { body } = await send<{ keys: Record<string, unknown>[] }>("/.well-known/jwks.json", { method: "GET" });
    expect(body.keys).toHaveLength(2);
    for (const key of body.keys) expect(key).toMatchObject({ kty: "EC", crv: "P-256", alg: "ES256", use: "sig" });
    expect(JSON.stringify(body)).not.toContain('"d"');
  });
});
