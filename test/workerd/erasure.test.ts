import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { compactVerify, importJWK, type JWK } from "jose";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { ERASED_REMEMBERED_DAYS, RETRY_FIRST_MS } from "../../src/domain/bounds.ts";
import { wireTime } from "../../src/domain/offers/wire-time.ts";
import { DeviceKey } from "../../src/sdk/device-key.ts";
import { admin, type Client, clientAs, done } from "./support/api.ts";
import { advance, DAY, stopClock } from "./support/clock.ts";
import { failOnce, intercept } from "./support/intercept.ts";
import { reservationsOf } from "./support/issue.ts";
import { aPurchase, gate, someone, someoneWithOffer } from "./support/life.ts";
import { offerStub, ring, rowsIn, shopperStub, tablesIn } from "./support/objects.ts";
import { enrol, enrolmentToken, TestPhone } from "./support/phone.ts";
import { aCampaign, aCart, aRedemption, aStore, openShop } from "./support/retailer.ts";
import { leaksIn } from "./support/secrecy.ts";
import { walkIn } from "./support/walks.ts";
import { everythingStored } from "./support/world.ts";

let backend: Client;
let support: Client;
let till: Client;
let shoppers = 0;

beforeAll(async () => {
  stopClock();
  await openShop({ "sthlm-1": aStore() }, [aCampaign("autumn")]);
  [backend, support, till] = await Promise.all([
    clientAs("backend"),
    clientAs("support"),
    clientAs("till", ["sthlm-1"]),
  ]);
});
beforeEach(() => {
  // What goes wrong here is meant to.
  vi.spyOn(console, "warn").mockReturnValue();
  vi.spyOn(console, "error").mockReturnValue();
});
afterEach(() => {
  vi.restoreAllMocks();
});

const nextId = (): string => `erased-${++shoppers}`;
const erase = async (id: string): Promise<string> =>
  done(await support<{ erasureId: string }>("DELETE", `/v1/shoppers/${id}`)).erasureId;

interface Told {
  readonly state: string;
  readonly completedAt: string | null;
  readonly removed: readonly { readonly where: string; readonly count: number }[];
  readonly kept: readonly { readonly where: string; readonly count: number; readonly keptFor: string | null }[];
  readonly receipt: { readonly jws: string; readonly key: JWK } | null;
}
const told = async (erasureId: string): Promise<Told> => done(await support<Told>("GET", `/v1/erasures/${erasureId}`));

/** Who is erased altogether, having had an offer. */
async function someoneErased() {
  const one = await someoneWithOffer(backend, nextId());
  const erasureId = await erase(one.id);
  await ring(one.stub);
  return { ...one, erasureId };
}

const whole = (tables: readonly string[]): readonly string[] => tables.filter((name) => !name.startsWith("_cf"));

describe("from the moment of the request", () => {
  test("nothing is sent or decided for the shopper, though nothing is removed yet", async () => {
    const { id, phone, offer } = await someoneWithOffer(backend, nextId());
    const token = await enrolmentToken(backend, id);
    const decision = (await phone.ping(walkIn())).decisionId;
    const erasureId = await erase(id);
    expect(erasureId).toMatch(/^era_[\w-]{22}$/);
    expect(await phone.send(await phone.sign(walkIn()))).toMatchObject({
      status: 401,
      body: { code: "ping_rejected" },
    });
    for (const path of ["/v1/offers", "/v1/me"]) expect(await phone.call("GET", path)).toMatchObject({ status: 401 });
    expect(await phone.call("POST", "/v1/devices/current/credential")).toMatchObject({ status: 401 });
    expect(await enrol(token, await DeviceKey.generate())).toMatchObject({ status: 401 });
    expect(await support("GET", `/v1/shoppers/${id}`)).toMatchObject({ status: 404 });
    expect(await backend("GET", `/v1/carts/${id}`)).toMatchObject({ status: 404 });
    expect(await admin("GET", `/v1/decisions/${decision ?? ""}`)).toMatchObject({ status: 404 });
    await expectRefused(id);
    expect(await tablesIn(offerStub(offer.id))).toContain("offer");
    expect(await told(erasureId)).toMatchObject({ state: "running", completedAt: null, receipt: null });
  });

  test("the shopper may ask for it themselves, once", async () => {
    const { phone, stub } = await someone(backend, nextId());
    const { erasureId } = done(await phone.call<{ erasureId: string }>("DELETE", "/v1/me"));
    expect(await phone.call("DELETE", "/v1/me")).toMatchObject({ status: 401 });
    await ring(stub);
    // The id alone says what became of it; the credential is nobody's, but it still verifies.
    const answer = await phone.call<Told>("GET", `/v1/erasures/${erasureId}`);
    expect(answer).toMatchObject({ status: 200, body: { state: "completed" } });
  });

  test("asked again it is the same erasure", async () => {
    const { id } = await someone(backend, nextId());
    expect(await erase(id)).toBe(await erase(id));
  });

  test("nobody comes back while it goes on", async () => {
    const { id } = await someone(backend, nextId());
    await erase(id);
    const answer = await backend("POST", "/v1/enrolments", { shopperId: id, again: true });
    expect(answer).toMatchObject({ status: 503, body: { code: "unavailable" } });
    expect(answer.headers.get("retry-after")).toBe("1");
  });
});

