import { env } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { type Client, clientAs } from "./support/api.ts";
import { advance, MINUTE, SECOND, stopClock } from "./support/clock.ts";
import { countCalls } from "./support/count.ts";
import { aRedemption, CENTER } from "./support/retailer.ts";
import { AT_SEA, fixAt, north, stepIn, walkIn } from "./support/walks.ts";
import { openShopAskingForCarts, warmPhone } from "./support/warm.ts";

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

describe("a ping costs", () => {
  test("nothing at sea", async () => {
    const phone = await aPhone();
    const calls = countCalls();
    expect(await phone.ping([fixAt(AT_SEA)])).toMatchObject({ visits: [], offers: [], decisionId: null, state: null });
    expect(calls).toEqual({});
  });

  test("nothing in the next street", async () => {
    const phone = await aPhone();
    const calls = countCalls();
    await phone.ping([fixAt(north(CENTER, 150)), fixAt(north(CENTER, 200), 30)]);
    expect(calls).toEqual({});
  });

  test("nothing, with five hundred fixes near nothing", async () => {
    const phone = await aPhone();
    const calls = countCalls();
    const day = Array.from({ length: 500 }, (_, n) => fixAt(north(CENTER, 1_000 + n * 10), n * 10));
    expect((await phone.ping(day)).fixes).toHaveLength(500);
    expect(calls).toEqual({});
  });

  test("nothing, if it is forged", async () => {
    const phone = await aPhone();
    const ping = await phone.sign(walkIn());
    const calls = countCalls();
    expect(await phone.send(`${ping.slice(0, -8)}AAAAAAAA`)).toMatchObject({ status: 401 });
    expect(calls).toEqual({});
  });

  test("one object call inside a fence", async () => {
    const phone = await aPhone();
    const calls = countCalls();
    expect(await phone.ping(stepIn())).toMatchObject({ visits: [{ event: "entered" }], offers: [] });
    expect(calls).toEqual({ "Shopper.observe": 1 });
  });

  test("one object call while a visit is open, wherever the phone is", async () => {
    const phone = await aPhone();
    const { state } = await phone.ping(stepIn());
    advance(MINUTE);
    const calls = countCalls();
    const away = [fixAt(north(CENTER, 5_000), 30), fixAt(north(CENTER, 5_000))];
    expect(await phone.ping(away, { state })).toMatchObject({ visits: [{ event: "exited" }] });
    expect(calls).toEqual({ "Shopper.observe": 1 });
  });

  test("for an offer, one read of KV and two object calls more", async () => {
    const phone = await aPhone();
    const calls = countCalls();
    expect((await phone.ping(walkIn())).offers).toHaveLength(1);
    expect(calls).toEqual({ "Shopper.observe": 1, "CARTS.get": 1, "Campaign.reserve": 1, "Offer.create": 1 });
  });

  test("one object call again, sent a second time", async () => {
    const phone = await aPhone();
    const ping = await phone.sign(walkIn());
    await phone.send(ping);
    const calls = countCalls();
    expect((await phone.send(ping)).body.offers).toHaveLength(1);
    expect(calls).toEqual({ "Shopper.observe": 1 });
  });
});

describe("of the snapshots a ping reads", () => {
  test("nothing that this isolate has read before", async () => {
    const phone = await aPhone();
    const reads = vi.spyOn(env.SNAPSHOTS, "get");
    expect((await phone.ping(walkIn())).offers).toHaveLength(1);
    expect(reads).not.toHaveBeenCalled();
  });

  test("the pointer, every 15 seconds", async () => {
    const phone = await aPhone();
    advance(16 * SECOND);
    const reads = vi.spyOn(env.SNAPSHOTS, "get");
    await Promise.all([phone.ping([fixAt(AT_SEA)]), phone.ping([fixAt(AT_SEA)])]);
    expect(reads.mock.calls.map(([name]) => name)).toEqual(["pointer"]);
  });
});

describe("a till costs", () => {
  test("one call of the offer and two of its store, the same for what cannot be a code", async () => {
    const phone = await aPhone();
    const till = await clientAs("till", ["sthlm-1"]);
    const [offer] = (await phone.ping(walkIn())).offers;
    const redeem = (code: string | undefined) =>
      till("POST", "/v1/redemptions", aRedemption({ code }), { "idempotency-key": "a" });
    const calls = countCalls();
    const objects = () => Object.entries(calls).filter(([name]) => !name.startsWith("DB"));
    const each = (times: number) => ["Store.admit", "Offer.redeem", "Store.conclude"].map((name) => [name, times]);
    expect(await redeem("ABCD-EFGH-JKM")).toMatchObject({ status: 404 });
    expect(objects()).toEqual(each(1));
    expect(await redeem(offer?.code)).toMatchObject({ status: 201 });
    expect(objects()).toEqual(each(2));
  });
});
