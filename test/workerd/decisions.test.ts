import { env } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { admin, type Client, clientAs, done } from "./support/api.ts";
import { advance, HOUR, stopClock } from "./support/clock.ts";
import { intercept } from "./support/intercept.ts";
import { decisionsOf, reservationsOf, reservedOf, walletOf } from "./support/issue.ts";
import { offerStub, ring, rowsIn, shopperStub } from "./support/objects.ts";
import { TestPhone } from "./support/phone.ts";
import { aCampaign, aStore, CENTER, LIABILITY, openShop, putCart } from "./support/retailer.ts";
import { type Place, north, walkIn } from "./support/walks.ts";

interface Decision {
  readonly state: string;
  readonly code: string | null;
  readonly chosen: { readonly campaignId: string } | null;
  readonly considered: readonly { readonly campaignId: string; readonly reason: { readonly code: string } | null }[];
}

const NOTHING_LEFT = { amount: 1, currency: "SEK" };
const speakingIn = (...ids: string[]) => ({ stores: { kind: "ids", ids } });
/** Shops 5 km apart, so that each group of tests has its own. */
const place = (n: number): Place => north(CENTER, n * 5_000);
const circle = (n: number) => aStore({ fence: { type: "Circle", center: place(n), radius: 80 } });
const ladder = (store: string, budgets: readonly (object | null)[]) =>
  budgets.map((budget, n) => aCampaign(`${store}-${n + 1}`, { ...speakingIn(store), priority: 90 - n, budget }));

let backend: Client;
let shoppers = 0;

