import { env } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { type Answer, type Client, clientAs } from "./support/api.ts";
import { advance, DAY, HOUR, stopClock } from "./support/clock.ts";
import { failOnce } from "./support/intercept.ts";
import { offerStub, rowsIn } from "./support/objects.ts";
import { TestPhone } from "./support/phone.ts";
import { aCampaign, aRedemption, aStore, openShop, putCart } from "./support/retailer.ts";
import { walkIn } from "./support/walks.ts";

/* The key of a redemption, as a till meets it: through the Worker, on offers that were really issued. */

let backend: Client;
let till: Client;
/** Another till of the same store, and one of a store that has no offer of ours. */
let neighbour: Client;
let outsider: Client;

beforeAll(async () => {
  stopClock();
  backend = await clientAs("backend");
  till = await clientAs("till", ["sthlm-1"]);
  neighbour = await clientAs("till", ["sthlm-1"]);
  outsider = await clientAs("till", ["gbg-1"]);
  const elsewhere = aStore({ fence: { type: "Circle", center: [11.9746, 57.7089], radius: 80 } });
  await openShop({ "sthlm-1": aStore(), "gbg-1": elsewhere }, [aCampaign("autumn-cart")]);
});

afterEach(() => vi.restoreAllMocks());

interface Offer {
  readonly id: string;
  readonly code: string;
  readonly token: string;
}
interface Refusal {
  readonly code: string;
}

let shoppers = 0;

/** An offer for a shopper of its own. */
async function anOffer(): Promise<Offer> {
  const shopperId = `shopper-${++shoppers}`;
  await putCart(backend, shopperId);
  const phone = await TestPhone.of(backend, shopperId);
  const [offer] = (await phone.ping(walkIn())).offers;
  if (offer === undefined) throw new Error("no offer was made");
  return offer;
}

const redeem = (caller: Client, key: string | null, body: object): Promise<Answer<{ id: string } & Refusal>> =>
  caller("POST", "/v1/redemptions", body, key === null ? {} : { "idempotency-key": key });

const isReplay = ({ headers }: Answer<unknown>): boolean => headers.get("idempotency-replayed") === "true";

/** What a replay must repeat: everything but what tells one answer from the next. */
const said = ({ status, body }: Answer<object>): unknown => ({ status, ...body, instance: null });

const redemptionsOf = ({ id }: Offer): Promise<unknown[]> => rowsIn(offerStub(id), "SELECT * FROM redemption");

/** A basket that the offer is not for. */
const NOTHING_FITS = {
  basket: { currency: "SEK", lines: [{ id: "1", sku: "HAT", productId: "HAT", quantity: 1, unitPrice: 10_000 }] },
};

