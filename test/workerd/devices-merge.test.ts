import { env } from "cloudflare:workers";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { DECISION_ALARM_MS } from "../../src/domain/bounds.ts";
import { DeviceKey } from "../../src/sdk/device-key.ts";
import type { PingResult } from "../../src/sdk/wire.ts";
import { admin, type Client, clientAs, done } from "./support/api.ts";
import { advance, HOUR, MINUTE, SECOND, stopClock, timeAgo } from "./support/clock.ts";
import { failOnce, failQuery } from "./support/intercept.ts";
import { decisionsOf, reservedOf, walletOf } from "./support/issue.ts";
import { offerStub, ports, ring, rowsIn, shopperStub } from "./support/objects.ts";
import { enrol, type Enrolled, enrolmentToken, TestPhone } from "./support/phone.ts";
import { aCampaign, aCart, aRedemption, aStore, CENTER, LIABILITY, openShop, putCart } from "./support/retailer.ts";
import { fixAt, walkIn } from "./support/walks.ts";

let backend: Client;
let till: Client;
let shoppers = 0;

beforeAll(async () => {
  stopClock();
  await openShop({ "sthlm-1": aStore() }, [aCampaign("autumn")]);
  [backend, till] = await Promise.all([clientAs("backend"), clientAs("till")]);
});
beforeEach(() => {
  // What goes wrong here is meant to.
  vi.spyOn(console, "warn").mockReturnValue();
  vi.spyOn(console, "error").mockReturnValue();
});
afterEach(() => {
  vi.restoreAllMocks();
});

const nextShopper = (): string => `shopper-${++shoppers}`;

/** A phone that nobody knows the owner of, with what they left in the cart. */
async function aStranger(): Promise<{ id: string; phone: TestPhone }> {
  const opened = await backend<{ shopperId: string; enrolmentToken: string }>("POST", "/v1/enrolments", {});
  const { shopperId: id, enrolmentToken: token } = done(opened);
  const key = await DeviceKey.generate();
  const phone = TestPhone.from(key, done(await enrol(token, key)));
  await putCart(backend, id);
  return { id, phone };
}

const logIn = async (phone: TestPhone, shopper: string): Promise<TestPhone> =>
  TestPhone.from(phone.key, done(await enrol(await enrolmentToken(backend, shopper), phone.key)));
const merge = (from: string, into: string) => backend("POST", `/v1/shoppers/${from}/merge`, { into });
const cartOf = (shopper: string) => backend<{ items: { sku: string }[] }>("GET", `/v1/carts/${shopper}`);
const offersOf = async (phone: TestPhone) =>
  done(await phone.call<{ items: { id: string; state: string }[] }>("GET", "/v1/offers?state=all")).items;

