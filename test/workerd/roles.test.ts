import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { type Role, ROLES } from "../../src/services/callers.ts";
import { admin, type Answer, type Client, client, clientAs, done, send } from "./support/api.ts";
import { openApi } from "./support/checked.ts";
import { stopClock } from "./support/clock.ts";
import { TestPhone } from "./support/phone.ts";
import { aCampaign, aRedemption, aStore, openShop, putCart } from "./support/retailer.ts";
import { walkIn } from "./support/walks.ts";

interface Route {
  readonly method: string;
  readonly path: string;
  readonly roles: readonly string[];
  readonly device: boolean;
  /** Open to nobody in particular, or to pings, which have tests of their own. */
  readonly isApart: boolean;
}

const by = new Map<string, Client>();
let phone: TestPhone;
let routes: readonly Route[];

beforeAll(async () => {
  stopClock();
  for (const role of ROLES) by.set(role, role === "admin" ? admin : await clientAs(role));
  phone = await TestPhone.of(as("backend"), "sara");
  routes = Object.entries((await openApi()).paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { security }]) => ({
      method: method.toUpperCase(),
      path,
      roles: security.flatMap((one) => one["apiKey"] ?? []),
      device: security.some((one) => "device" in one),
      isApart: security.length === 0 || security.some((one) => "ping" in one),
    })),
  );
});

function as(role: string): Client {
  const found = by.get(role);
  if (found === undefined) throw new Error(`nobody is ${role}`);
  return found;
}

/** An id of the right form for each parameter of a path, which names nothing that there is. */
const MADE_UP: Readonly<Record<string, string>> = {
  "/v1/devices/{id}": `dev_${"a".repeat(52)}_1`,
  "/v1/decisions/{id}": `dec_${"a".repeat(52)}_1`,
};
const madeUp = (path: string): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => (name === "n" ? "999" : (MADE_UP[path] ?? "made-up")));

const codeOf = ({ status, body }: Answer<unknown>): string =>
  `${status} ${(body as { code?: string } | null)?.code ?? ""}`;

describe("every route of the document", () => {
  test("is closed to whoever shows nothing, or something made up", async () => {
    for (const { method, path } of routes.filter(({ isApart }) => !isApart)) {
      const nobody = ["", "Bearer", `Bearer bk_${"A".repeat(43)}`, "Bearer x", "Basic eDp5", "DPoP e30.e30.e30"];
      for (const authorization of nobody) {
        const answer = await send(madeUp(path), { method, headers: { authorization } });
        expect(codeOf(answer), `${method} ${path} for ${authorization}`).toBe("401 unauthenticated");
        expect(answer.headers.get("www-authenticate"), `${method} ${path}`).toMatch(/^(?:Bearer|DPoP)/);
      }
    }
  });

  test.each(ROLES)("is closed to %s, if it is not in the document, and before anything is read", async (role) => {
    for (const { method, path, roles, isApart } of routes) {
      if (isApart || roles.includes(role)) continue;
      const withBody = method === "PUT" || method === "POST" ? "not even an object" : undefined;
      const answer = await as(role)(method, madeUp(path), withBody);
      expect(codeOf(answer), `${method} ${path}`).toBe(roles.length > 0 ? "403 forbidden" : "401 unauthenticated");
    }
  });

  test.each(ROLES)("is open to %s, if it is in the document", async (role) => {
    for (const { method, path, roles } of routes.filter((route) => route.roles.includes(role))) {
      expect(roles).toContain(role);
      const answer = await as(role)(method, madeUp(path));
      expect([401, 403, 503], `${method} ${path} → ${codeOf(answer)}`).not.toContain(answer.status);
    }
  });

  test("is open to devices, if it is in the document, and to no others", async () => {
    // The last thing that a device does is to go.
    const last = (route: Route): number => Number(route.method === "DELETE") + Number(route.path === "/v1/me");
    for (const { method, path, device, isApart } of routes.toSorted((a, b) => last(a) - last(b))) {
      if (isApart) continue;
      const own = device ? await TestPhone.of(as("backend"), "someone") : phone;
      const answer = await own.call(method, madeUp(path));
      if (device) expect([401, 403, 503], `${method} ${path} → ${codeOf(answer)}`).not.toContain(answer.status);
      else expect(codeOf(answer), `${method} ${path}`).toBe("401 unauthenticated");
    }
  });

  test("answers 404 of what is not there, whoever may ask", async () => {
    const reads = routes.filter(({ method, path }) => method === "GET" && path.includes("{"));
    expect(reads.length).toBeGreaterThan(5);
    for (const { method, path, roles } of reads) {
      for (const role of roles) {
        expect(codeOf(await as(role)(method, madeUp(path))), `${role}: ${method} ${path}`).toBe("404 not_found");
      }
    }
  });

  test("is documented as the contract has it", () => {
    const rolesOf = (name: string) => routes.find(({ method, path }) => `${method} ${path}` === name)?.roles;
    const forPeople: Role[] = ["marketer", "admin"];
    expect(rolesOf("PUT /v1/stores/{id}")).toEqual(forPeople);
    expect(rolesOf("GET /v1/stores")).toEqual(["marketer", "approver", "analyst", "support", "admin"]);
    expect(rolesOf("GET /v1/campaigns")).toEqual(["marketer", "approver", "analyst", "admin"]);
    expect(rolesOf("GET /v1/api-keys")).toEqual(["admin"]);
    expect(rolesOf("POST /v1/redemptions")).toEqual(["till"]);
    expect(rolesOf("POST /v1/enrolments")).toEqual(["backend"]);
    expect(rolesOf("GET /v1/shoppers/{id}")).toEqual(["backend", "support", "admin"]);
  });
});

