import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../src/domain/settings.ts";
import { admin, type Client, clientAs, done, ORIGIN, send } from "./support/api.ts";
import { checkedFetch } from "./support/checked.ts";
import { MINUTE, SECOND, stopClock } from "./support/clock.ts";
import { ports } from "./support/objects.ts";
import { TestPhone } from "./support/phone.ts";
import { aCampaign, aCart, aStore, CENTER, openShop, putCart } from "./support/retailer.ts";
import { fixAt, north } from "./support/walks.ts";

const put = (over: object = {}) => admin("PUT", "/v1/settings", { ...DEFAULT_SETTINGS, ...over });
const versions = async (): Promise<number> =>
  (await env.DB.prepare("SELECT count(*) AS n FROM settings_versions").first<number>("n")) ?? 0;

beforeAll(stopClock);

describe("the settings", () => {
  test("are the defaults until someone changes them", async () => {
    const answer = await admin("GET", "/v1/settings");
    expect(answer).toMatchObject({ status: 200, body: DEFAULT_SETTINGS });
    expect(answer.headers.get("etag")).toBe('"0"');
  });

  test("are replaced as a whole, each time as a new version", async () => {
    expect((await put({ abandonedAfter: "PT2H" })).headers.get("etag")).toBe('"1"');
    const second = await admin("PUT", "/v1/settings", { dwellAfter: "PT2M" });
    expect(second.headers.get("etag")).toBe('"2"');
    expect(second.body).toEqual({ ...DEFAULT_SETTINGS, dwellAfter: "PT2M" });
    expect(await admin("GET", "/v1/settings")).toMatchObject({ body: second.body });
  });

  test("are put back by a new version", async () => {
    const restored = await admin("POST", "/v1/settings/versions/1/restore");
    expect(restored).toMatchObject({ status: 200, body: { ...DEFAULT_SETTINGS, abandonedAfter: "PT2H" } });
    expect(restored.headers.get("etag")).toBe('"3"');
    expect(await admin("POST", "/v1/settings/versions/99/restore")).toMatchObject({ status: 404 });
    expect(await admin("POST", "/v1/settings/versions/none/restore")).toMatchObject({ status: 400 });
  });

  test.each([
    [{ offersPaused: "yes" }, "/offersPaused"],
    [{ approvals: "sometimes" }, "/approvals"],
    [{ guardrails: { discreetCategories: "health" } }, "/guardrails/discreetCategories"],
    [{ webOrigins: ["https://shop.example/"] }, "/webOrigins/0"],
    [{ colour: "red" }, "/colour"],
  ])("keep nothing of %j", async (over, pointer) => {
    const before = await versions();
    expect(await put(over)).toMatchObject({ status: 400, body: { code: "invalid_request", errors: [{ pointer }] } });
    expect(await versions()).toBe(before);
  });

  test("are live for all who read the snapshot", async () => {
    done(await put({ abandonedAfter: "PT3H", webOrigins: ["https://shop.example"] }));
    const { settings } = await ports.snapshots.config();
    expect(settings.abandonedAfterMs).toBe(180 * MINUTE);
    expect(settings.webOrigins).toEqual(new Set(["https://shop.example"]));
  });
});

describe("a visit", () => {
  let backend: Client;

  beforeAll(async () => {
    backend = await clientAs("backend");
    await openShop({ "sthlm-1": aStore() }, [aCampaign("now", { trigger: { event: "entered" } })]);
  });

  /** Comes in and stays for `seconds`. */
  const stay = (seconds: number) => [
    fixAt(north(CENTER, 400), seconds + 60, { speed: 1.3 }),
    ...[seconds, seconds / 2, 0].map((ago) => fixAt(CENTER, ago)),
  ];

  test("has dwelled after `dwellAfter`", async () => {
    done(await put({ dwellAfter: "PT45S" }));
    const events = async (shopper: string, seconds: number) =>
      (await (await TestPhone.of(backend, shopper)).ping(stay(seconds))).visits.map(({ event }) => event);
    expect(await events("short", 40)).toEqual(["entered"]);
    expect(await events("long", 50)).toEqual(["entered", "dwelled"]);
  });

  test("is offered something of a cart left for `abandonedAfter`", async () => {
    done(await put({ abandonedAfter: "PT5M" }));
    const offered = async (shopper: string, leftAgo: number) => {
      const updatedAt = new Date(Date.now() - leftAgo).toISOString();
      await putCart(backend, shopper, aCart({ updatedAt }));
      return (await (await TestPhone.of(backend, shopper)).ping(stay(30))).offers.length;
    };
    expect(await offered("still-shopping", 4 * MINUTE)).toBe(0);
    expect(await offered("gone-to-bed", 5 * MINUTE + SECOND)).toBe(1);
  });
});

describe("a web page", () => {
  const SHOP = "https://shop.example";
  const preflight = (path: string, method: string, origin = SHOP) =>
    checkedFetch(ORIGIN + path, {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": method,
        "access-control-request-headers": "authorization,dpop,content-type",
      },
    });

  beforeAll(async () => {
    done(await put({ webOrigins: [SHOP] }));
  });

  test.each([
    ["POST", "/v1/devices"],
    ["POST", "/v1/devices/current/credential"],
    ["DELETE", "/v1/devices/current"],
    ["POST", "/v1/pings"],
    ["GET", "/v1/offers"],
    ["POST", "/v1/stores/near"],
    ["PUT", "/v1/consents"],
  ])("of `webOrigins` may call the device route %s %s, and no other page may", async (method, path) => {
    const answer = await preflight(path, method);
    expect(answer.status).toBe(204);
    expect(answer.headers.get("access-control-allow-origin")).toBe(SHOP);
    expect(answer.headers.get("access-control-allow-methods")).toContain(method);
    expect(answer.headers.get("access-control-allow-headers")).toMatch(/authorization.*dpop/i);
    expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
    for (const other of ["https://evil.example", "null", "http://shop.example", `${SHOP}.evil.example`]) {
      expect((await preflight(path, method, other)).headers.get("access-control-allow-origin")).toBeNull();
    }
  });

  test.each([
    ["GET", "/v1/stores"],
    ["PUT", "/v1/settings"],
    ["POST", "/v1/redemptions"],
    ["POST", "/v1/enrolments"],
    ["GET", "/v1/shoppers/sara"],
    ["DELETE", `/v1/devices/dev_${"a".repeat(52)}_1`],
    ["GET", "/health"],
    ["GET", "/v1/nothing"],
  ])("may not call %s %s", async (method, path) => {
    const answer = await preflight(path, method);
    expect(answer.status).toBe(404);
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });

  test("reads what it is answered, refusals too", async () => {
    const asked = { method: "GET", headers: { origin: SHOP } };
    const answer = await send<{ serverTime: number }>("/v1/offers", asked);
    expect(answer).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
    expect(answer.body.serverTime).toBe(Date.now());
    expect(answer.headers.get("access-control-allow-origin")).toBe(SHOP);
    expect(answer.headers.get("access-control-expose-headers")).toContain("Retry-After");
    expect(answer.headers.get("vary")).toContain("Origin");
  });

  test("that is taken off the list may not", async () => {
    done(await put());
    expect((await preflight("/v1/pings", "POST")).headers.get("access-control-allow-origin")).toBeNull();
  });
});
