import { env } from "cloudflare:workers";
import { UnsecuredJWT } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { SESSION_TTL_MS, SIGN_IN_LINK_TTL_MS } from "../../src/domain/bounds.ts";
import { signToken } from "../../src/platform/service-tokens.ts";
import { PERSON_ROLES } from "../../src/services/callers.ts";
import { admin, type Answer, type Client, client, clientAs, done, ORIGIN, send } from "./support/api.ts";
import { openApi } from "./support/checked.ts";
import { advance, stopClock } from "./support/clock.ts";
import { aPerson, cookieIn, followLink, linkFor, type Page, pageWith, SAME_ORIGIN, signIn } from "./support/people.ts";
import { aCampaign, aStore, openShop } from "./support/retailer.ts";

beforeAll(async () => {
  stopClock();
  await openShop({ "sthlm-1": aStore({ tags: ["SE"] }), "oslo-1": aStore({ tags: ["NO"] }) }, [aCampaign("here")]);
  await aPerson("anna", ["admin"]);
});

const codeOf = ({ status, body }: Answer<unknown>): string =>
  `${status} ${(body as { code?: string } | null)?.code ?? ""}`.trim();

describe("a link that signs in", () => {
  test("does so once, with a cookie that no script reads and no other site sends", async () => {
    const link = await linkFor("anna");
    const first = await followLink(link);
    expect(first.status).toBe(204);
    const attributes = (first.headers.get("set-cookie") ?? "").split("; ").slice(1);
    expect(attributes.toSorted()).toEqual(
      ["HttpOnly", `Max-Age=${SESSION_TTL_MS / 1_000}`, "Path=/", "SameSite=Strict", "Secure"].toSorted(),
    );
    expect(cookieIn(first)).toMatch(/^__Host-beckon=ey/);
    expect(codeOf(await followLink(link))).toBe("401 unauthenticated");
  });

  test("is over after a while, and is one for a person who is there", async () => {
    const link = await linkFor("anna");
    advance(SIGN_IN_LINK_TTL_MS);
    expect(codeOf(await followLink(link))).toBe("401 unauthenticated");
    expect(codeOf(await admin("POST", "/v1/sign-in-links", { personId: "nobody" }))).toBe("404 not_found");
  });

  test("dies with its person", async () => {
    await aPerson("gone", ["support"]);
    const link = await linkFor("gone");
    done(await admin("DELETE", "/v1/people/gone"));
    expect(codeOf(await followLink(link))).toBe("401 unauthenticated");
  });

  test("signs nobody in from another site's page", async () => {
    const link = await linkFor("anna");
    for (const headers of [{ "sec-fetch-site": "cross-site" }, { origin: "https://elsewhere.example" }, {}]) {
      expect(codeOf(await followLink(link, headers))).toBe("403 forbidden");
    }
    expect((await followLink(link)).status).toBe(204);
  });

  test("has its counterpart in no other address: without a provider one is sent to the console", async () => {
    const answer = await send("/sign-in", { method: "GET", redirect: "manual" });
    expect([answer.status, answer.headers.get("location")]).toEqual([302, "/console/"]);
  });
});

describe("a session", () => {
  test("says who it is", async () => {
    const page = await signIn("anna");
    expect(await page("GET", "/v1/session")).toMatchObject({
      status: 200,
      body: {
        actor: "person:anna",
        email: "anna@tallstig.example",
        roles: ["admin"],
        stores: { kind: "all" },
        expiresAt: new Date(Date.now() + SESSION_TTL_MS).toISOString(),
        trial: true,
      },
    });
  });

  test("is over everywhere once somebody signs out", async () => {
    const page = await signIn("anna");
    const out = await page("DELETE", "/v1/session");
    expect(out).toMatchObject({ status: 204 });
    expect(out.headers.get("set-cookie")).toMatch(/^__Host-beckon=;.*Max-Age=0/);
    expect(codeOf(await page("GET", "/v1/session"))).toBe("401 unauthenticated");
  });

  test("is over after its time", async () => {
    const page = await signIn("anna");
    advance(SESSION_TTL_MS - 1_000);
    expect((await page("GET", "/v1/session")).status).toBe(200);
    advance(1_000);
    expect(codeOf(await page("GET", "/v1/session"))).toBe("401 unauthenticated");
  });

  test("follows its person: other roles, other stores, none at all, and at once", async () => {
    await aPerson("mats", ["marketer"]);
    const page = await signIn("mats");
    expect((await page("GET", "/v1/api-keys")).status).toBe(403);
    await aPerson("mats", ["admin"]);
    expect((await page("GET", "/v1/api-keys")).status).toBe(200);
    await aPerson("mats", ["marketer"], { stores: { kind: "tags", tags: ["SE"] } });
    expect((await page("GET", "/v1/stores/sthlm-1")).status).toBe(200);
    expect((await page("PUT", "/v1/stores/oslo-1?publish=false", aStore())).status).toBe(403);
    done(await admin("DELETE", "/v1/people/mats"));
    expect(codeOf(await page("GET", "/v1/session"))).toBe("401 unauthenticated");
  });

  test("of somebody with several roles may what each of them may", async () => {
    await aPerson("both", ["marketer", "support"]);
    const page = await signIn("both");
    expect((await page("GET", "/v1/stores")).status).toBe(200);
    expect((await page("GET", "/v1/erasures/nobody")).status).toBe(404);
    expect((await page("GET", "/v1/api-keys")).status).toBe(403);
  });

  test("is not asked where a key is shown as well", async () => {
    const cookie = cookieIn(await followLink(await linkFor("anna")));
    const headers = { cookie, authorization: "Bearer x" };
    expect(codeOf(await send("/v1/stores", { method: "GET", headers }))).toBe("401 unauthenticated");
  });
});