describe("who logs in on an anonymous phone", () => {
  test("finds their cart, offer and visit there", async () => {
    const { id, phone } = await aStranger();
    const before = await phone.ping(walkIn());
    expect(before.offers).toHaveLength(1);
    const known = nextShopper();
    const own = await logIn(phone, known);
    expect(own.deviceId).not.toBe(phone.deviceId);
    expect(await cartOf(known)).toMatchObject({ status: 200, body: { items: [{ sku: "VITMOSSA-42" }] } });
    expect(await offersOf(own)).toMatchObject([{ id: before.offers[0]?.id, state: "issued" }]);
    advance(30 * SECOND);
    const after = await own.ping([fixAt(CENTER)]);
    expect(after).toMatchObject({ visits: [], offers: [{ id: before.offers[0]?.id }] });
    expect(await decisionsOf(known)).toMatchObject([{ state: "issued" }]);
    expect((await cartOf(id)).status).toBe(404);
  });

  test("can redeem what was offered to nobody, and sees that it was", async () => {
    const { phone } = await aStranger();
    const [offer] = (await phone.ping(walkIn())).offers;
    const own = await logIn(phone, nextShopper());
    const body = aRedemption({ code: offer?.code });
    done(await till("POST", "/v1/redemptions", body, { "idempotency-key": crypto.randomUUID() }));
    await ring(offerStub(offer?.id ?? ""));
    expect(await offersOf(own)).toMatchObject([{ id: offer?.id, state: "redeemed" }]);
  });

  test("is the same shopper when the same phone is enrolled once more", async () => {
    const { phone } = await aStranger();
    const known = nextShopper();
    const own = await logIn(phone, known);
    expect((await logIn(phone, known)).deviceId).toBe(own.deviceId);
  });

  test("hears of it when the old credential is renewed", async () => {
    const { phone } = await aStranger();
    const own = await logIn(phone, nextShopper());
    expect((await phone.call("GET", "/v1/offers")).status).toBe(401);
    expect(await phone.send(await phone.sign(walkIn()))).toMatchObject({
      status: 401,
      body: { code: "ping_rejected" },
    });
    const renewed = TestPhone.from(
      phone.key,
      done(await phone.call<Enrolled>("POST", "/v1/devices/current/credential")),
    );
    expect(renewed.deviceId).toBe(own.deviceId);
    expect((await renewed.call("GET", "/v1/offers")).status).toBe(200);
  });

  test("keeps nothing behind", async () => {
    const { id, phone } = await aStranger();
    await phone.ping(walkIn());
    await logIn(phone, nextShopper());
    const stub = await shopperStub(id);
    const left = ["device", "consent", "consent_change", "fix", "stay", "offer", "decision", "cart"].map((table) =>
      rowsIn(stub, `SELECT * FROM ${table}`),
    );
    expect((await Promise.all(left)).flat()).toEqual([]);
    const meta = await rowsIn<{ key: string }>(stub, "SELECT key FROM meta ORDER BY key");
    expect(meta.map(({ key }) => key)).toEqual(["erasedHash", "merged", "schema", "sub"]);
    expect(await env.CARTS.get(`cart:${await ports.names.sub(id)}`)).toBeNull();
  });
});

describe("who does not log in", () => {
  test("is anonymous anew with another anonymous enrolment, and brings nothing along", async () => {
    const { id, phone } = await aStranger();
    const { enrolmentToken: token, shopperId } = done(
      await backend<{ enrolmentToken: string; shopperId: string }>("POST", "/v1/enrolments", {}),
    );
    done(await enrol(token, phone.key));
    expect((await cartOf(shopperId)).status).toBe(404);
    expect((await cartOf(id)).status).toBe(200);
  });

  test("hands a known shopper's phone on without what is theirs", async () => {
    const [first, second] = [nextShopper(), nextShopper()];
    await putCart(backend, first);
    const phone = await TestPhone.of(backend, first);
    await logIn(phone, second);
    expect((await cartOf(second)).status).toBe(404);
    expect((await cartOf(first)).status).toBe(200);
  });
});

