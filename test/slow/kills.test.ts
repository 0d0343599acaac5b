import { randomInt } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { seeded } from "../../scripts/fixtures/random.ts";
import { Host } from "../support/host.ts";
import {
  budget,
  campaign,
  done,
  leftCart,
  offersOf,
  openShop,
  PRODUCT,
  publish,
  REWARD_AMOUNT,
  type Shop,
  shopperWith,
  STORE,
  walkIn,
} from "../support/shop.ts";
import { type Customer, sell, shopOnce } from "./customer.ts";
import { serveWhileKilling } from "./killing.ts";
import { Line } from "./line.ts";

const KILLS = 24;
const CUSTOMERS_AT_ONCE = 6;
const SEED = Number(process.env["SEED"] ?? randomInt(2 ** 31));
const CAMPAIGN = "back";

/** `SEED=… npm run test:slow` plays the same moments again, as far as a machine can. */
describe(`killed at ${KILLS} random moments (SEED=${SEED})`, () => {
  const random = seeded(SEED);
  const line = new Line();
  const customers: Customer[] = [];
  let host: Host;
  let shop: Shop;

  beforeAll(async () => {
    host = await Host.open();
    shop = await openShop(await host.start(), [campaign(CAMPAIGN, budget(1_000_000_000))]);
    await host.stop();
  });
  afterAll(() => host.close());

  test("every request is answered in the end, the cut off ones by asking again", async () => {
    const struck = await serveWhileKilling(
      { host, line, random, kills: KILLS, lanes: CUSTOMERS_AT_ONCE },
      async (number) => void customers.push(await shopOnce(shop, line, `customer-${number}`)),
    );
    const { answered, unanswered } = line;
    console.info(`SEED=${SEED}: ${customers.length} customers, ${answered} answers, ${unanswered} cut off`);
    expect(struck).toBeGreaterThan(KILLS / 2);
    expect(unanswered).toBeGreaterThanOrEqual(struck);
    expect(customers.length).toBeGreaterThan(0);
  });

  test("every customer was told of one offer, and of the same one again", () => {
    for (const { told, offer } of customers) expect(told).toEqual([[offer], [offer]]);
  });

  test("one till got the money off, and the other was told which", () => {
    for (const { sales } of customers) {
      const [won, lost] = sales.toSorted((a, b) => a.answer.status - b.answer.status);
      expect(won?.answer).toMatchObject({ status: 201, body: { discount: { amount: REWARD_AMOUNT } } });
      const by = { storeId: STORE, tillId: won?.tillId };
      expect(lost?.answer).toMatchObject({ status: 409, body: { code: "already_redeemed", by } });
    }
  });

  test("every till that asks again with its key gets its first answer", async () => {
    for (const { sales, offer } of customers) {
      for (const { tillId, answer } of sales) {
        const { answer: again } = await sell(shop, line, offer.code, tillId);
        expect(again.headers.get("idempotency-replayed")).toBe("true");
        expect(again.status).toBe(answer.status);
        // A refusal names the request that it answers.
        expect({ ...again.body, instance: null }).toEqual({ ...answer.body, instance: null });
      }
    }
  });

  test("every shopper has that offer and no other, redeemed, and the cart that was put", async () => {
    for (const { shopperId, phone, offer } of customers) {
      const redeemed = [{ ...offer, state: "redeemed" }];
      await vi.waitFor(async () => expect(await offersOf(phone, "all")).toEqual(redeemed), { timeout: 30_000 });
      const cart = await shop.backend("GET", `/v1/carts/${shopperId}`);
      expect(cart).toMatchObject({ status: 200, body: { items: [{ sku: PRODUCT.sku }] } });
    }
  });

  test("the campaign counts every offer once: with money for one more it makes one more", async () => {
    const limit = (customers.length + 1) * REWARD_AMOUNT;
    done(await shop.admin("PUT", `/v1/campaigns/${CAMPAIGN}`, { body: campaign(CAMPAIGN, budget(limit)) }));
    await publish(shop.admin, CAMPAIGN);
    const given: number[] = [];
    for (const shopperId of ["one-more", "too-many"]) {
      const phone = await shopperWith(shop, shopperId, leftCart(Date.now()));
      given.push((await phone.ping(walkIn(phone.now()))).offers.length);
    }
    expect(given).toEqual([1, 0]);
  });
});