/** Everything that would bring someone into being. */
async function expectRefused(id: string): Promise<void> {
  const consents = { consents: { marketing: true }, source: "store" };
  for (const [method, path, body] of [
    ["PUT", `/v1/carts/${id}`, aCart({ updatedAt: new Date().toISOString() })],
    ["DELETE", `/v1/carts/${id}`, undefined],
    ["POST", "/v1/purchases", aPurchase(id, { id: "late" })],
    ["POST", "/v1/enrolments", { shopperId: id }],
    ["PUT", `/v1/shoppers/${id}/consents`, consents],
    ["PUT", `/v1/shoppers/${id}`, {}],
    ["PUT", `/v1/shoppers/${id}/identities`, { add: [{ kind: "customer", value: id }] }],
    ["POST", `/v1/shoppers/${id}/activities`, [{ kind: "viewed", sku: "A", at: new Date().toISOString() }]],
  ] as const) {
    const answer = await backend(method, path, body);
    expect(answer, `${method} ${path}`).toMatchObject({ status: 410, body: { code: "erased" } });
  }
}

describe("when it is done", () => {
  test("nothing is left of the shopper, their offers and their cart, and the budget is free", async () => {
    const { id, sub, stub, offer } = await someoneErased();
    expect(whole(await tablesIn(stub))).toEqual([]);
    expect(whole(await tablesIn(offerStub(offer.id)))).toEqual([]);
    expect(await runInDurableObject(stub, (_, state) => state.storage.getAlarm())).toBeNull();
    expect(await env.CARTS.get(`cart:${sub}`)).toBeNull();
    expect(await reservationsOf("autumn")).toContainEqual(
      expect.objectContaining({ offer: offer.id, state: "released" }),
    );
    const stored = new TextEncoder().encode(JSON.stringify(await everythingStored()));
    expect(leaksIn(stored, [id, sub, offer.code, offer.token, offer.code.replaceAll("-", "")])).toEqual([]);
  });

  test("it says what was removed and what stays, and signs it", async () => {
    const { erasureId, id, sub } = await someoneErased();
    const { receipt, ...erasure } = await told(erasureId);
    expect(erasure).toMatchObject({ id: erasureId, state: "completed", completedAt: wireTime(Date.now()) });
    expect(erasure.removed.map(({ where, count }) => `${where} ${count}`)).toEqual([
      "shopper 1",
      "offers 1",
      "carts 1",
      "identities 1",
    ]);
    expect(erasure.kept.map(({ where, keptFor }) => `${where} ${keptFor}`)).toEqual(["identities P400D"]);
    const { payload, protectedHeader } = await compactVerify(
      receipt?.jws ?? "",
      await importJWK(receipt?.key ?? {}, "ES256"),
    );
    expect(protectedHeader).toMatchObject({ alg: "ES256", typ: "erasure-receipt+jwt" });
    const claims = JSON.parse(new TextDecoder().decode(payload)) as unknown;
    expect(claims).toMatchObject({ jti: erasureId, removed: erasure.removed, kept: erasure.kept });
    expect(leaksIn(payload, [id, sub])).toEqual([]);
  });

  test("who was erased is remembered by a hash that leads to nobody, and does not come back with an import", async () => {
    const { id } = await someoneErased();
    await expectRefused(id);
    expect(await support("DELETE", `/v1/shoppers/${id}`)).toMatchObject({ status: 410, body: { code: "erased" } });
    expect(await support("GET", `/v1/shoppers/${id}`)).toMatchObject({ status: 404 });
    expect(whole(await tablesIn(await shopperStub(id)))).toEqual([]);
  });

  test("they are forgotten altogether after 400 days", async () => {
    const { id } = await someoneErased();
    vi.setSystemTime(Date.now() + ERASED_REMEMBERED_DAYS * DAY);
    await expectRefused(id);
    vi.setSystemTime(Date.now() + DAY);
    expect(await backend("PUT", `/v1/carts/${id}`, aCart())).toMatchObject({ status: 200, body: { applied: true } });
    vi.setSystemTime(Date.now() - (ERASED_REMEMBERED_DAYS + 1) * DAY);
  });

  test("whoever means to comes back as someone new", async () => {
    const { id, phone } = await someoneErased();
    const opened = await backend<{ enrolmentToken: string }>("POST", "/v1/enrolments", { shopperId: id, again: true });
    const key = await DeviceKey.generate();
    const back = TestPhone.from(key, done(await enrol(done(opened).enrolmentToken, key)));
    expect(done(await back.call("GET", "/v1/me"))).toMatchObject({
      shopperId: id,
      offers: [],
      visits: [],
      purchases: [],
    });
    expect(await backend("PUT", `/v1/carts/${id}`, aCart())).toMatchObject({ status: 200, body: { applied: true } });
    // Its device had the same number.
    expect(phone.deviceId).toBe(back.deviceId);
    expect(await phone.send(await phone.sign(walkIn()))).toMatchObject({ status: 401 });
    expect(await phone.call("GET", "/v1/me")).toMatchObject({ status: 401 });
    await erase(id);
  });

  test("their phone may become someone else's, also of who had it before", async () => {
    const before = await someone(backend, nextId());
    const { key } = before.phone;
    const id = nextId();
    done(await enrol(await enrolmentToken(backend, id), key));
    await erase(id);
    await ring(await shopperStub(id));
    advance(1);
    expect(await enrol(await enrolmentToken(backend, before.id), key)).toMatchObject({ status: 200 });
  });
});