describe("what both have", () => {
  test("of two carts the newer one stands", async () => {
    for (const [theirs, sku] of [
      [HOUR, "OWN"],
      [11 * HOUR, "VITMOSSA-42"],
    ] as const) {
      const { phone } = await aStranger();
      const known = nextShopper();
      const item = { sku: "OWN", name: "Hat", quantity: 1, unitPrice: 9_900 };
      await putCart(backend, known, aCart({ updatedAt: timeAgo(theirs), items: [item] }));
      await logIn(phone, known);
      expect(await cartOf(known)).toMatchObject({ body: { items: [{ sku }] } });
    }
  });

  test("of two words on one purpose the newer one stands", async () => {
    const { id } = await aStranger();
    const known = nextShopper();
    advance(MINUTE);
    const say = (shopper: string, consents: object) =>
      backend("PUT", `/v1/shoppers/${shopper}/consents`, { consents, source: "phone" });
    done(await say(known, { marketing: true, profiling: true }));
    advance(MINUTE);
    done(await say(id, { marketing: false }));
    advance(MINUTE);
    done(await say(known, { adsExport: true }));
    done(await merge(id, known));
    const { consents } = done(await say(known, {})) as { consents: Record<string, { granted: boolean }> };
    const granted = Object.fromEntries(Object.entries(consents).map(([purpose, one]) => [purpose, one.granted]));
    expect(granted).toEqual({ preciseLocation: true, marketing: false, profiling: true, adsExport: true });
    // And how both came to say so is known: of the one yes at enrolment, no and yes since.
    const history = "SELECT granted FROM consent_change WHERE purpose = 'marketing' ORDER BY at";
    expect(await rowsIn(await shopperStub(known), history)).toEqual([{ granted: 1 }, { granted: 1 }, { granted: 0 }]);
  });

  test("without leave to know where they are, no visit comes along", async () => {
    const { id, phone } = await aStranger();
    await phone.ping(walkIn());
    const known = nextShopper();
    advance(MINUTE);
    const word = { consents: { preciseLocation: false }, source: "letter" };
    done(await backend("PUT", `/v1/shoppers/${known}/consents`, word));
    done(await merge(id, known));
    expect(await rowsIn(await shopperStub(known), "SELECT id FROM fix UNION ALL SELECT store FROM stay")).toEqual([]);
  });

  test("every phone of both is the one shopper's", async () => {
    const { id, phone } = await aStranger();
    const known = nextShopper();
    const other = await TestPhone.of(backend, known);
    const [offer] = (await phone.ping(walkIn())).offers;
    done(await merge(id, known));
    expect(await offersOf(other)).toMatchObject([{ id: offer?.id }]);
    const renewed = await phone.call<Enrolled>("POST", "/v1/devices/current/credential");
    expect(done(renewed).deviceId).toBe(other.deviceId.replace(/1$/, "2"));
  });
});

describe("a merge that is asked for", () => {
  test("names the shopper that is left, also when it is asked for again", async () => {
    const { id } = await aStranger();
    const known = nextShopper();
    for (const _ of [1, 2]) expect(await merge(id, known)).toMatchObject({ status: 200, body: { shopperId: known } });
  });

  test("of one who went on from there ends where they are", async () => {
    const [a, b, c] = [(await aStranger()).id, nextShopper(), nextShopper()];
    done(await merge(a, b));
    done(await merge(b, c));
    expect((await cartOf(c)).status).toBe(200);
    const late = (await aStranger()).id;
    done(await merge(late, b));
    expect(await rowsIn(await shopperStub(c), "SELECT key FROM meta WHERE key LIKE 'merge:%'")).toHaveLength(3);
  });

  test.each([
    ["somebody unknown", () => ["nobody", "somebody"], 404, "not_found"],
    ["oneself", (own: string) => [own, own], 409, "conflict"],
    ["somebody who was merged elsewhere", (own: string, merged: string) => [merged, own], 409, "conflict"],
  ])("is refused for %s", async (_, pair, status, code) => {
    const [own, merged] = [(await aStranger()).id, (await aStranger()).id];
    done(await merge(merged, nextShopper()));
    const [from = "", into = ""] = pair(own, merged);
    expect(await merge(from, into)).toMatchObject({ status, body: { code } });
    expect((await cartOf(own)).status).toBe(200);
  });

  test("of two into each other leaves one of them, or both", async () => {
    const [a, b] = [(await aStranger()).id, (await aStranger()).id];
    const answers = await Promise.all([merge(a, b), merge(b, a)]);
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
    const carts = await Promise.all([cartOf(a), cartOf(b)]);
    expect(carts.some(({ status }) => status === 200)).toBe(true);
  });

  test("leaves an id that nothing is written under any more", async () => {
    const { id } = await aStranger();
    done(await merge(id, nextShopper()));
    const conflict = { status: 409, body: { code: "conflict" } };
    expect(await backend("PUT", `/v1/carts/${id}`, aCart())).toMatchObject(conflict);
    expect(await backend("POST", "/v1/enrolments", { shopperId: id })).toMatchObject(conflict);
    const word = { consents: { marketing: true }, source: "app" };
    expect(await backend("PUT", `/v1/shoppers/${id}/consents`, word)).toMatchObject(conflict);
  });

  test.each(["till", "marketer", "analyst"])("is not for a %s", async (role) => {
    const client = await clientAs(role);
    expect((await client("POST", "/v1/shoppers/a/merge", { into: "b" })).status).toBe(403);
  });
});

