import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from "jose";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { version } from "../../package.json" with { type: "json" };
import { isOpen } from "../../scripts/lib/service.ts";
import type { OfferView } from "../../src/domain/offers/offer.ts";
import type { Phone } from "../../src/sdk/phone.ts";
import type { PingResult } from "../../src/sdk/wire.ts";
import { filesIn, OF_ONE_PERSON, sightings, veiled, walked } from "../support/files.ts";
import { Host } from "../support/host.ts";
import { descendantsOf, stillRunning } from "../support/processes.ts";
import {
  budget,
  campaign,
  driveBy,
  leftCart,
  offersOf,
  openShop,
  PRODUCT,
  receipt,
  redeem,
  REWARD_AMOUNT,
  type Shop,
  shopperWith,
  STORE,
  walkIn,
} from "../support/shop.ts";
import { wiretap } from "../support/wiretap.ts";

const SHOPPER = "story-sara-4711";
const SOCKS = { sku: "LATTFOT-42-44", productId: "LATTFOT", name: "Running sock", quantity: 2, unitPrice: 14_900 };
const OF_TENTS = {
  audience: { combinator: "and", rules: [{ field: "cart.categories", operator: "contains", value: "tents" }] },
};

/** One shopper's way from the cart to the till against the real service, and what it leaves behind. */
describe("a walk past the store becomes one offer that a till redeems once", () => {
  let secrets: ReadonlySet<string>;
  let host: Host;
  let shop: Shop;
  let phone: Phone;
  let ping: string;
  let arrived: PingResult;
  let offer: OfferView;
  let jwks: JSONWebKeySet;

  beforeAll(async () => {
    secrets = wiretap();
    host = await Host.open();
    const service = await host.start();
    shop = await openShop(service, [campaign("back", budget(1_000_000)), campaign("tents", OF_TENTS)]);
    const cart = leftCart(Date.now());
    phone = await shopperWith(shop, SHOPPER, { ...cart, items: [...cart.items, SOCKS] });
    ping = await phone.sign(walkIn(phone.now()));
    arrived = await phone.send(ping);
    const [first] = arrived.offers;
    if (first === undefined) throw new Error(`no offer: ${JSON.stringify(arrived)}`);
    offer = first;
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await host.close();
  });

  test("the service says that it is well, and which version it is", async () => {
    const health = await fetch(`${shop.url}/health`);
    expect(health.status).toBe(200);
    expect(await health.json()).toEqual({ status: "ok", version });
  });

  test("who drives past is told of nothing", async () => {
    const passer = await shopperWith(shop, "story-passer-by", leftCart(Date.now()));
    const passed = await passer.ping(driveBy(passer.now()));
    expect(passed.fixes.every(({ verdict }) => verdict === "accepted")).toBe(true);
    expect(passed).toMatchObject({ visits: [], offers: [], decisionId: null });
  });

  test("who has stood in the store is told of one visit and gets one offer, with its reason", () => {
    expect(arrived.visits.map(({ event, storeId }) => `${event} ${storeId}`)).toEqual([
      `entered ${STORE}`,
      `dwelled ${STORE}`,
    ]);
    expect(arrived.offers).toHaveLength(1);
    expect(offer).toMatchObject({ campaignId: "back", state: "issued", title: `${PRODUCT.name}, 10 kr off` });
    expect(offer.reasons).toEqual([{ code: "cart_abandoned", text: expect.stringContaining(PRODUCT.name) as string }]);
  });

  test("the campaign that stayed silent says why", async () => {
    const { body } = await shop.admin("GET", `/v1/decisions/${arrived.decisionId ?? ""}`);
    expect(body).toMatchObject({
      state: "issued",
      chosen: { campaignId: "back" },
      considered: expect.arrayContaining([
        expect.objectContaining({
          campaignId: "tents",
          reason: expect.objectContaining({ code: "rule_not_met" }) as object,
        }),
      ]) as object,
    });
  });

  test("the same ping gets the same offer again, and no second visit", async () => {
    const again = await phone.send(ping);
    expect(again.offers).toEqual([offer]);
    expect(again.visits).toEqual([]);
    expect(again.fixes.every(({ verdict }) => verdict === "duplicate")).toBe(true);
  });

  test("a till checks it, redeems it once, and everyone else is told who did", async () => {
    const mine = receipt(offer.code, "3");
    const quote = await shop.till("POST", "/v1/redemptions/check", { body: mine });
    expect(quote).toMatchObject({ status: 200, body: { discount: { amount: REWARD_AMOUNT } } });
    const first = await redeem(shop.till, mine, "story-1");
    expect(first).toMatchObject({ status: 201, body: { offerId: offer.id, discount: { amount: REWARD_AMOUNT } } });
    const replayed = await redeem(shop.till, mine, "story-1");
    expect(replayed).toMatchObject({ status: 201, body: first.body });
    expect(replayed.headers.get("idempotency-replayed")).toBe("true");
    const other = await redeem(shop.till, receipt(offer.code, "4"), "story-2");
    expect(other).toMatchObject({
      status: 409,
      body: { code: "already_redeemed", by: { storeId: STORE, tillId: "3" } },
    });
  });

  test("what was bought leaves the cart", async () => {
    const { sku, productId, unitPrice } = PRODUCT;
    const lines = [{ sku, productId, unitPrice, categories: [], quantity: 1 }];
    const where = { channel: "store", storeId: STORE, currency: "SEK", at: new Date().toISOString() };
    const body = { id: "story-purchase", shopperId: SHOPPER, ...where, lines };
    const bought = await shop.backend("POST", "/v1/purchases", { body });
    expect(bought).toMatchObject({ status: 200, body: { applied: true } });
    expect(await shop.backend("GET", `/v1/carts/${SHOPPER}`)).toMatchObject({ body: { items: [{ sku: SOCKS.sku }] } });
  });

  test("the browser of wrangler's data is not there", async () => {
    const answer = await fetch(`${shop.url}/cdn-cgi/explorer/`);
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(await answer.json()).toMatchObject({ code: "not_found" });
  });

  test("a restart loses nothing", async () => {
    await host.stop();
    await host.start();
    const [kept, ...more] = await offersOf(phone, "all");
    expect(more).toEqual([]);
    expect(kept).toEqual({ ...offer, state: "redeemed" });
    const replayed = await redeem(shop.till, receipt(offer.code, "3"), "story-1");
    expect(replayed.headers.get("idempotency-replayed")).toBe("true");
    const cart = await shop.backend("GET", `/v1/carts/${SHOPPER}`);
    expect(cart).toMatchObject({ status: 200, body: { items: [{ sku: SOCKS.sku, quantity: 2 }] } });
    jwks = (await (await fetch(`${shop.url}/.well-known/jwks.json`)).json()) as JSONWebKeySet;
  });

  describe("after the service has ended", () => {
    let workers: number[];

    beforeAll(async () => {
      const started = descendantsOf(process.pid);
      workers = started.filter(({ command }) => command.includes("workerd")).map(({ pid }) => pid);
      await host.stop();
    });

    test("its port is closed and none of its processes is left", async () => {
      expect(workers).not.toEqual([]);
      expect(await isOpen(host.port)).toBe(false);
      expect(stillRunning(workers)).toEqual([]);
    });

    test("the offer's token verifies without the service, under the published keys alone", async () => {
      const { payload, protectedHeader } = await compactVerify(offer.token, createLocalJWKSet(jwks));
      expect(protectedHeader.alg).toBe("ES256");
      expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({ jti: offer.id });
      expect(jwks.keys.every((key) => !("d" in key))).toBe(true);
    });

    test("wrangler has kept no record of what it served", () => {
      const paths = filesIn(host.dataDir);
      expect(paths).toContainEqual(expect.stringMatching(/^v3\/do\/beckon-Shopper\//));
      expect(paths.filter((path) => path.includes("observability"))).toEqual([]);
    });

    test("outside the objects of the shopper and the offer, no file shows who it was or any secret of theirs", () => {
      const paths = filesIn(host.dataDir);
      const own = paths.filter((path) => OF_ONE_PERSON.test(path));
      const others = paths.filter((path) => !OF_ONE_PERSON.test(path));
      const canaries = {
        "the shopper's id": SHOPPER,
        "the item's name": PRODUCT.name,
        "the code": offer.code,
        "the code as typed": offer.code.replaceAll("-", ""),
        "the offer's token": offer.token,
        "the ping": ping,
        // API keys, credentials and proofs as they went over the wire; the admin's key is the operator's own.
        ...veiled(secrets),
      };
      expect(secrets.size).toBeGreaterThan(3);
      for (const name of ["the shopper's id", "the item's name", "the code"]) {
        expect(sightings(host.dataDir, own, canaries)).toContainEqual(expect.stringContaining(`${name} in`));
      }
      expect(sightings(host.dataDir, others, canaries)).toEqual([]);
    });

    test("no file at all holds a coordinate of the walk", () => {
      expect(sightings(host.dataDir, filesIn(host.dataDir), walked(walkIn(0)))).toEqual([]);
    });

    test("no cart's value in KV shows no product, no price and no shopper", () => {
      const values = filesIn(host.dataDir).filter((path) => path.startsWith("v3/kv/CARTS/blobs/"));
      expect(values).toHaveLength(2);
      const { sku, name, unitPrice } = PRODUCT;
      expect(sightings(host.dataDir, values, { sku, name, price: String(unitPrice), shopper: SHOPPER })).toEqual([]);
    });
  });
});