describe("one key", () => {
  test("fifty times at once is one redemption, and fifty times the same answer", async () => {
    const offer = await anOffer();
    const body = aRedemption({ code: offer.code });
    const answers = await Promise.all(Array.from({ length: 50 }, () => redeem(till, "fifty", body)));
    expect(new Set(answers.map((answer) => JSON.stringify(said(answer)))).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    expect(answers.filter((answer) => !isReplay(answer))).toHaveLength(1);
    expect(await redemptionsOf(offer)).toHaveLength(1);
  });

  test("fifty times at once with fifty bodies is one redemption and 49 that are told so", async () => {
    const offer = await anOffer();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        redeem(till, "bodies", aRedemption({ code: offer.code, transactionId: `R-${n}` })),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === "idempotency_key_reused")).toHaveLength(49);
    expect(await redemptionsOf(offer)).toHaveLength(1);
  });

  test("with another body is refused, and the first answer is still there", async () => {
    const offer = await anOffer();
    const body = aRedemption({ code: offer.code });
    const first = await redeem(till, "x", body);
    expect(await redeem(till, "x", { ...body, attempt: 2 })).toMatchObject({
      status: 422,
      body: { code: "idempotency_key_reused" },
    });
    const again = await redeem(till, "x", body);
    expect(said(again)).toEqual(said(first));
    expect(isReplay(again)).toBe(true);
  });

  test("with the same body, its members in another order, is the same request", async () => {
    const offer = await anOffer();
    const body = aRedemption({ code: offer.code });
    const first = await redeem(till, "order", body);
    const again = await redeem(till, "order", Object.fromEntries(Object.entries(body).toReversed()));
    expect(isReplay(again)).toBe(true);
    expect(said(again)).toEqual(said(first));
  });

  test("is one key with quotes and without, and with white space around it", async () => {
    const offer = await anOffer();
    const body = aRedemption({ code: offer.code });
    const first = await redeem(till, '"till-3"', body);
    expect(isReplay(first)).toBe(false);
    for (const key of ["till-3", ' "till-3" ']) {
      const again = await redeem(till, key, body);
      expect(isReplay(again)).toBe(true);
      expect(said(again)).toEqual(said(first));
    }
  });

  test.each([
    ["none at all", null, "idempotency_key_missing"],
    ["an empty one", "", "idempotency_key_missing"],
    ["an empty string", '""', "idempotency_key_missing"],
    ["half a string", '"x', "invalid_request"],
    ["two of them", "x, y", "invalid_request"],
    ["one of 256 characters", "k".repeat(256), "invalid_request"],
  ])("that is %s is refused, and nothing is redeemed", async (_, key, code) => {
    const offer = await anOffer();
    expect(await redeem(till, key, aRedemption({ code: offer.code }))).toMatchObject({ status: 400, body: { code } });
    expect(await redemptionsOf(offer)).toEqual([]);
  });

  test("is not asked for, and not remembered, where nothing is changed", async () => {
    const offer = await anOffer();
    const check = (key: Record<string, string>, over: object = {}) =>
      till("POST", "/v1/redemptions/check", aRedemption({ code: offer.code, ...over }), key);
    expect((await check({})).status).toBe(200);
    expect((await check({ "idempotency-key": "check" })).status).toBe(200);
    expect(await check({ "idempotency-key": "check" }, NOTHING_FITS)).toMatchObject({ status: 409 });
    expect((await redeem(till, "check", aRedemption({ code: offer.code }))).status).toBe(201);
  });
});

describe("the scope of a key", () => {
  test("is the API key: another till's is its own", async () => {
    const offer = await anOffer();
    const first = await redeem(till, "shared", aRedemption({ code: offer.code }));
    const other = await redeem(neighbour, "shared", aRedemption({ code: offer.code, transactionId: "R-2" }));
    expect(first.status).toBe(201);
    expect(other).toMatchObject({ status: 409, body: { code: "already_redeemed" } });
  });

  test("is the offer: the same key redeems another one", async () => {
    const offers = [await anOffer(), await anOffer()];
    for (const { code } of offers) {
      const answer = await redeem(till, "both", aRedemption({ code }));
      expect([answer.status, isReplay(answer)]).toEqual([201, false]);
    }
  });

  test("is the offer, however it was shown: a token in place of the code is another body", async () => {
    const offer = await anOffer();
    await redeem(till, "shown", aRedemption({ code: offer.code }));
    const answer = await redeem(till, "shown", aRedemption({ token: offer.token }));
    expect(answer).toMatchObject({ status: 422, body: { code: "idempotency_key_reused" } });
  });
});

describe("the order of checks", () => {
  test("is the key first: a body that was used for it is not looked at again", async () => {
    const offer = await anOffer();
    const body = aRedemption({ code: offer.code });
    await redeem(till, "key", aRedemption({ code: offer.code, ...NOTHING_FITS }));
    await redeem(till, "other", body);
    expect(await redeem(till, "key", body)).toMatchObject({ status: 422 });
  });

  test("is the transaction next: under a new key it is the same redemption, and no replay", async () => {
    const offer = await anOffer();
    const body = aRedemption({ code: offer.code });
    const first = await redeem(till, "one", body);
    const second = await redeem(till, "two", body);
    expect(said(second)).toEqual(said(first));
    expect(isReplay(second)).toBe(false);
    expect(await redemptionsOf(offer)).toHaveLength(1);
  });

  test("is the state last", async () => {
    const offer = await anOffer();
    await redeem(till, "one", aRedemption({ code: offer.code }));
    const late = await redeem(till, "two", aRedemption({ code: offer.code, transactionId: "R-2" }));
    expect(late).toMatchObject({ status: 409, body: { code: "already_redeemed" } });
  });
});