describe("a key that is bound to stores", () => {
  let decisionId: string;
  const keyFor = async (role: Role, selector: object): Promise<Client> => {
    const input = { role, name: "bound", stores: selector };
    return client(done(await admin<{ key: string }>("POST", "/v1/api-keys", input)).key);
  };

  beforeAll(async () => {
    const stores = { "sthlm-1": aStore({ tags: ["SE"] }), "oslo-1": aStore({ tags: ["NO"] }), gone: aStore() };
    await openShop(stores, [aCampaign("everywhere")]);
    done(await admin("DELETE", "/v1/stores/gone"));
    await putCart(as("backend"), "sara");
    decisionId = (await phone.ping(walkIn())).decisionId ?? "";
  });

  /** The answer without the one member that tells requests apart. */
  const bytes = ({ status, body }: Answer<unknown>): object => ({
    status,
    body: { ...(body as object), instance: "" },
  });

  test.each<[string, string, object?]>([
    ["GET", "/v1/stores/{id}"],
    ["PUT", "/v1/stores/{id}?publish=false", aStore()],
    ["DELETE", "/v1/stores/{id}"],
  ])("does not learn what other stores there are: %s %s", async (method, path, body) => {
    const marketer = await keyFor("marketer", { kind: "ids", ids: ["sthlm-1"] });
    const [foreign, ...others] = await Promise.all(
      ["oslo-1", "gone", "made-up"].map(async (id) => bytes(await marketer(method, path.replace("{id}", id), body))),
    );
    expect(foreign).toMatchObject({ status: 403, body: { code: "forbidden" } });
    for (const other of others) expect(other).toEqual(foreign);
  });

  test("sees its own stores, and reads and writes them", async () => {
    const marketer = await keyFor("marketer", { kind: "tags", tags: ["NO"] });
    const page = done(await marketer<{ items: { id: string }[] }>("GET", "/v1/stores"));
    expect(page.items.map(({ id }) => id)).toEqual(["oslo-1"]);
    expect((await marketer("PUT", "/v1/stores/oslo-1?publish=false", aStore({ tags: ["NO"] }))).status).toBe(200);
  });

  test.each([
    ["POST", "/v1/stores/publish", undefined],
    ["GET", "/v1/stores/versions", undefined],
    ["POST", "/v1/stores/versions/1/restore", undefined],
    ["POST", "/v1/stores/import", { type: "FeatureCollection", features: [] }],
  ])("does nothing that concerns every store: %s %s", async (method, path, body) => {
    const marketer = await keyFor("marketer", { kind: "ids", ids: ["sthlm-1"] });
    expect(codeOf(await marketer(method, path, body))).toBe("403 forbidden");
  });

  test("writes only campaigns that can never speak elsewhere", async () => {
    const marketer = await keyFor("marketer", { kind: "ids", ids: ["sthlm-1", "sthlm-2"] });
    const only = (...ids: string[]) => ({ stores: { kind: "ids", ids } });
    expect((await marketer("POST", "/v1/campaigns", aCampaign("mine", only("sthlm-1")))).status).toBe(201);
    expect((await marketer("POST", "/v1/campaigns/mine/publish")).status).toBe(200);
    const refused: readonly [string, string, object?][] = [
      ["POST", "/v1/campaigns", aCampaign("all")],
      ["POST", "/v1/campaigns", aCampaign("theirs", only("oslo-1"))],
      ["POST", "/v1/campaigns", aCampaign("tagged", { stores: { kind: "tags", tags: ["SE"] } })],
      ["PUT", "/v1/campaigns/mine", aCampaign("mine", only("sthlm-1", "oslo-1"))],
      ["PUT", "/v1/campaigns/everywhere", aCampaign("everywhere", only("sthlm-1"))],
      ["POST", "/v1/campaigns/everywhere/publish"],
      ["POST", "/v1/campaigns/everywhere/pause"],
    ];
    for (const [method, path, body] of refused) {
      expect(codeOf(await marketer(method, path, body)), `${method} ${path}`).toBe("403 forbidden");
    }
  });

  test("sees the decisions of its own stores only", async () => {
    const here = await keyFor("analyst", { kind: "ids", ids: ["sthlm-1"] });
    const there = await keyFor("analyst", { kind: "ids", ids: ["oslo-1"] });
    const path = `/v1/decisions/${decisionId}`;
    expect(await here("GET", path)).toMatchObject({ status: 200, body: { storeId: "sthlm-1" } });
    const madeUpOne = await there("GET", `/v1/decisions/${MADE_UP["/v1/decisions/{id}"]}`);
    expect(bytes(await there("GET", path))).toEqual(bytes(madeUpOne));
  });

  const SALE = { id: "p", shopperId: "sara", channel: "store", at: "2026-01-01T10:00:00Z", currency: "SEK" };
  const LINES = [{ sku: "a", quantity: 1, unitPrice: 100 }];
  test.each<[string, (storeId: string) => readonly [string, object]]>([
    ["redeems", (storeId) => ["/v1/redemptions", aRedemption({ storeId, code: "2222-2222-222" })]],
    ["checks", (storeId) => ["/v1/redemptions/check", aRedemption({ storeId, code: "2222-2222-222" })]],
    ["sells", (storeId) => ["/v1/purchases", { ...SALE, storeId, lines: LINES }]],
  ])("%s in its own stores only", async (_, request) => {
    const till = await keyFor("till", { kind: "tags", tags: ["SE"] });
    const ask = (storeId: string) => {
      const [path, body] = request(storeId);
      return till("POST", path, body, { "idempotency-key": `k-${storeId}` });
    };
    expect((await ask("sthlm-1")).status).not.toBe(403);
    for (const other of ["oslo-1", "gone", "made-up"]) expect(codeOf(await ask(other))).toBe("403 forbidden");
  });
});

test("the secret ADMIN_KEY is the first admin key, and no row can take it away", async () => {
  expect(env.ADMIN_KEY.length).toBeGreaterThanOrEqual(32);
  expect((await admin("GET", "/v1/api-keys")).status).toBe(200);
  expect(codeOf(await admin("DELETE", "/v1/api-keys/key_admin"))).toBe("404 not_found");
});