beforeAll(async () => {
  stopClock();
  const plenty = { amount: 100_000_000, currency: "SEK" };
  const mall = { type: "Circle", center: north(place(5), 30), radius: 120 };
  await openShop(
    {
      third: circle(0),
      fourth: circle(1),
      free: circle(2),
      paused: circle(3),
      life: circle(4),
      "mall-a": circle(5),
      "mall-b": aStore({ name: "Across the hall", fence: mall }),
    },
    [
      ...ladder("third", [NOTHING_LEFT, NOTHING_LEFT, plenty]),
      ...ladder("fourth", [NOTHING_LEFT, NOTHING_LEFT, NOTHING_LEFT, plenty]),
      ...ladder("free", [null]),
      ...ladder("paused", [plenty, plenty]),
      ...ladder("life", [plenty]),
      aCampaign("mall", speakingIn("mall-a", "mall-b")),
    ],
  );
  backend = await clientAs("backend");
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Someone with an abandoned cart walks into a place. */
async function visit(where: Place) {
  const id = `shopper-${++shoppers}`;
  await putCart(backend, id);
  const phone = await TestPhone.of(backend, id);
  return { id, phone, answer: await phone.ping(walkIn(where)) };
}

const decided = async (id: string | null): Promise<Decision> =>
  done(await admin<Decision>("GET", `/v1/decisions/${id}`));

const reasonsOf = ({ considered }: Decision, store: string) =>
  Object.fromEntries(
    considered
      .filter(({ campaignId }) => campaignId.startsWith(store))
      .map(({ campaignId, reason }) => [campaignId, reason?.code ?? "chosen"]),
  );

describe("a campaign whose budget is spent", () => {
  test("makes room for the next, and that one for the third", async () => {
    const { id, answer } = await visit(place(0));
    expect(answer.offers).toMatchObject([{ campaignId: "third-3" }]);
    const decision = await decided(answer.decisionId);
    expect(decision).toMatchObject({ state: "issued", chosen: { campaignId: "third-3" } });
    expect(reasonsOf(decision, "third")).toEqual({
      "third-1": "budget_exhausted",
      "third-2": "budget_exhausted",
      "third-3": "chosen",
    });
    expect(await walletOf(id)).toHaveLength(1);
    expect([await reservedOf("third-1"), await reservedOf("third-2"), await reservedOf("third-3")]).toEqual([
      0,
      0,
      LIABILITY,
    ]);
  });

  test("is asked for three times; a fourth candidate is not", async () => {
    const asked: string[] = [];
    intercept(env.CAMPAIGN, (method, proceed) => {
      asked.push(method);
      return proceed();
    });
    const { id, answer } = await visit(place(1));
    expect(answer.offers).toEqual([]);
    expect(asked).toEqual(["reserve", "reserve", "reserve"]);
    const decision = await decided(answer.decisionId);
    expect(decision).toMatchObject({ state: "silent", code: "budget_exhausted", chosen: null });
    expect(reasonsOf(decision, "fourth")).toEqual({
      "fourth-1": "budget_exhausted",
      "fourth-2": "budget_exhausted",
      "fourth-3": "budget_exhausted",
      "fourth-4": "outranked",
    });
    expect(await walletOf(id)).toEqual([]);
    expect(await reservationsOf("fourth-4")).toEqual([]);
  });
});

test("a campaign without a budget is not asked", async () => {
  const asked = vi.spyOn(env.CAMPAIGN, "getByName");
  const { answer } = await visit(place(2));
  expect(answer.offers).toMatchObject([{ campaignId: "free-1" }]);
  expect(asked).not.toHaveBeenCalled();
});

test("a pause that the snapshot has not seen yet is heard of at once", async () => {
  const object = env.CAMPAIGN.getByName("paused-1");
  await object.become("paused");
  const { answer } = await visit(place(3));
  expect(answer.offers).toMatchObject([{ campaignId: "paused-2" }]);
  expect(reasonsOf(await decided(answer.decisionId), "paused")).toEqual({ "paused-1": "paused", "paused-2": "chosen" });
});

describe("two stores that overlap", () => {
  test("make one offer; the other decision says why it is silent", async () => {
    const { id, answer } = await visit(place(5));
    const entered = answer.visits.filter(({ event }) => event === "entered").map(({ storeId }) => storeId);
    expect(entered.toSorted()).toEqual(["mall-a", "mall-b"]);
    expect(answer.offers).toHaveLength(1);
    const [offer] = answer.offers;
    const decisions = await decisionsOf(id);
    const spoke = decisions.filter(({ state }) => state === "issued");
    const silent = decisions.filter(({ state }) => state === "silent");
    expect(spoke).toMatchObject([{ store: offer?.storeIds[0], offer: offer?.id }]);
    expect(silent).toMatchObject([{ body: { code: "another_store" } }]);
    const reason = { code: "another_store", detail: { storeId: offer?.storeIds[0] } };
    expect(silent[0]?.body.considered.find(({ campaignId }) => campaignId === "mall")).toMatchObject({ reason });
    expect(await reservedOf("mall")).toBe(LIABILITY);
  });

  test("stay one offer when both are visited by forty pings at once", async () => {
    const id = `shopper-${++shoppers}`;
    await putCart(backend, id);
    const phone = await TestPhone.of(backend, id);
    const before = await reservedOf("mall");
    const answers = await Promise.all(Array.from({ length: 40 }, () => phone.ping(walkIn(place(5)))));
    expect(new Set(answers.flatMap(({ offers }) => offers.map((offer) => offer.id))).size).toBe(1);
    expect(await reservedOf("mall")).toBe((before ?? 0) + LIABILITY);
  });
});

describe("what becomes of an offer", () => {
  const issued = async () => {
    const { id, phone, answer } = await visit(place(4));
    const [offer] = answer.offers;
    if (offer === undefined) throw new Error("no offer");
    const listed = () => phone.call<{ items: { id: string; state: string }[] }>("GET", "/v1/offers?state=all");
    return { id, phone, offer, listed, stub: offerStub(offer.id) };
  };
  const mine = async (offerId: string) => (await reservationsOf("life-1")).find(({ offer }) => offer === offerId);

  test("when it expires: the campaign has its budget back, the shopper is told", async () => {
    const { offer, phone, listed, stub } = await issued();
    advance(2 * HOUR);
    await ring(stub);
    await ring(stub);
    expect(await mine(offer.id)).toEqual({ offer: offer.id, state: "released", held: 0, spent: 0 });
    expect((await listed()).body.items).toMatchObject([{ id: offer.id, state: "expired" }]);
    expect((await phone.call("GET", "/v1/offers")).body).toMatchObject({ items: [] });
  });

  test("when it is redeemed: the campaign knows what was spent, the shopper is told", async () => {
    const { offer, listed, stub } = await issued();
    const till = await clientAs("till", ["life"]);
    const line = { id: "1", sku: "VITMOSSA-42", quantity: 1, unitPrice: 100_000 };
    const body = { code: offer.code, storeId: "life", tillId: "1", transactionId: "R-1" };
    const basket = { currency: "SEK", lines: [line] };
    done(await till("POST", "/v1/redemptions", { ...body, basket }, { "idempotency-key": "a" }));
    await ring(stub);
    expect(await mine(offer.id)).toMatchObject({ state: "spent", spent: 10_000 });
    expect((await listed()).body.items).toMatchObject([{ id: offer.id, state: "redeemed" }]);
  });

  test("reaches whoever was away, later", async () => {
    const { id, offer, stub } = await issued();
    vi.spyOn(console, "warn").mockReturnValue();
    let away = true;
    const unlessAway = (_: string, proceed: () => Promise<unknown>) =>
      away ? Promise.reject(new Error("away")) : proceed();
    intercept(env.CAMPAIGN, unlessAway);
    intercept(env.SHOPPER, unlessAway);
    advance(2 * HOUR);
    await ring(stub);
    await ring(stub);
    expect(await mine(offer.id)).toMatchObject({ state: "reserved" });
    away = false;
    advance(1_000);
    await ring(stub);
    expect(await mine(offer.id)).toMatchObject({ state: "released" });
    expect(await rowsIn(await shopperStub(id), "SELECT state FROM offer")).toEqual([{ state: "expired" }]);
  });
});
