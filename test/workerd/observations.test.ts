import { DurableObject, env } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import * as worker from "../../src/worker.ts";
import { admin, type Client, client, send } from "./support/api.ts";
import { advance, HOUR, SECOND, stopClock } from "./support/clock.ts";
import { offerStub, ring } from "./support/objects.ts";
import { TestPhone } from "./support/phone.ts";
import { AT_SEA, fixAt, stepIn, walkIn } from "./support/walks.ts";
import { openShopAskingForCarts, warmPhone } from "./support/warm.ts";

type Line = Readonly<Record<string, string | number>>;

let backend: Client;
let shoppers = 0;

beforeAll(async () => {
  stopClock();
  backend = await openShopAskingForCarts();
});
afterEach(() => {
  vi.restoreAllMocks();
});

const aPhone = () => warmPhone(backend, `shopper-${++shoppers}`);

type Event = "request" | "turn" | "decision";

/** What is said from now on of one kind of event: the lines of the log, and the points. */
function listen(to: Event = "request") {
  const lines: Line[] = [];
  const points: AnalyticsEngineDataPoint[] = [];
  vi.spyOn(console, "info").mockImplementation((text: string) => {
    const line = JSON.parse(text) as Line;
    if (line["event"] === to) lines.push(line);
  });
  vi.spyOn(env.METRICS, "writeDataPoint").mockImplementation((point = {}) => {
    if (point.blobs?.[0] === to) points.push(point);
  });
  return { lines, points };
}

describe("a request is one line and one point", () => {
  test("with its route, its answer, its calls and the age of the snapshot, column by column", async () => {
    await backend("GET", "/v1/carts/nobody-we-know");
    advance(7 * SECOND);
    const { lines, points } = listen();
    const { headers } = await backend("GET", "/v1/carts/nobody-we-know");
    const { kv, d1, object, snapshotAge, ...line } = lines[0] ?? {};
    expect(lines).toHaveLength(1);
    expect(line).toEqual({
      event: "request",
      request: headers.get("x-request-id"),
      route: "/v1/carts/{shopperId}",
      method: "GET",
      status: 404,
      code: "not_found",
      ms: 0,
      r2: 0,
    });
    expect([kv, object]).toEqual([0, 1]);
    expect(snapshotAge).toBeGreaterThanOrEqual(7);
    expect(points).toEqual([
      {
        indexes: ["/v1/carts/{shopperId}"],
        blobs: ["request", "/v1/carts/{shopperId}", "GET", "not_found", "", "", "", ""],
        doubles: [0, 404, kv, d1, object, 0, snapshotAge],
      },
    ]);
  });

  test.each([
    ["a path that is none", "GET", "/v1/nothing/secret-4711", "none", 404, "not_found"],
    [
      "a path with two parameters",
      "POST",
      "/v1/campaigns/secret-4711/publish",
      "/v1/campaigns/{id}/publish",
      404,
      "not_found",
    ],
    ["the query", "GET", "/v1/stores?limit=secret-4711", "/v1/stores", 400, "invalid_request"],
  ])("%s is not told", async (...[, method, path, route, status, code]) => {
    const { lines, points } = listen();
    await admin(method, path, method === "POST" ? {} : undefined);
    expect(lines).toMatchObject([{ route, method, status, code }]);
    expect(JSON.stringify([lines, points])).not.toContain("secret-4711");
  });

  test("of two patterns that fit, with the one that answers", async () => {
    const { lines } = listen();
    await admin("DELETE", "/v1/devices/current");
    expect(lines).toMatchObject([{ route: "/v1/devices/current", method: "DELETE", status: 401 }]);
  });

  test("of one who is not let in, no word of what was shown", async () => {
    const { lines, points } = listen();
    expect(await client("bk_live_secret-4711")("GET", "/v1/stores")).toMatchObject({ status: 401 });
    expect(lines).toMatchObject([{ route: "/v1/stores", status: 401, code: "unauthenticated" }]);
    expect(JSON.stringify([lines, points])).not.toContain("secret-4711");
  });

  test("without a problem there is no code", async () => {
    const { lines, points } = listen();
    await send("/health", {});
    expect(lines[0]).not.toHaveProperty("code");
    expect(points[0]?.blobs?.[3]).toBe("");
  });
});

