import { evictDurableObject } from "cloudflare:test";
import { beforeAll, describe, expect, test } from "vitest";
import type { CampaignConfig, Claim } from "../../src/services/campaign-ports.ts";
import { advance, HOUR, stopClock } from "./support/clock.ts";
import { campaignStub, ports, rowsIn, tablesIn } from "./support/objects.ts";

const SEK = "SEK";
const sek = (amount: number) => ({ amount, currency: SEK });
let campaigns = 0;

/** A campaign that was published with these budgets and limits. */
async function published(config: Partial<CampaignConfig>) {
  const id = `campaign-${++campaigns}`;
  const object = ports.campaign(id);
  const configure = (over: Partial<CampaignConfig>) =>
    object.configure({ version: 1, budgets: [], limits: [], offersPaused: false, ...over });
  await configure(config);
  const reserve = (offerId: string, amount: number, over: Partial<Claim> = {}) =>
    object.reserve({
      offerId,
      storeId: "s",
      currency: SEK,
      amount,
      utcOffsetMs: 0,
      ...over,
    });
  const budget = async () => (await object.budget()).find(({ currency }) => currency === SEK);
  return { id, object, configure, reserve, budget };
}

const inAll = (amount: number): Partial<CampaignConfig> => ({
  budgets: [{ per: "campaign", period: "forever", limit: [sek(amount)] }],
});
const perStore = (amount: number, period: string): Partial<CampaignConfig> => ({
  budgets: [{ per: "store", period, limit: [sek(amount)] }],
});
const counting = (per: "campaign" | "store", count: number, period = "forever"): Partial<CampaignConfig> => ({
  limits: [{ per, count, period }],
});
const sums = async (object: ReturnType<typeof ports.campaign>) =>
  (await object.budget()).map(({ storeId, reserved, spent }) => ({ storeId, reserved, spent }));

beforeAll(stopClock);

describe("a reservation", () => {
  test("is made once, however often it is asked for", async () => {
    const { reserve, budget } = await published(inAll(100));
    expect([await reserve("off_1", 40), await reserve("off_1", 40)]).toEqual(["reserved", "reserved"]);
    expect(await budget()).toEqual({
      per: "campaign",
      period: "forever",
      storeId: null,
      from: null,
      currency: SEK,
      limit: 100,
      reserved: 40,
      spent: 0,
    });
  });

  test("is given back once, however often it is released", async () => {
    const { object, reserve, budget } = await published(inAll(100));
    await reserve("off_1", 40);
    await reserve("off_2", 40);
    await object.release("off_1");
    await object.release("off_1");
    expect(await budget()).toMatchObject({ reserved: 40, spent: 0 });
  });

  test("that its release has overtaken is refused", async () => {
    const { object, reserve, budget } = await published(inAll(100));
    await object.release("off_1");
    expect(await reserve("off_1", 40)).toBe("released");
    expect(await budget()).toMatchObject({ reserved: 0, spent: 0 });
  });

  test("after its release stays refused, also across an eviction", async () => {
    const { id, object, reserve } = await published(inAll(100));
    await reserve("off_1", 40);
    await object.release("off_1");
    await evictDurableObject(campaignStub(id));
    expect(await reserve("off_1", 40)).toBe("released");
  });

  test("in a currency without a budget is exhausted", async () => {
    const { reserve } = await published(inAll(100));
    expect(await reserve("off_1", 1, { currency: "EUR" })).toBe("exhausted");
  });
});

describe("what the till took off", () => {
  test("is spent once, and the rest is free once no more can be", async () => {
    const { object, reserve, budget } = await published(inAll(100));
    await reserve("off_1", 40);
    await object.settle("off_1", { spent: 25, most: 40 });
    await object.settle("off_1", { spent: 25, most: 40 });
    expect(await budget()).toMatchObject({ reserved: 15, spent: 25 });
    await object.settle("off_1", { spent: 25, most: 25 });
    expect(await budget()).toMatchObject({ reserved: 0, spent: 25 });
    expect(await reserve("off_2", 75)).toBe("reserved");
  });

  test("and was voided is set aside again, in full, for the next scan", async () => {
    const { object, reserve, budget } = await published(inAll(100));
    await reserve("off_1", 40);
    await object.settle("off_1", { spent: 25, most: 40 });
    await object.settle("off_1", { spent: 0, most: 40 });
    expect(await reserve("off_2", 61)).toBe("exhausted");
    await object.settle("off_1", { spent: 40, most: 40 });
    expect(await budget()).toMatchObject({ reserved: 0, spent: 40 });
  });

  test("and was given free stays free, though an earlier word of it comes late", async () => {
    const { object, reserve, budget } = await published(inAll(100));
    await reserve("off_1", 40);
    await object.settle("off_1", { spent: 25, most: 25 });
    expect(await reserve("off_2", 75)).toBe("reserved");
    await object.settle("off_1", { spent: 25, most: 40 });
    expect(await budget()).toMatchObject({ reserved: 75, spent: 25 });
  });

  test("is lowered by returns; a full one gives everything back, and is the last word", async () => {
    const { object, reserve, budget } = await published(inAll(100));
    await reserve("off_1", 40);
    await object.settle("off_1", { spent: 40, most: 40 });
    await object.settle("off_1", { spent: 10, most: 10 });
    expect(await budget()).toMatchObject({ reserved: 0, spent: 10 });
    await object.release("off_1");
    await object.settle("off_1", { spent: 40, most: 40 });
    expect(await budget()).toMatchObject({ reserved: 0, spent: 0 });
  });
});