describe("a redemption", () => {
  const redeem = (code: string, transactionId: string, key: string) =>
    till("POST", "/v1/redemptions", aRedemption({ code, transactionId }), { "idempotency-key": key });

  test("stays for the books, without any way to the shopper", async () => {
    const { id, sub, stub, offer } = await someoneWithOffer(backend, nextId());
    const first = done(await redeem(offer.code, "R-1", "k1"));
    await ring(offerStub(offer.id));
    const erasureId = await erase(id);
    await ring(stub);
    const { removed, kept } = await told(erasureId);
    expect(removed.map(({ where }) => where)).not.toContain("offers");
    expect(kept).toContainEqual(expect.objectContaining({ where: "offers", count: 1, keptFor: null }));
    const tables = whole(await tablesIn(offerStub(offer.id)));
    const rows = await Promise.all(tables.map((table) => rowsIn(offerStub(offer.id), `SELECT * FROM "${table}"`)));
    const stored = new TextEncoder().encode(JSON.stringify(rows));
    expect(leaksIn(stored, [id, sub, offer.code, offer.code.replaceAll("-", ""), "Vitmossa trail shoe"])).toEqual([]);
    expect(await redeem(offer.code, "R-1", "k1")).toMatchObject({ status: 201, body: first });
    expect(await redeem(offer.code, "R-2", "k2")).toMatchObject({ status: 409, body: { code: "already_redeemed" } });
  });

  test("cannot be made any more with an offer that was not redeemed", async () => {
    const { offer } = await someoneErased();
    expect(await redeem(offer.code, "R-3", "k3")).toMatchObject({ status: 404, body: { code: "not_redeemable" } });
  });

  test("that a till is about to make is waited for, by an offer that is nobody's", async () => {
    const { id, sub, stub, offer } = await someoneWithOffer(backend, nextId());
    const object = offerStub(offer.id);
    const [row] = await rowsIn<{ record: string }>(object, "SELECT record FROM offer");
    const record = JSON.parse(row?.record ?? "{}") as object;
    const hold = {
      by: { storeId: "sthlm-1", tillId: "3", transactionId: "R", attempt: 1 },
      at: Date.now(),
      until: Date.now() + 60_000,
    };
    const reserved = JSON.stringify({ ...record, life: { state: "reserved", hold, lapsed: [] } });
    await runInDurableObject(object, (_, { storage }) =>
      storage.sql.exec("UPDATE offer SET record = ?", reserved).toArray(),
    );
    await erase(id);
    await ring(stub);
    expect(JSON.stringify(await rowsIn(object, "SELECT * FROM meta"))).not.toContain(sub);
    expect(await tablesIn(object)).toContain("offer");
    advance(DAY + 60_000);
    await ring(object);
    expect(whole(await tablesIn(object))).toEqual([]);
  });
});

