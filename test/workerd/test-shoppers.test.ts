import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { env } from "cloudflare:workers";
import type { OfferView } from "../../src/domain/offers/offer.ts";
import type { SingleView } from "../../src/domain/privacy/single-view.ts";
import { DeviceKey } from "../../src/sdk/device-key.ts";
import { type Client, clientAs, done } from "./support/api.ts";
import { advance, HOUR, stopClock } from "./support/clock.ts";
import { reservationsOf, reservedOf } from "./support/issue.ts";
import { someone } from "./support/life.ts";
import { rowsIn, storeStub } from "./support/objects.ts";
import { enrol, TestPhone } from "./support/phone.ts";
import { aCampaign, aStore, openShop, putCart } from "./support/retailer.ts";
import { Till } from "./support/till.ts";
import { walkIn } from "./support/walks.ts";

/* A shopper who walks through everything for real, and of whom nothing counts. */

let backend: Client;
let till: Till;

beforeAll(async () => {
  stopClock();
  const limits = [
    { per: "campaign", count: 1, period: "forever" },
    { per: "shopper", count: 1, period: "P7D" },
  ];
  await openShop({ "sthlm-1": aStore({ openingHours: null }) }, [aCampaign("autumn", { limits })]);
  backend = await clientAs("backend");
  till = new Till(await clientAs("till", ["sthlm-1"]));
});
afterEach(() => {
  vi.restoreAllMocks();
});

const openEnrolment = (body: object) =>
  backend<{ enrolmentToken: string; shopperId: string }>("POST", "/v1/enrolments", body);

async function aTestPhone(shopperId: string): Promise<TestPhone> {
  const { enrolmentToken } = done(await openEnrolment({ shopperId, test: true }));
  const key = await DeviceKey.generate();
  return TestPhone.from(key, done(await enrol(enrolmentToken, key)));
}

const mocked = () => walkIn().map((fix) => ({ ...fix, mocked: true }));
async function offered(phone: TestPhone): Promise<OfferView> {
  const [offer] = (await phone.ping(mocked())).offers;
  if (offer === undefined) throw new Error("no offer");
  return offer;
}

describe("a test shopper", () => {
  test("walks in with made-up positions and gets an offer that says what it is", async () => {
    await putCart(backend, "tester");
    const phone = await aTestPhone("tester");
    const offer = await offered(phone);
    expect(offer).toMatchObject({ campaignId: "autumn", test: true, state: "issued" });
    expect(done(await phone.call<SingleView>("GET", "/v1/me"))).toMatchObject({
      test: true,
      limits: [{ campaignId: "autumn" }],
    });
  });

  test("touches no budget and no count, and stands in no journal", async () => {
    await putCart(backend, "redeemer");
    const offer = await offered(await aTestPhone("redeemer"));
    expect(await till.redeem({ code: offer.code })).toMatchObject({ status: 409, body: { code: "test_offer" } });
    const redeemed = await till.redeem({ code: offer.code, training: true });
    expect(redeemed).toMatchObject({ status: 201, body: { status: "committed", test: true } });
    expect(await reservationsOf("autumn")).toEqual([]);
    expect(await reservedOf("autumn")).toBe(0);
    expect(await rowsIn(storeStub("sthlm-1"), "SELECT * FROM entry")).toEqual([]);
  });

  test("is held to their own limits like anybody", async () => {
    await putCart(backend, "limited");
    const phone = await aTestPhone("limited");
    await offered(phone);
    advance(4 * HOUR);
    expect((await phone.ping(mocked())).offers).toEqual([]);
  });

  test("is in no number that anybody looks at", async () => {
    await putCart(backend, "uncounted");
    const phone = await aTestPhone("uncounted");
    const points: string[] = [];
    vi.spyOn(env.METRICS, "writeDataPoint").mockImplementation(
      (point) => void points.push(point?.blobs?.[0] as string),
    );
    await offered(phone);
    expect(points).not.toContain("decision");
  });

  test("stays one with a new credential and a new key", async () => {
    await putCart(backend, "renewed");
    const phone = await aTestPhone("renewed");
    const renewed = done(await phone.call<{ credential: string }>("POST", "/v1/devices/current/credential"));
    expect((await phone.ping(mocked())).fixes.map(({ verdict }) => verdict)).not.toContain("rejected");
    expect(
      JSON.parse(atob(renewed.credential.split(".")[1]?.replaceAll("-", "+").replaceAll("_", "/") ?? "")),
    ).toMatchObject({ test: true });
  });
});

describe("a live shopper", () => {
  test("gets nothing for positions that are made up", async () => {
    const { phone } = await someone(backend, "liar");
    const { fixes, offers } = await phone.ping(mocked());
    expect(fixes.map(({ reason }) => reason)).toEqual(fixes.map(() => "mocked"));
    expect(offers).toEqual([]);
  });

  test("never becomes a test, once there is a phone of theirs", async () => {
    await someone(backend, "live");
    expect(await openEnrolment({ shopperId: "live", test: true })).toMatchObject({
      status: 409,
      body: { code: "conflict" },
    });
  });

  test("and a test shopper are never one person", async () => {
    await aTestPhone("apart");
    await someone(backend, "together");
    for (const [from, into] of [
      ["apart", "together"],
      ["together", "apart"],
    ])
      expect(await backend("POST", `/v1/shoppers/${from}/merge`, { into })).toMatchObject({ status: 409 });
  });
});