describe("a budget", () => {
  test("holds under two hundred at once with room for ten", async () => {
    const { id, reserve, budget } = await published(inAll(105));
    const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => reserve(`off_${n}`, 10)));
    expect(answers.filter((answer) => answer === "reserved")).toHaveLength(10);
    expect(answers.filter((answer) => answer === "exhausted")).toHaveLength(190);
    expect(await budget()).toMatchObject({ limit: 105, reserved: 100, spent: 0 });
    expect(await rowsIn(campaignStub(id), "SELECT offer FROM reservation")).toHaveLength(10);
  });

  test("holds for what is spent and reserved together", async () => {
    const { object, reserve, budget } = await published(inAll(100));
    await reserve("off_1", 60);
    await object.settle("off_1", { spent: 50, most: 50 });
    expect(await reserve("off_2", 51)).toBe("exhausted");
    expect(await reserve("off_2", 50)).toBe("reserved");
    expect(await budget()).toMatchObject({ limit: 100, reserved: 50, spent: 50 });
  });

  test("of nothing lets nothing through but what costs nothing", async () => {
    const { reserve } = await published(inAll(0));
    expect(await reserve("off_1", 1)).toBe("exhausted");
    expect(await reserve("off_2", 0)).toBe("reserved");
  });

  test("lowered below what is reserved lets nothing new in until it has drained", async () => {
    const { object, reserve, configure, budget } = await published(inAll(100));
    await Promise.all(["off_1", "off_2", "off_3"].map((id) => reserve(id, 30)));
    await configure(inAll(50));
    expect(await reserve("off_4", 10)).toBe("exhausted");
    await object.release("off_1");
    expect(await reserve("off_4", 10)).toBe("exhausted");
    await object.release("off_2");
    expect(await reserve("off_4", 10)).toBe("reserved");
    expect(await budget()).toMatchObject({ limit: 50, reserved: 40, spent: 0 });
  });

  test("that no longer names a currency keeps what it holds there and takes nothing new", async () => {
    const { object, reserve, configure, budget } = await published(inAll(100));
    await reserve("off_1", 30);
    await configure({ budgets: [{ per: "campaign", period: "forever", limit: [{ amount: 100, currency: "EUR" }] }] });
    expect(await reserve("off_2", 1)).toBe("exhausted");
    await object.settle("off_1", { spent: 30, most: 30 });
    expect(await budget()).toMatchObject({ limit: 0, reserved: 0, spent: 30 });
  });

  test("per store is each store's own", async () => {
    const { object, reserve } = await published(perStore(50, "forever"));
    expect(await reserve("off_1", 40)).toBe("reserved");
    expect(await reserve("off_2", 40)).toBe("exhausted");
    expect(await reserve("off_2", 40, { storeId: "other" })).toBe("reserved");
    await object.release("off_1");
    expect(await sums(object)).toEqual([
      { storeId: "other", reserved: 40, spent: 0 },
      { storeId: "s", reserved: 0, spent: 0 },
    ]);
  });

  test("per day begins anew at the store's midnight, and takes back into the day it came from", async () => {
    const { object, reserve } = await published(perStore(50, "P1D"));
    const untilMidnight = 24 * HOUR - (ports.now() % (24 * HOUR));
    expect(await reserve("off_1", 50)).toBe("reserved");
    expect(await reserve("off_2", 1)).toBe("exhausted");
    expect(await reserve("off_2", 50, { storeId: "east", utcOffsetMs: untilMidnight - 1 })).toBe("reserved");
    expect(await reserve("off_3", 50, { storeId: "east", utcOffsetMs: untilMidnight })).toBe("reserved");
    advance(untilMidnight);
    expect(await reserve("off_4", 50)).toBe("reserved");
    await object.release("off_1");
    expect(await reserve("off_5", 1)).toBe("exhausted");
    const own = (await object.budget()).filter(({ storeId }) => storeId === "s");
    expect(own.map(({ reserved }) => reserved)).toEqual([0, 50]);
  });

  test("is all or nothing over all that there are", async () => {
    const { object, reserve } = await published({
      budgets: [...(inAll(100).budgets ?? []), ...(perStore(50, "P1D").budgets ?? [])],
      ...counting("campaign", 2),
    });
    expect(await reserve("off_1", 50)).toBe("reserved");
    expect(await reserve("off_2", 10)).toBe("exhausted");
    expect(await reserve("off_2", 50, { storeId: "other" })).toBe("reserved");
    await object.release("off_1");
    expect(await sums(object)).toEqual([
      { storeId: null, reserved: 50, spent: 0 },
      { storeId: "other", reserved: 50, spent: 0 },
      { storeId: "s", reserved: 0, spent: 0 },
    ]);
  });

  test("that comes later counts what was reserved before it, and one that goes is forgotten", async () => {
    const { object, reserve, configure } = await published(inAll(100));
    await reserve("off_1", 40);
    await reserve("off_2", 30);
    await object.settle("off_2", { spent: 20, most: 30 });
    await configure(perStore(75, "forever"));
    expect(await sums(object)).toEqual([{ storeId: "s", reserved: 50, spent: 20 }]);
    expect(await reserve("off_3", 6)).toBe("exhausted");
    await object.release("off_1");
    await configure(inAll(100));
    expect(await sums(object)).toEqual([{ storeId: null, reserved: 10, spent: 20 }]);
  });
});