describe("a refusal", () => {
  test("is replayed and says so, though the state has moved on", async () => {
    const offer = await anOffer();
    const body = aRedemption({ code: offer.code, ...NOTHING_FITS });
    const first = await redeem(till, "refused", body);
    expect(first).toMatchObject({ status: 409, body: { code: "basket_not_eligible" } });
    expect(isReplay(first)).toBe(false);
    advance(3 * HOUR);
    const again = await redeem(till, "refused", body);
    expect(said(again)).toEqual(said(first));
    expect(isReplay(again)).toBe(true);
    expect(again.headers.get("content-type")).toBe("application/problem+json");
    expect(await redeem(till, "new", body)).toMatchObject({ status: 410, body: { code: "expired" } });
  });

  test("of one who may not know of the offer is never a replay: it would tell that there is one", async () => {
    const { code } = await anOffer();
    const body = { ...aRedemption({ code }), storeId: "gbg-1" };
    const unknown = { ...body, code: "2222-2222-222" };
    const known = [await redeem(outsider, "probe", body), await redeem(outsider, "probe", body)];
    const other = await redeem(outsider, "probe", { ...body, attempt: 2 });
    for (const answer of [...known, other]) {
      const nobody = await redeem(outsider, "probe", unknown);
      expect(said(answer)).toEqual(said(nobody));
      expect([...answer.headers.keys()].toSorted()).toEqual([...nobody.headers.keys()].toSorted());
      expect(answer.body.code).toBe("not_redeemable");
    }
  });

  test("of a body that cannot be read uses up no key", async () => {
    const offer = await anOffer();
    expect((await redeem(till, "typo", aRedemption({ code: offer.code, attempt: 0 }))).status).toBe(400);
    expect((await redeem(till, "typo", aRedemption({ code: offer.code }))).status).toBe(201);
  });
});

describe("a failure of ours", () => {
  test.each([
    { when: "before", replay: false },
    { when: "after", replay: true },
  ] as const)("$when the offer was reached is not what is answered next", async ({ when, replay }) => {
    const offer = await anOffer();
    const body = aRedemption({ code: offer.code });
    failOnce(env.OFFER, "redeem", when);
    expect(await redeem(till, "lost", body)).toMatchObject({ status: 503, body: { code: "unavailable" } });
    const again = await redeem(till, "lost", body);
    expect([again.status, isReplay(again)]).toEqual([201, replay]);
    expect(await redemptionsOf(offer)).toHaveLength(1);
  });
});

describe("thirty days", () => {
  test("a key is kept, and then it is free for another body", async () => {
    const offer = await anOffer();
    const body = aRedemption({ code: offer.code });
    const first = await redeem(till, "old", body);
    advance(29 * DAY);
    const again = await redeem(till, "old", body);
    expect(said(again)).toEqual(said(first));
    expect(isReplay(again)).toBe(true);
    const other = aRedemption({ code: offer.code, transactionId: "R-2" });
    expect(await redeem(till, "old", other)).toMatchObject({ status: 422 });
    advance(2 * DAY);
    expect(await redeem(till, "old", other)).toMatchObject({ status: 409, body: { code: "already_redeemed" } });
    const forgotten = await redeem(till, "older", body);
    expect([forgotten.status, isReplay(forgotten)]).toEqual([201, false]);
    expect(said(forgotten)).toEqual(said(first));
  });
});
