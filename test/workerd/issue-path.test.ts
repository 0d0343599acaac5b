import { abortAllDurableObjects } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { DECISION_ALARM_MS, OFFER_FRESHNESS_MS } from "../../src/domain/bounds.ts";
import type { OfferDocument } from "../../src/domain/offers/offer.ts";
import { type Client, clientAs } from "./support/api.ts";
import { advance, HOUR, stopClock } from "./support/clock.ts";
import { failOnce, hangOnce, intercept } from "./support/intercept.ts";
import { claimOf, decisionsOf, reservationsOf, reservedOf, walletOf } from "./support/issue.ts";
import { matching } from "./support/matchers.ts";
import { offerStub, ports, promisesOf, ring, rowsIn, shopperStub } from "./support/objects.ts";
import { TestPhone } from "./support/phone.ts";
import { aCampaign, aStore, CENTER, LIABILITY, openShop, putCart } from "./support/retailer.ts";
import { fixAt, walkIn } from "./support/walks.ts";

let backend: Client;
let shoppers = 0;

beforeAll(async () => {
  stopClock();
  const limits = [{ per: "shopper", count: 1, period: "P7D" }];
  await openShop({ "sthlm-1": aStore() }, [aCampaign("autumn", { limits })]);
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

/** Someone with an abandoned cart and a phone. */
async function aShopper() {
  const id = `shopper-${++shoppers}`;
  await putCart(backend, id);
  return { id, phone: await TestPhone.of(backend, id), stub: await shopperStub(id) };
}

describe("forty pings of one visit at once", () => {
  test.each(Array.from({ length: 10 }, (_, round) => round + 1))("are one offer, round %i", async () => {
    const { id, phone } = await aShopper();
    const before = (await reservedOf("autumn")) ?? 0;
    let created = 0;
    intercept(env.OFFER, (method, proceed) => {
      if (method === "create") created += 1;
      return proceed();
    });
    const pings = await Promise.all(Array.from({ length: 40 }, () => phone.sign(walkIn())));
    const answers = await Promise.all(pings.map((ping) => phone.send(ping)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const offers = answers.flatMap(({ body }) => body.offers.map((offer) => `${offer.id} ${offer.code}`));
    expect(new Set(offers).size).toBe(1);
    expect(answers.flatMap(({ body }) => body.visits.map(({ event }) => event)).toSorted()).toEqual([
      "dwelled",
      "entered",
    ]);
    expect(await decisionsOf(id)).toMatchObject([{ state: "issued" }]);
    expect(await walletOf(id)).toHaveLength(1);
    expect(created).toBe(1);
    expect(await reservedOf("autumn")).toBe(before + LIABILITY);
  });
});

describe("what a crash leaves is finished by the alarm with the same ids", () => {
  const CRASHES = [
    { method: "reserve", namespace: env.CAMPAIGN, when: "before", state: "reserving" },
    { method: "reserve", namespace: env.CAMPAIGN, when: "after", state: "reserving" },
    { method: "create", namespace: env.OFFER, when: "before", state: "creating" },
    { method: "create", namespace: env.OFFER, when: "after", state: "creating" },
  ] as const;

  test.each(CRASHES)("$method is lost $when it was done", async ({ namespace, method, when, state }) => {
    const { id, phone, stub } = await aShopper();
    failOnce(namespace, method, when);
    const answer = await phone.ping(walkIn());
    expect(answer).toMatchObject({ offers: [], decisionId: matching(/^dec_/) });
    const [left] = await decisionsOf(id);
    expect(left).toMatchObject({ state, offer: matching(/^off_/) });
    advance(DECISION_ALARM_MS);
    await ring(stub);
    await expectIssued(id, left?.offer);
    expect((await phone.ping(walkIn())).offers).toMatchObject([{ id: left?.offer }]);
  });

  test.each(CRASHES)("every object dies as $method is $when done", async ({ namespace, method, when, state }) => {
    const { id, phone, stub } = await aShopper();
    const hangs = hangOnce(namespace, method, when);
    const answer = phone.send(await phone.sign(walkIn()));
    await vi.waitUntil(hangs, 5_000);
    await abortAllDurableObjects();
    expect(await answer).toMatchObject({ status: 503, body: { code: "unavailable" } });
    const [left] = await decisionsOf(id);
    expect(left).toMatchObject({ state });
    advance(DECISION_ALARM_MS);
    await ring(stub);
    await expectIssued(id, left?.offer);
  });

  test("also by the next ping, before the alarm", async () => {
    const { id, phone } = await aShopper();
    failOnce(env.OFFER, "create", "after");
    await phone.ping(walkIn());
    const [left] = await decisionsOf(id);
    expect((await phone.ping(walkIn())).offers).toMatchObject([{ id: left?.offer }]);
    await expectIssued(id, left?.offer);
  });

  test("as soon as an object that stays away is back, while the shopper is still there", async () => {
    const { id, phone, stub } = await aShopper();
    let away = true;
    intercept(env.CAMPAIGN, (_, proceed) => (away ? Promise.reject(new Error("away")) : proceed()));
    await phone.ping(walkIn());
    const [left] = await decisionsOf(id);
    for (const seconds of [5, 1, 2, 4, 8]) {
      advance(seconds * 1000);
      await ring(stub);
      expect(await decisionsOf(id)).toMatchObject([{ state: "reserving" }]);
    }
    away = false;
    advance(16_000);
    await ring(stub);
    await expectIssued(id, left?.offer);
  });

  test("as long as newer fixes show that the shopper is still there", async () => {
    const { id, phone, stub } = await aShopper();
    let away = true;
    intercept(env.CAMPAIGN, (_, proceed) => (away ? Promise.reject(new Error("away")) : proceed()));
    await phone.ping(walkIn());
    const [left] = await decisionsOf(id);
    advance(OFFER_FRESHNESS_MS - 1);
    expect((await phone.ping([fixAt(CENTER)])).offers).toEqual([]);
    away = false;
    advance(OFFER_FRESHNESS_MS - 1);
    await ring(stub);
    await expectIssued(id, left?.offer);
  });

  async function expectIssued(shopperId: string, offerId: string | null | undefined): Promise<void> {
    expect(await decisionsOf(shopperId)).toMatchObject([{ state: "issued", offer: offerId }]);
    expect(await walletOf(shopperId)).toEqual([{ id: offerId, issued: 1 }]);
    const reserved = (await reservationsOf("autumn")).filter(({ offer }) => offer === offerId);
    expect(reserved).toEqual([{ offer: offerId, state: "reserved", held: LIABILITY, spent: 0 }]);
    expect(await rowsIn(offerStub(String(offerId)), "SELECT one FROM offer")).toHaveLength(1);
    expect(await promisesOf(await shopperStub(shopperId))).toEqual([]);
  }
});

describe("too late for the shopper, it is undone", () => {
  test.each([
    { method: "reserve", namespace: env.CAMPAIGN, when: "before" },
    { method: "reserve", namespace: env.CAMPAIGN, when: "after" },
    { method: "create", namespace: env.OFFER, when: "before" },
    { method: "create", namespace: env.OFFER, when: "after" },
  ] as const)("after $method was lost $when it was done", async ({ namespace, method, when }) => {
    const { id, phone, stub } = await aShopper();
    const before = await reservedOf("autumn");
    failOnce(namespace, method, when);
    await phone.ping(walkIn());
    const [left] = await decisionsOf(id);
    const offerId = left?.offer ?? "none";
    const [planned] = await rowsIn<{ document: string }>(stub, "SELECT document FROM offer");
    advance(OFFER_FRESHNESS_MS + 1);
    await ring(stub);
    expect(await decisionsOf(id)).toMatchObject([{ state: "abandoned", body: { code: "too_late" } }]);
    expect(await reservedOf("autumn")).toBe(before);
    expect(await walletOf(id)).toEqual([]);
    // What was under way and comes now is refused.
    expect(await ports.campaign("autumn").reserve(claimOf(offerId, LIABILITY))).toBe("released");
    const document = JSON.parse(planned?.document ?? "") as OfferDocument;
    await ports.offer(offerId).create(document, await ports.names.sub(id));
    const business = { storeId: "sthlm-1", tillId: "3", transactionId: "R-1", attempt: 1 };
    const request = { ...business, capture: "now" as const, training: false, callerStores: null };
    const basket = { currency: "SEK", lines: [] };
    const code = when === "after" && method === "create" ? "revoked" : "not_redeemable";
    expect(await ports.offer(offerId).check({ ...request, basket })).toMatchObject({ ok: false, error: { code } });
  });

  test("and the limit is given back: the next visit gets an offer", async () => {
    const { id, phone, stub } = await aShopper();
    failOnce(env.OFFER, "create", "before");
    await phone.ping(walkIn());
    advance(OFFER_FRESHNESS_MS + 1);
    await ring(stub);
    expect((await phone.ping(walkIn())).offers).toEqual([]);
    advance(4 * HOUR);
    const later = await phone.ping(walkIn());
    expect(later.offers).toHaveLength(1);
    expect((await decisionsOf(id)).map(({ state }) => state)).toEqual(["abandoned", "issued"]);
    expect(await phone.ping(walkIn())).toMatchObject({ offers: [{ id: later.offers[0]?.id }], decisionId: null });
  });
});