describe("a count of offers", () => {
  test("is its campaign's, and free again once an offer is over that nobody used", async () => {
    const { object, reserve } = await published(counting("campaign", 2));
    expect([await reserve("off_1", 5), await reserve("off_2", 5), await reserve("off_3", 5)]).toEqual([
      "reserved",
      "reserved",
      "limited",
    ]);
    await object.settle("off_1", { spent: 0, most: 1 });
    expect(await reserve("off_3", 5)).toBe("limited");
    await object.release("off_2");
    expect(await reserve("off_3", 5)).toBe("reserved");
    await object.release("off_1");
    expect(await reserve("off_4", 5)).toBe("reserved");
  });

  test("per store and day is each store's and each day's own", async () => {
    const { reserve } = await published(counting("store", 1, "P1D"));
    expect(await reserve("off_1", 5)).toBe("reserved");
    expect(await reserve("off_2", 5)).toBe("limited");
    expect(await reserve("off_2", 5, { storeId: "other" })).toBe("reserved");
    advance(24 * HOUR);
    expect(await reserve("off_3", 5)).toBe("reserved");
  });
});

describe("a campaign", () => {
  test("that is paused reserves nothing, at once, and honours what it has reserved", async () => {
    const { object, reserve, budget } = await published(inAll(100));
    await reserve("off_1", 30);
    await object.become("paused");
    expect(await reserve("off_2", 30)).toBe("paused");
    expect(await reserve("off_1", 30)).toBe("reserved");
    await object.settle("off_1", { spent: 30, most: 30 });
    expect(await budget()).toMatchObject({ reserved: 0, spent: 30 });
  });

  test("that goes on reserves again what it refused while it was paused", async () => {
    const { object, reserve } = await published(inAll(100));
    await object.become("paused");
    await reserve("off_1", 30);
    await object.become("live");
    expect(await reserve("off_1", 30)).toBe("reserved");
  });

  test("R06: that has ended still takes back what comes back", async () => {
    const { object, reserve, budget } = await published(inAll(100));
    await reserve("off_1", 30);
    await reserve("off_2", 30);
    await object.settle("off_1", { spent: 30, most: 30 });
    await object.become("ended");
    await object.release("off_1");
    await object.release("off_2");
    expect(await budget()).toMatchObject({ reserved: 0, spent: 0 });
    expect(await reserve("off_3", 1)).toBe("paused");
  });

  test("reserves nothing while every offer is paused, live or not", async () => {
    const { object, reserve, configure } = await published(inAll(100));
    await object.pauseOffers(true);
    expect(await reserve("off_1", 1)).toBe("paused");
    await configure({ ...inAll(100), offersPaused: true });
    expect(await reserve("off_1", 1)).toBe("paused");
    await object.pauseOffers(false);
    expect(await reserve("off_1", 1)).toBe("reserved");
  });

  test("that was never published is not brought into being by who asks", async () => {
    const object = ports.campaign("nobody");
    const where = { storeId: "s", currency: SEK, utcOffsetMs: 0 };
    expect(await object.reserve({ offerId: "off_1", amount: 1, ...where })).toBe("paused");
    await object.settle("off_1", { spent: 1, most: 1 });
    await object.become("ended");
    await object.pauseOffers(true);
    expect(await object.budget()).toEqual([]);
    expect(await tablesIn(campaignStub("nobody"))).toEqual([]);
  });
});
