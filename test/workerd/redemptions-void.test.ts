import { evictDurableObject } from "cloudflare:test";
import { beforeAll, describe, expect, test } from "vitest";
import { type Client, clientAs, done } from "./support/api.ts";
import { stopClock } from "./support/clock.ts";
import { offerStub, ports, tablesIn } from "./support/objects.ts";
import { aCampaign, aStore, CENTER, openShop } from "./support/retailer.ts";
import { anIssuedOffer, isReplay, Till } from "./support/till.ts";
import { north } from "./support/walks.ts";

/* Voids: of what a till knows by its id, and of what it never heard an answer to. */

let backend: Client;
let till: Till;
let foreign: Till;

beforeAll(async () => {
  stopClock();
  const elsewhere = { type: "Circle", center: north(CENTER, 5_000), radius: 80 };
  await openShop({ "sthlm-1": aStore(), "sthlm-2": aStore({ fence: elsewhere }) }, [aCampaign("autumn")]);
  backend = await clientAs("backend");
  till = new Till(await clientAs("till", ["sthlm-1"]));
  foreign = new Till(await clientAs("till", ["sthlm-2"]), { storeId: "sthlm-2" });
});

const VOIDED = { status: 200, body: { status: "voided" } };

describe("a void by id", () => {
  test("of a redemption lets the offer be redeemed again, by the next attempt", async () => {
    const { code } = await anIssuedOffer(backend);
    const { id } = done(await till.redeem({ code }));
    expect(await till.void(id)).toMatchObject({ ...VOIDED, body: { id, status: "voided" } });
    expect(await till.redeem({ code })).toMatchObject({ status: 409, body: { code: "voided" } });
    const again = await till.redeem({ code, attempt: 2 });
    expect(again).toMatchObject({ status: 201, body: { id: id.replace(/1$/, "2"), status: "committed" } });
    expect(await till.read(id)).toMatchObject({ status: "voided", voidedAt: new Date().toISOString(), remaining: [] });
  });

  test("of a reservation gives the offer free at once", async () => {
    const { code } = await anIssuedOffer(backend);
    const { id } = done(await till.reserve({ code }));
    expect(await till.void(id)).toMatchObject(VOIDED);
    expect(await till.commit(id)).toMatchObject({ status: 409, body: { code: "voided" } });
    expect(await till.redeem({ code, tillId: "4" })).toMatchObject({ status: 201 });
  });

  test("is 200 however often it is said, under whichever key, and an empty body is none", async () => {
    const { code, id: offerId } = await anIssuedOffer(backend);
    const { id } = done(await till.redeem({ code }));
    const first = await till.void(id, "void");
    await evictDurableObject(offerStub(offerId));
    const again = await till.post(`/${id}/void`, {}, "void");
    expect([again.status, again.body, isReplay(again)]).toEqual([200, first.body, true]);
    expect(await till.void(id)).toMatchObject(VOIDED);
  });

  test("is for tills of its store: others find nothing", async () => {
    const { code } = await anIssuedOffer(backend);
    const { id } = done(await till.redeem({ code }));
    expect(await foreign.void(id)).toMatchObject({ status: 404, body: { code: "not_found" } });
    expect(await till.read(id)).toMatchObject({ status: "committed" });
  });
});

describe("a void of a transaction whose answer was lost", () => {
  test.each(["code", "token"] as const)("undoes it by the %s", async (shown) => {
    const offer = await anIssuedOffer(backend);
    const { id } = done(await till.redeem({ code: offer.code }));
    expect(await till.voidTransaction({ [shown]: offer[shown] })).toMatchObject(VOIDED);
    expect(await till.read(id)).toMatchObject({ status: "voided" });
  });

  test("P03: bars the redemption that is still on its way, and consumes nothing", async () => {
    const { code } = await anIssuedOffer(backend);
    expect(await till.voidTransaction({ code, attempt: 2 })).toMatchObject(VOIDED);
    for (const attempt of [1, 2]) {
      expect(await till.redeem({ code, attempt })).toMatchObject({ status: 409, body: { code: "voided" } });
      expect(await till.reserve({ code, attempt })).toMatchObject({ status: 409, body: { code: "voided" } });
    }
    expect(await till.redeem({ code, attempt: 3 })).toMatchObject({ status: 201 });
  });

  test("races forty redemptions of that attempt: none of them is left", async () => {
    const { code } = await anIssuedOffer(backend);
    const [, ...answers] = await Promise.all([
      till.voidTransaction({ code }),
      ...Array.from({ length: 40 }, () => till.redeem({ code })),
    ]);
    expect(new Set(answers.map(({ status }) => status)).size).toBeLessThanOrEqual(2);
    expect(await till.redeem({ code })).toMatchObject({ status: 409, body: { code: "voided" } });
    expect(await till.redeem({ code, transactionId: "R-2" })).toMatchObject({ status: 201 });
  });

  test("says the same of what there is and of what there is not, and makes nothing", async () => {
    const { code } = await anIssuedOffer(backend);
    done(await till.redeem({ code }));
    const unknown = "2222-2222-222";
    const answers = [
      await till.voidTransaction({ code }),
      await till.voidTransaction({ code }),
      await till.voidTransaction({ code: unknown }),
      await till.voidTransaction({ code: "not a code" }),
      await till.voidTransaction({ token: "e30.e30.e30" }),
      await foreign.voidTransaction({ code }),
    ];
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
    expect(answers[0]).toMatchObject(VOIDED);
    expect(await tablesIn(offerStub(await ports.names.offerId("22222222222")))).toEqual([]);
  });

  test("at a store that has no offer of ours undoes nothing there", async () => {
    const { code } = await anIssuedOffer(backend);
    const { id } = done(await till.redeem({ code }));
    await foreign.voidTransaction({ code });
    expect(await till.read(id)).toMatchObject({ status: "committed" });
  });

  test.each([
    ["of another store", { code: "x", storeId: "oslo-1" }, 403, "forbidden"],
    ["without code and token", {}, 400, "invalid_request"],
  ])("is refused %s", async (_, over, status, code) => {
    expect(await till.voidTransaction(over)).toMatchObject({ status, body: { code } });
  });

  test("needs its Idempotency-Key", async () => {
    expect(await till.voidTransaction({ code: "x" }, "")).toMatchObject({ body: { code: "idempotency_key_missing" } });
  });
});
