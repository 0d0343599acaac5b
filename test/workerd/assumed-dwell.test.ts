import { abortAllDurableObjects, runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { DECISION_ALARM_MS } from "../../src/domain/bounds.ts";
import type { SentFix } from "../../src/sdk/wire.ts";
import { admin, type Client, clientAs, done } from "./support/api.ts";
import { advance, HOUR, MINUTE, SECOND, stopClock } from "./support/clock.ts";
import { failOnce, hangOnce } from "./support/intercept.ts";
import { decisionsOf } from "./support/issue.ts";
import { promisesOf, ring, shopperStub } from "./support/objects.ts";
import { TestPhone } from "./support/phone.ts";
import { aCampaign, aStore, CENTER, openShop, putCart } from "./support/retailer.ts";
import { fixAt, north, type Place } from "./support/walks.ts";

/** Where nobody's campaign assumes anything, and where three stores stand in one mall, one of them the nearest. */
const PLAIN: Place = [12.5683, 55.6761];
const MALL: Place = [10.7522, 59.9139];

let backend: Client;
let shoppers = 0;

beforeAll(async () => {
  stopClock();
  const at = (center: Place, over: object = {}) => aStore({ fence: { type: "Circle", center, radius: 80 }, ...over });
  const stores = {
    "sthlm-1": aStore(),
    "plain-1": at(PLAIN),
    "mall-1": at(north(MALL, 20), { currency: "SEK" }),
    "mall-2": at(MALL, { currency: "SEK" }),
    "mall-3": at(north(MALL, 30), { currency: "SEK" }),
  };
  const assuming = { event: "dwelled", dwellSeconds: 60, assumeDwell: true };
  const ids = Object.keys(stores).filter((id) => id !== "plain-1");
  await openShop(stores, [
    aCampaign("assuming", { trigger: assuming, stores: { kind: "ids", ids } }),
    aCampaign("plain", { stores: { kind: "ids", ids: ["plain-1"] } }),
  ]);
  backend = await clientAs("backend");
});
beforeEach(() => {
  // What goes wrong here is meant to.
  vi.spyOn(console, "warn").mockReturnValue();
  vi.spyOn(console, "error").mockReturnValue();
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function aShopper() {
  const id = `shopper-${++shoppers}`;
  await putCart(backend, id);
  return { id, phone: await TestPhone.of(backend, id), stub: await shopperStub(id) };
}

/** A region wakes the phone for ten seconds inside. */
const woken = (place: Place = CENTER, coords: object = {}): SentFix[] =>
  [10, 5, 0].map((secondsAgo) => fixAt(place, secondsAgo, coords));
const crossing = (event: "entered" | "exited", storeId = "sthlm-1") => ({
  watch: [{ storeId, event, at: Date.now() }],
});
const outside = (): Place => north(CENTER, 300);

const offersOf = async (phone: TestPhone): Promise<readonly { id: string }[]> =>
  done(await phone.call<{ items: { id: string }[] }>("GET", "/v1/offers")).items;

describe("a phone woken for ten seconds inside and asleep for 25 minutes", () => {
  test("gets nothing, and nothing is promised, where no campaign assumes a dwell", async () => {
    const { id, phone, stub } = await aShopper();
    expect(await phone.ping(woken(PLAIN))).toMatchObject({ visits: [], offers: [], state: null });
    expect(await promisesOf(stub)).toEqual([]);
    advance(25 * MINUTE);
    await runDurableObjectAlarm(stub);
    expect([await decisionsOf(id), await offersOf(phone)]).toEqual([[], []]);
  });

  test("gets one offer by the alarm after three minutes, and has it in the next answer near", async () => {
    const { id, phone, stub } = await aShopper();
    const { visits, offers, state } = await phone.ping(woken());
    expect([visits, offers]).toEqual([[], []]);
    advance(3 * MINUTE - 10 * SECOND - 1);
    await ring(stub);
    expect(await decisionsOf(id)).toEqual([]);
    advance(1);
    await ring(stub);
    const issued = await offersOf(phone);
    expect(issued).toHaveLength(1);
    expect(await promisesOf(stub)).toEqual([]);
    const decisionId = `dec_${phone.deviceId.split("_")[1]}_1`;
    expect(done(await admin("GET", `/v1/decisions/${decisionId}`))).toMatchObject({
      state: "issued",
      trigger: { event: "dwelled", assumed: true, confidence: "medium", dwellSeconds: 180 },
    });
    advance(22 * MINUTE);
    expect((await phone.ping([fixAt(north(CENTER, 500))], { state })).offers).toMatchObject(issued);
    expect(await decisionsOf(id)).toHaveLength(1);
  });

  test("gets it as well if the alarm is as late as it wakes", async () => {
    const { phone, stub } = await aShopper();
    await phone.ping(woken());
    advance(25 * MINUTE);
    await ring(stub);
    expect(await offersOf(phone)).toHaveLength(1);
  });

  test("dwells for real when it wakes inside, without a second offer", async () => {
    const { id, phone, stub } = await aShopper();
    await phone.ping(woken());
    advance(3 * MINUTE);
    await ring(stub);
    advance(22 * MINUTE);
    const { visits, offers, decisionId } = await phone.ping([fixAt(CENTER)]);
    expect(visits.map(({ event }) => event)).toEqual(["entered", "dwelled"]);
    expect([offers.length, decisionId]).toEqual([1, null]);
    expect(await decisionsOf(id)).toHaveLength(1);
  });
});

type Then = (phone: TestPhone, state: string | null) => Promise<unknown>;
const nothing: Then = async () => undefined;

test.each<[name: string, offers: number, coords: object, envelope: () => object, then: Then]>([
  ["at unknown speed, nothing", 0, { speed: -1 }, () => ({}), nothing],
  ["at unknown speed with a watch entry, an offer", 1, { speed: -1 }, () => crossing("entered"), nothing],
  [
    "at unknown speed with the entry of another store, nothing",
    0,
    { speed: -1 },
    () => crossing("entered", "mall-1"),
    nothing,
  ],
  ["at 3 m/s, nothing", 0, { speed: 3 }, () => ({}), nothing],
  ["driving, nothing, whatever was entered", 0, { speed: 14 }, () => crossing("entered"), nothing],
  ["of unknown accuracy, nothing", 0, { accuracy: -1 }, () => crossing("entered"), nothing],
  [
    "with a watch exit before, nothing",
    0,
    {},
    () => ({}),
    (phone, state) => phone.ping([fixAt(outside())], { state, ...crossing("exited") }),
  ],
  [
    "with a watch exit before, far from every fence and without state, nothing",
    0,
    {},
    () => ({}),
    (phone) => phone.ping([fixAt(north(CENTER, 9_000))], crossing("exited")),
  ],
  [
    "with a watch exit whose fix is too coarse, nothing",
    0,
    {},
    () => ({}),
    (phone) => phone.ping([fixAt(CENTER, 0, { accuracy: 900 })], crossing("exited")),
  ],
  [
    "with the exit of another store, an offer",
    1,
    {},
    () => ({}),
    (phone, state) => phone.ping([fixAt(CENTER, 0, { accuracy: 900 })], { state, ...crossing("exited", "mall-1") }),
  ],
  [
    "with an outside fix before, nothing",
    0,
    {},
    () => ({}),
    (phone, state) => phone.ping([fixAt(outside())], { state }),
  ],
  [
    "with a fix after it that is unsure, an offer",
    1,
    {},
    () => ({}),
    (phone, state) => phone.ping([fixAt(north(CENTER, 85))], { state }),
  ],
  [
    "without consent any more, nothing",
    0,
    {},
    () => ({}),
    async (phone) =>
      done(await phone.call("PUT", "/v1/consents", { consents: { preciseLocation: false }, source: "app" })),
  ],
  [
    "revoked, nothing",
    0,
    {},
    () => ({}),
    async (phone) => done(await backend("DELETE", `/v1/devices/${phone.deviceId}`)),
  ],
])("woken inside %s", async (_, offers, coords, envelope, then) => {
  const { id, phone, stub } = await aShopper();
  const { state } = await phone.ping(woken(CENTER, coords), envelope());
  advance(MINUTE);
  await then(phone, state);
  advance(3 * MINUTE);
  await runDurableObjectAlarm(stub);
  const issued = (await decisionsOf(id)).filter((decision) => decision.state === "issued");
  expect(issued).toHaveLength(offers);
});

test("a fix that comes late says nothing of now", async () => {
  const { phone, stub } = await aShopper();
  await phone.ping([fixAt(CENTER, 5 * 60 + 1)]);
  expect(await promisesOf(stub)).toEqual([]);
});

test("nor does one of which a newer one has told the contrary", async () => {
  const { phone, stub } = await aShopper();
  const { state } = await phone.ping([fixAt(CENTER, 90), fixAt(outside(), 30)]);
  await phone.ping([fixAt(CENTER, 80)], { state });
  expect(await promisesOf(stub)).toEqual([]);
});

test("a track that jumped offers nothing for half an hour", async () => {
  const { id, phone, stub } = await aShopper();
  await phone.ping([fixAt(PLAIN, 60), ...woken()]);
  advance(3 * MINUTE);
  await runDurableObjectAlarm(stub);
  expect(await decisionsOf(id)).toEqual([]);
});

test("of three stores of one mall the nearest speaks, once, and the others give way to it", async () => {
  const { id, phone, stub } = await aShopper();
  await phone.ping(woken(MALL));
  advance(3 * MINUTE);
  await ring(stub);
  const decisions = await decisionsOf(id);
  expect(decisions.map(({ store, state, body }) => [store, state, body.code])).toEqual([
    ["mall-2", "issued", null],
    ["mall-1", "silent", "another_store"],
    ["mall-3", "silent", "another_store"],
  ]);
  expect(await offersOf(phone)).toHaveLength(1);
});

describe("after a crash the alarm still does it exactly once", () => {
  test("that comes before it rings", async () => {
    const { id, phone, stub } = await aShopper();
    await phone.ping(woken());
    await abortAllDurableObjects();
    advance(3 * MINUTE);
    await ring(stub);
    expect(await decisionsOf(id)).toMatchObject([{ state: "issued" }]);
  });

  test.each(["before", "after"] as const)("that comes %s the budget was reserved", async (when) => {
    const { id, phone, stub } = await aShopper();
    await phone.ping(woken());
    advance(3 * MINUTE);
    failOnce(env.CAMPAIGN, "reserve", when);
    await ring(stub);
    const [left] = await decisionsOf(id);
    expect(left).toMatchObject({ state: "reserving" });
    advance(DECISION_ALARM_MS);
    await ring(stub);
    expect(await decisionsOf(id)).toMatchObject([{ state: "issued", offer: left?.offer }]);
    expect(await promisesOf(stub)).toEqual([]);
  });

  test("that takes the object in the midst of it", async () => {
    const { id, phone, stub } = await aShopper();
    await phone.ping(woken());
    advance(3 * MINUTE);
    const hangs = hangOnce(env.OFFER, "create", "after");
    const rung = runDurableObjectAlarm(stub).catch(() => false);
    await vi.waitUntil(hangs, 5_000);
    await abortAllDurableObjects();
    await rung;
    const again = await shopperStub(id);
    advance(DECISION_ALARM_MS);
    await ring(again);
    expect(await decisionsOf(id)).toMatchObject([{ state: "issued" }]);
    expect(await offersOf(phone)).toHaveLength(1);
  });
});

test("where the store is gone by then nothing is said, and nothing is left to do", async () => {
  const { id, phone, stub } = await aShopper();
  done(
    await admin(
      "PUT",
      "/v1/stores/gone-1",
      aStore({ fence: { type: "Circle", center: [11.9746, 57.7089], radius: 80 } }),
    ),
  );
  done(
    await admin(
      "PUT",
      "/v1/campaigns/assuming",
      aCampaign("assuming", { trigger: { event: "dwelled", assumeDwell: true } }),
    ),
  );
  done(await admin("POST", "/v1/campaigns/assuming/publish"));
  advance(HOUR);
  await phone.ping(woken([11.9746, 57.7089]));
  expect(await promisesOf(stub)).toEqual(["assume"]);
  done(await admin("DELETE", "/v1/stores/gone-1"));
  advance(3 * MINUTE);
  await ring(stub);
  expect(await decisionsOf(id)).toEqual([]);
  expect(await promisesOf(stub)).toEqual([]);
});
