import { beforeAll, describe, expect, test } from "vitest";
import { type Answer, type Client, clientAs, done } from "./support/api.ts";
import { advance, DAY, HOUR, stopClock } from "./support/clock.ts";
import { offerStub, ports, tablesIn } from "./support/objects.ts";
import { TestPhone } from "./support/phone.ts";
import { aCampaign, aRedemption, aStore, CENTER, openShop, putCart } from "./support/retailer.ts";
import { north, walkIn } from "./support/walks.ts";

interface Redemption {
  readonly id: string;
  readonly discount: { readonly amount: number; readonly lines: readonly { lineId: string; amount: number }[] };
  readonly by: { readonly tillId: string };
}

let backend: Client;
let till: Client;
let shoppers = 0;
let keys = 0;

beforeAll(async () => {
  stopClock();
  const elsewhere = { type: "Circle", center: north(CENTER, 5_000), radius: 80 };
  await openShop({ "sthlm-1": aStore(), "sthlm-2": aStore({ fence: elsewhere }) }, [aCampaign("autumn")]);
  backend = await clientAs("backend");
  till = await clientAs("till", ["sthlm-1", "sthlm-2"]);
});

/** An offer of ten per cent off a shoe, for sthlm-1. */
async function anOffer() {
  const id = `shopper-${++shoppers}`;
  await putCart(backend, id);
  const [offer] = (await (await TestPhone.of(backend, id)).ping(walkIn())).offers;
  if (offer === undefined) throw new Error("no offer");
  return offer;
}

const redeem = (body: object, key = `key-${++keys}`, by = till): Promise<Answer<Redemption>> =>
  by("POST", "/v1/redemptions", body, { "idempotency-key": key });
const check = (body: object, by = till): Promise<Answer<Redemption>> => by("POST", "/v1/redemptions/check", body);

describe("a code", () => {
  test("takes its discount off the lines that the offer is for", async () => {
    const { code, id } = await anOffer();
    const shoe = { id: "shoe", sku: "VITMOSSA-43", productId: "VITMOSSA", quantity: 1, unitPrice: 129_900 };
    const hat = { id: "hat", sku: "HAT", quantity: 2, unitPrice: 20_000 };
    const body = aRedemption({ code, basket: { currency: "SEK", lines: [hat, shoe] } });
    const discount = { currency: "SEK", amount: 12_990, lines: [{ lineId: "shoe", amount: 12_990 }] };
    expect(await check(body)).toMatchObject({ status: 200, body: { offerId: id, label: "−10\u00A0%", discount } });
    expect(await redeem(body)).toMatchObject({
      status: 201,
      body: { id: `red_${id.slice(4)}_1`, offerId: id, status: "committed", reasonCode: "BECKON", discount },
    });
  });

  test.each([
    ["in small letters", (code: string) => code.toLowerCase()],
    ["without its hyphens", (code: string) => code.replaceAll("-", "")],
    ["with spaces", (code: string) => ` ${[...code].join(" ")} `],
  ])("may be typed %s", async (_, typed) => {
    const { code } = await anOffer();
    expect(await redeem(aRedemption({ code: typed(code) }))).toMatchObject({ status: 201 });
  });

  test("does as well as the token of the same offer", async () => {
    const { code, token } = await anOffer();
    expect(await redeem(aRedemption({ token }))).toMatchObject({ status: 201 });
    const other = aRedemption({ code, transactionId: "R-2" });
    expect(await redeem(other)).toMatchObject({ status: 409, body: { code: "already_redeemed" } });
  });

  test("is not used up by a check", async () => {
    const { code } = await anOffer();
    await Promise.all(Array.from({ length: 5 }, () => check(aRedemption({ code }))));
    expect(await redeem(aRedemption({ code }))).toMatchObject({ status: 201 });
    expect(await check(aRedemption({ code, transactionId: "R-2" }))).toMatchObject({ status: 409 });
  });
});

describe("forty tills at once", () => {
  test("are one winner; the others are told who it was", async () => {
    const { code } = await anOffer();
    const all = Array.from({ length: 40 }, (_, n) => aRedemption({ code, tillId: `${n}`, transactionId: `R-${n}` }));
    const answers = await Promise.all(all.map((body) => redeem(body)));
    const winners = answers.flatMap(({ status }, n) => (status === 201 ? [`${n}`] : []));
    expect(winners).toHaveLength(1);
    const lost = answers.filter(({ status }) => status !== 201);
    expect(lost).toHaveLength(39);
    const by = { storeId: "sthlm-1", tillId: winners[0], at: new Date().toISOString() };
    for (const answer of lost) expect(answer).toMatchObject({ status: 409, body: { code: "already_redeemed", by } });
  });

  test("that are one till, asking again and again, are one redemption", async () => {
    const { code } = await anOffer();
    const answers = await Promise.all(Array.from({ length: 40 }, () => redeem(aRedemption({ code }))));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
  });
});