describe("a decision under way", () => {
  test.each(["reserve", "create"] as const)("ends without an offer, its %s notwithstanding", async (waiting) => {
    const { id, phone, stub } = await someone(backend, nextId());
    const door = gate();
    const slow = async (method: string, proceed: () => Promise<unknown>): Promise<unknown> => {
      if (method === waiting) await door.pass();
      return proceed();
    };
    intercept(waiting === "create" ? env.OFFER : env.CAMPAIGN, slow);
    const answer = phone.send(await phone.sign(walkIn()));
    await door.reached();
    const planned = await rowsIn<{ id: string }>(stub, "SELECT id FROM offer");
    const erasureId = await erase(id);
    const rung = ring(stub);
    door.open();
    expect(await answer).toMatchObject({ status: 401, body: { code: "ping_rejected" } });
    await rung;
    expect(await told(erasureId)).toMatchObject({ state: "completed" });
    expect(planned).toHaveLength(1);
    const offer = planned[0]?.id ?? "";
    expect(await reservationsOf("autumn")).toContainEqual(expect.objectContaining({ offer, state: "released" }));
    // At most the tombstone that refuses what still comes.
    expect(JSON.stringify(await offerRows(offer))).not.toContain("document");
  });

  const offerRows = async (id: string): Promise<unknown[]> =>
    whole(await tablesIn(offerStub(id))).includes("offer") ? rowsIn(offerStub(id), "SELECT * FROM offer") : [];
});

describe("whatever fails on the way, the alarm finishes it", () => {
  /** Fails the next statement for D1 that looks like this. */
  const failsIn = (statement: RegExp) => (): void => {
    const prepare = env.DB.prepare.bind(env.DB);
    let failed = false;
    vi.spyOn(env.DB, "prepare").mockImplementation((sql) => {
      if (failed || !statement.test(sql)) return prepare(sql);
      failed = true;
      throw new Error("D1 is lost");
    });
  };
  const FAILURES: [string, () => void][] = [
    ["the id could not be remembered", failsIn(/INTO erased_shoppers/)],
    ["the offer was not reached", () => failOnce(env.OFFER, "erase", "before")],
    ["the offer's answer was lost", () => failOnce(env.OFFER, "erase", "after")],
    ["the campaign was not reached", () => failOnce(env.CAMPAIGN, "release", "before")],
    ["the campaign's answer was lost", () => failOnce(env.CAMPAIGN, "release", "after")],
    [
      "the cart could not be removed",
      () => void vi.spyOn(env.CARTS, "delete").mockRejectedValueOnce(new Error("KV is lost")),
    ],
    ["the devices could not be removed", failsIn(/DELETE FROM devices/)],
    ["the report could not be written", failsIn(/DO UPDATE SET completed_at/)],
  ];

  test.each(FAILURES)("%s", async (_, fail) => {
    const { id, stub, offer, sub } = await someoneWithOffer(backend, nextId());
    const erasureId = await erase(id);
    fail();
    await ring(stub);
    expect(await told(erasureId)).toMatchObject({ state: "running" });
    await expectRefused(id);
    advance(RETRY_FIRST_MS);
    await ring(stub);
    expect(await told(erasureId)).toMatchObject({ state: "completed", removed: { length: 4 } });
    for (const object of [stub, offerStub(offer.id)]) expect(whole(await tablesIn(object))).toEqual([]);
    expect(await env.CARTS.get(`cart:${sub}`)).toBeNull();
    await expectRefused(id);
  });

  test("even where the request could not be noted", async () => {
    const { id, stub } = await someone(backend, nextId());
    failsIn(/INTO erasures/)();
    expect(await support("DELETE", `/v1/shoppers/${id}`)).toMatchObject({ status: 503 });
    const erasureId = await erase(id);
    await ring(stub);
    expect(await told(erasureId)).toMatchObject({ state: "completed" });
  });
});

