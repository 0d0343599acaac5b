import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { admin, type Client, clientAs, done } from "./support/api.ts";
import { advance, HOUR, stopClock } from "./support/clock.ts";
import { decisionsOf, reservationsOf, reservedOf, walletOf } from "./support/issue.ts";
import { TestPhone } from "./support/phone.ts";
import { aCampaign, aStore, CENTER, LIABILITY, openShop, putCart } from "./support/retailer.ts";
import { north, type Place, walkIn } from "./support/walks.ts";

const place = (n: number): Place => north(CENTER, n * 5_000);
const at = (n: number) => aStore({ fence: { type: "Circle", center: place(n), radius: 80 }, openingHours: null });
const of = (store: string, id: string, over: object = {}) =>
  aCampaign(id, { stores: { kind: "ids", ids: [store] }, ...over });
const ALL = 10_000;

let backend: Client;
let shoppers = 0;

beforeAll(async () => {
  stopClock();
  const once = [{ per: "shopper", count: 1, period: "forever" }];
  await openShop({ all: at(0), once: at(1), spent: at(2), second: at(3), counted: at(4) }, [
    of("all", "held", { holdoutBasisPoints: ALL }),
    of("once", "held-once", { holdoutBasisPoints: ALL, limits: once }),
    of("spent", "held-spent", { holdoutBasisPoints: ALL, budget: { amount: 1, currency: "SEK" } }),
    of("second", "held-first", { holdoutBasisPoints: ALL, priority: 60 }),
    of("second", "second"),
    of("counted", "held-counted", {
      holdoutBasisPoints: ALL,
      budget: null,
      limits: [{ per: "campaign", count: 1, period: "forever" }],
    }),
  ]);
  backend = await clientAs("backend");
});

async function visit(where: Place) {
  const id = `held-${++shoppers}`;
  await putCart(backend, id);
  const phone = await TestPhone.of(backend, id);
  return { id, phone, answer: await phone.ping(walkIn(where)) };
}

describe("a shopper who is held out", () => {
  test("gets nothing, and nothing is reserved, made or shown", async () => {
    const { id, phone, answer } = await visit(place(0));
    expect(answer.offers).toEqual([]);
    expect(await decisionsOf(id)).toMatchObject([{ state: "withheld", body: { code: "holdout" } }]);
    expect(await reservationsOf("held")).toEqual([]);
    expect(await reservedOf("held")).toBe(0);
    expect((await phone.call<{ items: unknown[] }>("GET", "/v1/offers?state=all")).body.items).toEqual([]);
    const decision = done(await admin<object>("GET", `/v1/decisions/${answer.decisionId}`));
    expect(decision).toMatchObject({ state: "withheld", code: "holdout", chosen: { campaignId: "held" } });
  });

  test("uses up the limits of what they would have got", async () => {
    const { id, phone } = await visit(place(1));
    advance(4 * HOUR);
    await putCart(backend, id);
    await phone.ping(walkIn(place(1)));
    expect((await decisionsOf(id)).map(({ state, body }) => [state, body.code])).toEqual([
      ["withheld", "holdout"],
      ["silent", "limit_reached"],
    ]);
    expect(await walletOf(id)).toMatchObject([{ issued: 0 }]);
  });

  test("is no ghost where the budget would not have held an offer: both groups stop together", async () => {
    const { id } = await visit(place(2));
    expect(await decisionsOf(id)).toMatchObject([{ state: "silent", body: { code: "budget_exhausted" } }]);
    expect(await walletOf(id)).toEqual([]);
  });

  test("is none of a campaign's count, and lets nobody be counted out", async () => {
    const [one, other] = [await visit(place(4)), await visit(place(4))];
    for (const { id } of [one, other]) expect(await decisionsOf(id)).toMatchObject([{ state: "withheld" }]);
    expect(await reservationsOf("held-counted")).toEqual([]);
  });

  test("is not spoken to by the second best", async () => {
    const { id, answer } = await visit(place(3));
    expect(answer.offers).toEqual([]);
    const [decision] = await decisionsOf(id);
    const reasons = decision?.body.considered.map(({ campaignId, reason }) => [campaignId, reason?.code]);
    expect(Object.fromEntries(reasons ?? [])).toMatchObject({ "held-first": "holdout", second: "outranked" });
    expect(await reservedOf("second")).toBe(0);
  });

  test("stays so when they ask the campaign's object themselves, who sets nothing aside", async () => {
    const claim = { offerId: "off_ghost", storeId: "second", currency: "SEK", amount: LIABILITY, utcOffsetMs: 0 };
    const campaign = env.CAMPAIGN.getByName("second");
    expect(await campaign.wouldReserve(claim)).toBe("reserved");
    expect(await campaign.wouldReserve({ ...claim, amount: 100_000_001 })).toBe("exhausted");
    expect(await reservedOf("second")).toBe(0);
    await campaign.become("paused");
    expect(await campaign.wouldReserve(claim)).toBe("paused");
    await campaign.become("live");
  });
});

test("settings that require a holdout keep a campaign without one from being published, unless it is waived", async () => {
  const settings = done(await admin<{ settings?: object }>("GET", "/v1/settings")) as object;
  done(await admin("PUT", "/v1/settings", { ...plain(settings), requireHoldout: true }));
  done(await admin("POST", "/v1/campaigns", of("all", "unheld")));
  const publish = (body?: object) =>
    admin<{ code: string; errors: { pointer: string }[] }>("POST", "/v1/campaigns/unheld/publish", body);
  const refused = await publish();
  expect(refused).toMatchObject({ status: 422, body: { code: "campaign_invalid" } });
  expect(refused.body.errors.map(({ pointer }) => pointer)).toEqual(["/holdoutBasisPoints"]);
  expect((await publish({ holdoutWaiver: "a test of the tills" })).status).toBe(200);
});

/** The settings as they are put: without what only an answer has. */
function plain(settings: object): object {
  const { version: _version, ...rest } = settings as { version?: number };
  return rest;
}