describe("the Idempotency-Key", () => {
  test("replays the first answer, quoted or bare", async () => {
    const { code } = await anOffer();
    const first = await redeem(aRedemption({ code }), "once");
    expect(first.headers.get("idempotency-replayed")).toBeNull();
    for (const key of ["once", '"once"']) {
      const again = await redeem(aRedemption({ code }), key);
      expect(again).toMatchObject({ status: 201, body: first.body });
      expect(again.headers.get("idempotency-replayed")).toBe("true");
    }
  });

  test("sees no difference in the order of a body's members", async () => {
    const { code } = await anOffer();
    const body = aRedemption({ code });
    await redeem(body, "order");
    const turned = Object.fromEntries(Object.entries(body).toReversed());
    expect((await redeem(turned, "order")).headers.get("idempotency-replayed")).toBe("true");
  });

  test("is refused for another body, though nothing was done with the first", async () => {
    const { code } = await anOffer();
    const nothingFits = { currency: "SEK", lines: [{ id: "1", sku: "HAT", quantity: 1, unitPrice: 100 }] };
    const refused = await redeem(aRedemption({ code, basket: nothingFits }), "reused");
    expect(refused).toMatchObject({ status: 409, body: { code: "basket_not_eligible" } });
    const other = await redeem(aRedemption({ code }), "reused");
    expect(other).toMatchObject({ status: 422, body: { code: "idempotency_key_reused" } });
  });

  test("of one till is not that of another", async () => {
    const { code } = await anOffer();
    const stranger = await clientAs("till", ["sthlm-1"]);
    await redeem(aRedemption({ code }), "mine");
    const theirs = await redeem(aRedemption({ code, tillId: "9", transactionId: "R-9" }), "mine", stranger);
    expect(theirs).toMatchObject({ status: 409, body: { code: "already_redeemed" } });
  });

  test.each([
    ["", 400, "idempotency_key_missing"],
    ['""', 400, "idempotency_key_missing"],
    ["two words", 400, "invalid_request"],
    ["x".repeat(256), 400, "invalid_request"],
  ])("%j is answered %i %s", async (key, status, code) => {
    expect(await redeem(aRedemption({ code: "ABCD-EFGH-JKM" }), key)).toMatchObject({ status, body: { code } });
  });

  test("is not asked of a check", async () => {
    const { code } = await anOffer();
    expect(await check(aRedemption({ code }))).toMatchObject({ status: 200 });
  });
});

describe("who may not know more gets one answer", () => {
  const WRONG_CHECK_SYMBOL = "2222-2222-223";
  const UNKNOWN = "2222-2222-222";

  test("for a wrong check symbol, an unknown code, a token that is none and an offer of another store", async () => {
    const { code, token } = await anOffer();
    const other = await clientAs("till", ["sthlm-2"]);
    const answers = [
      await redeem(aRedemption({ code: WRONG_CHECK_SYMBOL })),
      await redeem(aRedemption({ code: UNKNOWN })),
      await redeem(aRedemption({ code: "not a code" })),
      await redeem(aRedemption({ token: `${token.slice(0, -4)}AAAA` })),
      await redeem(aRedemption({ code, storeId: "sthlm-2" }), "k", other),
    ];
    const told = answers.map(({ status, body }) => JSON.stringify({ status, ...body, instance: "" }));
    expect(new Set(told).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 404, body: { code: "not_redeemable" } });
  });

  test("and the unknown code brings no object into being", async () => {
    await redeem(aRedemption({ code: UNKNOWN }));
    expect(await tablesIn(offerStub(await ports.names.offerId("22222222222")))).toEqual([]);
  });
});

describe("the true reason is for who holds the offer's store", () => {
  test("store_not_eligible: it named another of its own", async () => {
    const { code } = await anOffer();
    const answer = await redeem(aRedemption({ code, storeId: "sthlm-2" }));
    expect(answer).toMatchObject({ status: 409, body: { code: "store_not_eligible" } });
  });

  test("forbidden: it named a store that is not its own, before anything is looked at", async () => {
    const answer = await redeem(aRedemption({ code: "x", storeId: "oslo-1" }));
    expect(answer).toMatchObject({ status: 403, body: { code: "forbidden" } });
  });

  test("currency_mismatch and basket_not_eligible: it could be redeemed with another basket", async () => {
    const { code } = await anOffer();
    const lines = [{ id: "1", sku: "HAT", quantity: 1, unitPrice: 100 }];
    const euro = await redeem(aRedemption({ code, basket: { currency: "EUR", lines } }));
    expect(euro).toMatchObject({ status: 409, body: { code: "currency_mismatch" } });
    const hat = await redeem(aRedemption({ code, basket: { currency: "SEK", lines } }));
    const missing = [{ sku: "VITMOSSA-42" }];
    expect(hat).toMatchObject({ status: 409, body: { code: "basket_not_eligible", eligible: missing, missing } });
  });

  test("expired: two hours are over", async () => {
    const { code } = await anOffer();
    advance(2 * HOUR - 1);
    expect(await check(aRedemption({ code }))).toMatchObject({ status: 200 });
    advance(1);
    expect(await redeem(aRedemption({ code }))).toMatchObject({ status: 410, body: { code: "expired" } });
  });
});

describe("a body that is none", () => {
  test.each<[string, object, string]>([
    ["neither code nor token", {}, "/code"],
    ["both", { code: "ABCD-EFGH-JKM", token: "x" }, "/code"],
    ["no lines", { code: "x", basket: { currency: "SEK", lines: [] } }, "/basket/lines"],
    ["a member nobody knows", { code: "x", cashier: "Eva" }, "/cashier"],
    ["an attempt before the first", { code: "x", attempt: 0 }, "/attempt"],
    ["what is not built yet", { code: "x", offers: [{ code: "x" }] }, "/offers"],
  ])("says where: %s", async (_, over, pointer) => {
    const answer = await redeem(aRedemption(over));
    expect(answer).toMatchObject({ status: 400, body: { code: "invalid_request", errors: [{ pointer }] } });
  });
});

test("what was redeemed stays redeemed, a year later", async () => {
  const { code } = await anOffer();
  const { body } = await redeem(aRedemption({ code }));
  advance(365 * DAY);
  expect(done(await redeem(aRedemption({ code })))).toEqual(body);
});