describe("the calls of a ping", () => {
  const NONE = { kv: 0, d1: 0, object: 0, r2: 0 };

  test("are none near no store", async () => {
    const phone = await aPhone();
    const { lines } = listen();
    await phone.ping([fixAt(AT_SEA)]);
    expect(lines).toMatchObject([{ route: "/v1/pings", status: 200, ...NONE }]);
  });

  test("are one object inside a fence", async () => {
    const phone = await aPhone();
    const { lines } = listen();
    await phone.ping(stepIn());
    expect(lines).toMatchObject([{ route: "/v1/pings", ...NONE, object: 1 }]);
  });

  test("are one read of KV where the pointer is looked at again", async () => {
    const phone = await aPhone();
    advance(16 * SECOND);
    const { lines } = listen();
    await phone.ping([fixAt(AT_SEA)]);
    expect(lines).toMatchObject([{ ...NONE, kv: 1 }]);
  });

  test("are each request's own, also when many are served at once", async () => {
    const phones = [await aPhone(), await aPhone()];
    const { lines } = listen();
    await Promise.all([...phones.map((phone) => phone.ping(stepIn())), phones[0]?.ping([fixAt(AT_SEA)])]);
    expect(lines.map((line) => Number(line["object"])).toSorted((a, b) => a - b)).toEqual([0, 1, 1]);
  });
});

describe("a turn of an object is one line and one point", () => {
  const NONE = { kv: 0, d1: 0, object: 0, r2: 0 };

  test("with what it called to answer", async () => {
    const phone = await aPhone();
    const { lines, points } = listen("turn");
    await phone.ping(walkIn());
    const turn = { event: "turn", ms: 0, ...NONE };
    // The cart is read; the campaign and the offer are asked, which ask nobody.
    expect(lines.toSorted((a, b) => String(a["route"]).localeCompare(String(b["route"])))).toEqual([
      { ...turn, route: "Campaign", method: "reserve" },
      { ...turn, route: "Offer", method: "create" },
      { ...turn, route: "Shopper", method: "observe", kv: 1, object: 2 },
    ]);
    expect(points).toContainEqual({
      indexes: ["Shopper.observe"],
      blobs: ["turn", "Shopper", "observe", "", "", "", "", ""],
      doubles: [0, -1, 1, 0, 2, 0, -1],
    });
  });

  test("also where nobody asked: an alarm, with whom it told", async () => {
    const phone = await aPhone();
    const [offer] = (await phone.ping(walkIn())).offers;
    advance(2 * HOUR);
    const { lines } = listen("turn");
    // It expires, and then tells whoever has to know.
    for (const _ of [1, 2]) await ring(offerStub(offer?.id ?? ""));
    const alarms = lines.filter(({ method }) => method === "alarm");
    expect(alarms).toMatchObject([NONE, { ...NONE, object: 2 }].map((calls) => ({ route: "Offer", ...calls })));
  });

  test("also where it fails", async () => {
    const { lines } = listen("turn");
    vi.spyOn(env.SNAPSHOTS, "put").mockRejectedValue(new Error("KV is away"));
    expect(await admin("PUT", "/v1/settings", {})).toMatchObject({ status: 503 });
    expect(lines).toMatchObject([{ route: "Publisher", method: "publish" }]);
  });

  test("of every kind of object", () => {
    const objects = Object.values(worker).filter(
      (one) => typeof one === "function" && one.prototype instanceof DurableObject,
    );
    expect(objects.length).toBeGreaterThan(3);
    // Its own alarm is the one that is told, not the one that it inherits.
    for (const { name, prototype } of objects as { name: string; prototype: object }[])
      expect(Object.hasOwn(prototype, "alarm"), name).toBe(true);
  });
});

describe("a decision is one line and one point", () => {
  test("when an offer is issued, and none when the ping comes again", async () => {
    const phone = await aPhone();
    const ping = await phone.sign(walkIn());
    const { lines, points } = listen("decision");
    await phone.send(ping);
    await phone.send(ping);
    const issued = { event: "decision", outcome: "issued", campaignId: "cart", storeId: "sthlm-1", ms: 0 };
    expect(lines).toEqual([issued]);
    expect(points).toEqual([
      {
        indexes: ["decision"],
        blobs: ["decision", "", "", "", "", "issued", "cart", "sthlm-1"],
        doubles: [0, -1, -1, -1, -1, -1, -1],
      },
    ]);
  });

  test("when it stays silent, with the stage and the reason", async () => {
    const phone = await TestPhone.of(backend, "without-a-cart");
    const { lines } = listen("decision");
    expect((await phone.ping(walkIn())).offers).toEqual([]);
    expect(lines).toEqual([
      expect.objectContaining({
        outcome: "silent",
        stage: "cart",
        code: "no_cart",
        campaignId: "cart",
        storeId: "sthlm-1",
      }),
    ]);
  });
});