describe("a crash on the way is finished by the alarm", () => {
  test.each(["before", "after"] as const)("adopt is lost %s it was done", async (when) => {
    const { id, phone } = await aStranger();
    const [offer] = (await phone.ping(walkIn())).offers;
    const known = nextShopper();
    failOnce(env.SHOPPER, "adopt", when);
    expect((await merge(id, known)).status).toBe(503);
    expect((await phone.call("GET", "/v1/offers")).status).toBe(401);
    vi.restoreAllMocks();
    advance(DECISION_ALARM_MS);
    await ring(await shopperStub(id));
    await expectMerged(id, known, phone, offer);
  });

  test("the keys cannot be moved at once", async () => {
    const { id, phone } = await aStranger();
    const [offer] = (await phone.ping(walkIn())).offers;
    const known = nextShopper();
    failQuery("UPDATE devices");
    expect((await merge(id, known)).status).toBe(503);
    vi.restoreAllMocks();
    advance(DECISION_ALARM_MS);
    await ring(await shopperStub(id));
    await expectMerged(id, known, phone, offer);
  });

  test("or by whoever logs in again", async () => {
    const { id, phone } = await aStranger();
    const [offer] = (await phone.ping(walkIn())).offers;
    const known = nextShopper();
    failOnce(env.SHOPPER, "adopt", "after");
    expect((await enrol(await enrolmentToken(backend, known), phone.key)).status).toBe(503);
    vi.restoreAllMocks();
    await logIn(phone, known);
    await expectMerged(id, known, phone, offer);
  });

  async function expectMerged(
    id: string,
    known: string,
    phone: TestPhone,
    offer: PingResult["offers"][number] | undefined,
  ) {
    expect((await cartOf(known)).status).toBe(200);
    expect(await walletOf(known)).toEqual([{ id: offer?.id, issued: 1 }]);
    expect(await rowsIn(await shopperStub(known), "SELECT id FROM device")).toHaveLength(1);
    expect((await ports.devices.owner(phone.key.id))?.sub).toBe(await ports.names.sub(known));
    const renewed = await phone.call<Enrolled>("POST", "/v1/devices/current/credential");
    expect(done(renewed).deviceId).toContain(await ports.names.sub(known));
    expect(await walletOf(id)).toEqual([]);
  }
});

test("a decision under way is given up with its reservation, and may be made anew", async () => {
  const { id, phone } = await aStranger();
  const before = (await reservedOf("autumn")) ?? 0;
  failOnce(env.OFFER, "create", "after");
  await phone.ping(walkIn());
  expect(await decisionsOf(id)).toMatchObject([{ state: "creating" }]);
  expect(await reservedOf("autumn")).toBe(before + LIABILITY);
  vi.restoreAllMocks();
  const [left] = await decisionsOf(id);
  const own = await logIn(phone, nextShopper());
  await ring(offerStub(left?.offer ?? ""));
  expect(await reservedOf("autumn")).toBe(before);
  advance(30 * SECOND);
  const { offers } = await own.ping([fixAt(CENTER)]);
  expect(offers).toHaveLength(1);
  expect(offers[0]?.id).not.toBe(left?.offer);
  expect((await admin("GET", `/v1/decisions/dec_${await ports.names.sub(id)}_1`)).status).toBe(404);
});