describe("every route of the document", () => {
  const MADE_UP: Readonly<Record<string, string>> = {
    "/v1/settings/versions/{n}/restore": "999",
    "/v1/stores/versions/{n}/restore": "999",
  };

  test.each(PERSON_ROLES)("answers a person who is %s as it answers a key of that role", async (role) => {
    await aPerson("one", [role]);
    const page = await signIn("one");
    const key: Client = role === "admin" ? client(env.ADMIN_KEY) : await clientAs(role);
    const { paths } = await openApi();
    for (const [path, operations] of Object.entries(paths)) {
      for (const [verb, { security }] of Object.entries(operations)) {
        const isForKeys = security.some((one) => "apiKey" in one);
        if (!isForKeys || path === "/v1/session") continue;
        const at = path.replaceAll(/\{\w+\}/g, MADE_UP[path] ?? "made-up");
        const [method, body] = [verb.toUpperCase(), verb === "put" || verb === "post" ? "no object" : undefined];
        const roles = security.flatMap((one) => one["session"] ?? []);
        const asPerson = codeOf(await page(method, at, body));
        expect(asPerson, `${method} ${path}`).toBe(codeOf(await key(method, at, body)));
        if (!roles.includes(role)) expect(asPerson, `${method} ${path}`).toBe("403 forbidden");
      }
    }
  });
});

describe("a page of another site", () => {
  let page: Page;
  beforeAll(async () => {
    page = await signIn("anna");
  });

  test.each<[string, Record<string, string>]>([
    ["another site", { "sec-fetch-site": "cross-site", origin: "https://elsewhere.example" }],
    ["another host of this site", { "sec-fetch-site": "same-site", origin: "https://shop.beckon.test" }],
    ["a browser that says where it is alone", { "sec-fetch-site": "cross-site" }],
    ["an old browser", { origin: "https://elsewhere.example" }],
    ["a page without an origin", { origin: "null" }],
    ["two that contradict each other", { "sec-fetch-site": "same-origin", origin: "https://elsewhere.example" }],
    ["the same host in plain text", { origin: ORIGIN.replace("https", "http") }],
    ["nobody knows where", {}],
  ])("changes nothing: %s", async (_, headers) => {
    expect(codeOf(await page("DELETE", "/v1/stores/oslo-1", undefined, headers))).toBe("403 forbidden");
    expect(codeOf(await page("POST", "/v1/stores/publish", undefined, headers))).toBe("403 forbidden");
    expect((await page("GET", "/v1/stores/oslo-1")).status).toBe(200);
  });

  test.each<[string, Record<string, string>]>([
    ["a browser of today", SAME_ORIGIN],
    ["one that says no origin", { "sec-fetch-site": "same-origin" }],
    ["one that says the origin alone", { origin: ORIGIN }],
  ])("is told from a page of this one: %s", async (_, headers) => {
    expect((await page("POST", "/v1/stores/publish", undefined, headers)).status).toBe(200);
  });
});

describe("a cookie that was made up", () => {
  const claims = { aud: env.AUDIENCE, exp: 4_102_444_800 };
  const asked = (token: string) => pageWith(`__Host-beckon=${token}`)("GET", "/v1/session");

  test.each<[string, () => Promise<string> | string]>([
    ["no token", () => "x"],
    ["an empty one", () => ""],
    ["one signed by nobody", () => new UnsecuredJWT({ ...claims, jti: "s" }).encode()],
    [
      "one of a session that there is not",
      () => signToken(env.CREDENTIAL_KEYS, "session+jwt", { ...claims, jti: "s" }),
    ],
    ["one of another kind", () => signToken(env.CREDENTIAL_KEYS, "enrolment+jwt", { ...claims, jti: "s" })],
    ["one signed by another key of ours", () => signToken(env.OFFER_KEYS, "session+jwt", { ...claims, jti: "s" })],
  ])("lets nobody in: %s", async (_, made) => {
    expect(codeOf(await asked(await made()))).toBe("401 unauthenticated");
  });

  test.each<[string, (claims: Record<string, unknown>) => object]>([
    ["of another deployment", (own) => ({ ...own, aud: "elsewhere" })],
    ["whose time is over", (own) => ({ ...own, exp: Math.floor(Date.now() / 1_000) })],
    ["that never ends", (own) => ({ ...own, exp: undefined })],
  ])("lets nobody in with a true session's id, %s", async (_, spoil) => {
    const cookie = cookieIn(await followLink(await linkFor("anna")));
    const [, payload = ""] = cookie.split("=").slice(1).join("=").split(".");
    const own = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/"))) as Record<string, unknown>;
    const spoilt = await signToken(env.CREDENTIAL_KEYS, "session+jwt", spoil(own) as Record<string, unknown>);
    expect((await pageWith(cookie)("GET", "/v1/session")).status).toBe(200);
    expect(codeOf(await asked(spoilt))).toBe("401 unauthenticated");
  });

  test("is not one that stands under another name", async () => {
    const cookie = cookieIn(await followLink(await linkFor("anna"))).replace("__Host-", "");
    expect(codeOf(await pageWith(cookie)("GET", "/v1/session"))).toBe("401 unauthenticated");
  });
});