test("a cart that was on its way to KV does not come back", async () => {
  const { id, sub, stub } = await someone(backend, nextId());
  vi.spyOn(scheduler, "wait").mockResolvedValue();
  const door = gate();
  const put = env.CARTS.put.bind(env.CARTS);
  vi.spyOn(env.CARTS, "put").mockImplementationOnce(async (...args: Parameters<typeof put>) => {
    await door.pass();
    return put(...args);
  });
  const answer = backend("PUT", `/v1/carts/${id}`, aCart({ updatedAt: new Date().toISOString() }));
  await door.reached();
  await erase(id);
  const rung = ring(stub);
  door.open();
  await rung;
  await answer;
  expect(await env.CARTS.get(`cart:${sub}`)).toBeNull();
  expect(whole(await tablesIn(stub))).toEqual([]);
});

describe("who was merged into the shopper", () => {
  test("goes with them, and does not come back either", async () => {
    const anonymous = done(await backend<{ enrolmentToken: string; shopperId: string }>("POST", "/v1/enrolments", {}));
    const key = await DeviceKey.generate();
    done(await enrol(anonymous.enrolmentToken, key));
    const id = nextId();
    done(await enrol(await enrolmentToken(backend, id), key));
    const way = await shopperStub(anonymous.shopperId);
    expect(whole(await tablesIn(way))).not.toEqual([]);
    await erase(id);
    await ring(await shopperStub(id));
    expect(whole(await tablesIn(way))).toEqual([]);
    await expectRefused(anonymous.shopperId);
  });

  test("may be named instead of them", async () => {
    const [a, b] = [await someone(backend, nextId()), await someone(backend, nextId())];
    done(await backend("POST", `/v1/shoppers/${a.id}/merge`, { into: b.id }));
    expect(done(await support("GET", `/v1/shoppers/${a.id}`))).toMatchObject({ shopperId: b.id });
    const erasureId = await erase(a.id);
    await ring(b.stub);
    expect(await told(erasureId)).toMatchObject({ state: "completed" });
    await expectRefused(b.id);
  });

  test("is not merged into one who was erased", async () => {
    const { id } = await someoneErased();
    const other = await someone(backend, nextId());
    const answer = await backend("POST", `/v1/shoppers/${other.id}/merge`, { into: id });
    expect(answer).toMatchObject({ status: 410, body: { code: "erased" } });
    expect(await other.phone.call("GET", "/v1/me")).toMatchObject({ status: 200, body: { shopperId: other.id } });
  });
});

test("whether someone was erased is asked only as they come into being", async () => {
  const prepare = vi.spyOn(env.DB, "prepare");
  const asked = (): number => prepare.mock.calls.filter(([sql]) => sql.includes("erased_shoppers")).length;
  const { id, phone } = await someone(backend, nextId());
  expect(asked()).toBe(1);
  await phone.ping(walkIn());
  done(await backend("PUT", `/v1/carts/${id}`, aCart({ updatedAt: new Date().toISOString() })));
  expect(asked()).toBe(1);
});

describe("the erasure's id", () => {
  test("made up is not found", async () => {
    expect(await support("GET", "/v1/erasures/era_unknown")).toMatchObject({ status: 404 });
  });

  test.each(["till", "marketer", "analyst"])("says nothing to %s", async (role) => {
    const caller = await clientAs(role);
    expect(await caller("GET", "/v1/erasures/era_unknown")).toMatchObject({ status: 403 });
  });

  test("and the remembered hash share no time by which one could be found from the other", async () => {
    await someoneErased();
    const times = await env.DB.prepare("SELECT expires_at FROM erased_shoppers").all<{ expires_at: number }>();
    expect(times.results.length).toBeGreaterThan(0);
    expect(times.results.filter(({ expires_at }) => expires_at % DAY !== 0)).toEqual([]);
  });
});
