import { evictDurableObject } from "cloudflare:test";
import { beforeAll, describe, expect, test } from "vitest";
import { RETURNS_WITHIN_MS } from "../../src/domain/bounds.ts";
import { admin, type Client, clientAs, done } from "./support/api.ts";
import { advance, DAY, stopClock } from "./support/clock.ts";
import { offerStub, ring, shopperStub } from "./support/objects.ts";
import { aCampaign, aStore, CENTER, openShop } from "./support/retailer.ts";
import { anIssuedOffer, isReplay, Till } from "./support/till.ts";
import { north } from "./support/walks.ts";

/* Returns and exchanges: weeks later, at whichever store. */

let backend: Client;
let support: Client;
let till: Till;
/** A till of another store of the same retailer. */
let elsewhere: Till;
const THERE = { storeId: "sthlm-2", tillId: "1", transactionId: "B-1" };

beforeAll(async () => {
  stopClock();
  const fence = { type: "Circle", center: north(CENTER, 5_000), radius: 80 };
  await openShop({ "sthlm-1": aStore(), "sthlm-2": aStore({ fence }) }, [aCampaign("autumn")]);
  backend = await clientAs("backend");
  support = await clientAs("support");
  till = new Till(await clientAs("till", ["sthlm-1"]));
  elsewhere = new Till(await clientAs("till", ["sthlm-2"]));
});

/** A shoe for 1,499.00 less 149.90. */
const sold = async () => {
  const offer = await anIssuedOffer(backend);
  return { offer, id: done(await till.redeem({ code: offer.code })).id };
};
const INSTEAD = { id: "9", sku: "VITMOSSA-44", quantity: 1, unitPrice: 149_900 };

describe("a return", () => {
  test("weeks later in another store gives what was paid, and ends the redemption", async () => {
    const { id, offer } = await sold();
    advance(40 * DAY);
    expect(await elsewhere.read(id)).toMatchObject({ remaining: [{ lineId: "1", quantity: 1 }] });
    const back = await elsewhere.returns(id, THERE);
    expect(back).toMatchObject({
      status: 200,
      body: { refund: { currency: "SEK", amount: 134_910, discount: 14_990 }, moved: [], remaining: [] },
    });
    expect(await till.read(id)).toMatchObject({
      status: "returned",
      returns: [{ ...THERE, refund: back.body.refund }],
    });
    const again = await till.redeem({ code: offer.code, transactionId: "R-2" });
    expect(again).toMatchObject({ status: 409, body: { code: "already_redeemed" } });
  });

  test("is one return, however often it is asked for", async () => {
    const { id, offer } = await sold();
    const first = await elsewhere.returns(id, THERE, "return");
    await evictDurableObject(offerStub(offer.id));
    const marked = await elsewhere.returns(id, THERE, "return");
    expect([marked.body, isReplay(marked)]).toEqual([first.body, true]);
    const unmarked = await Promise.all(Array.from({ length: 10 }, () => elsewhere.returns(id, THERE)));
    for (const { body } of unmarked) expect(body).toEqual(first.body);
    const other = await elsewhere.returns(id, { ...THERE, transactionId: "B-2" });
    expect(other).toMatchObject({ status: 409, body: { code: "not_reversible" } });
  });

  test("after the shopper was erased is a return like any other", async () => {
    const { id, offer } = await sold();
    done(await support("DELETE", `/v1/shoppers/${offer.shopperId}`));
    await ring(await shopperStub(offer.shopperId));
    expect(await elsewhere.returns(id, THERE)).toMatchObject({ status: 200, body: { refund: { amount: 134_910 } } });
  });

  test("that is an exchange moves the share to the new line", async () => {
    const { id } = await sold();
    const exchange = { ...THERE, lines: [{ lineId: "1", quantity: 1, replacedBy: INSTEAD }] };
    expect(await elsewhere.returns(id, exchange)).toMatchObject({
      status: 200,
      body: { refund: { discount: 0 }, moved: [{ lineId: "1", toLineId: "9", amount: 14_990 }] },
    });
    expect(await till.read(id)).toMatchObject({ status: "committed" });
    const back = await till.returns(id, { lines: [{ lineId: "9", quantity: 1 }] });
    expect(back).toMatchObject({ status: 200, body: { refund: { amount: 134_910, discount: 14_990 }, remaining: [] } });
  });

  test.each<[string, object, number, object]>([
    ["at a store that is not the till's", { storeId: "oslo-1" }, 403, { code: "forbidden" }],
    [
      "of a line that was not sold",
      { lines: [{ lineId: "2", quantity: 1 }] },
      400,
      { errors: [{ pointer: "/lines/0/lineId" }] },
    ],
    [
      "of more than was sold",
      { lines: [{ lineId: "1", quantity: 2 }] },
      400,
      { errors: [{ pointer: "/lines/0/quantity" }] },
    ],
    ["of nothing", { lines: [] }, 400, { errors: [{ pointer: "/lines" }] }],
  ])("%s is refused", async (_, over, status, body) => {
    const { id } = await sold();
    expect(await till.returns(id, over)).toMatchObject({ status, body });
  });

  test("of a reservation, of what was voided, and after ten years is refused", async () => {
    const { code } = await anIssuedOffer(backend);
    const { id } = done(await till.reserve({ code }));
    expect(await till.returns(id)).toMatchObject({ status: 409, body: { code: "not_reversible" } });
    await till.void(id);
    expect(await till.returns(id)).toMatchObject({ status: 409, body: { code: "voided" } });
    const old = await sold();
    advance(RETURNS_WITHIN_MS);
    expect(await till.returns(old.id)).toMatchObject({ status: 409, body: { code: "not_reversible" } });
  });

  test("of what nobody sold finds nothing", async () => {
    for (const id of ["red_2222222222222222222222_1", "made-up"]) {
      expect(await till.returns(id)).toMatchObject({ status: 404, body: { code: "not_found" } });
    }
  });
});

describe("GET /v1/redemptions/{id}", () => {
  test("shows a redemption as it stands, for ever", async () => {
    // The shop is open again.
    stopClock();
    const { id, offer } = await sold();
    advance(11 * 366 * DAY);
    await ring(offerStub(offer.id));
    const read = await elsewhere.read(id);
    expect(read).toMatchObject({
      id,
      offerId: offer.id,
      status: "committed",
      test: false,
      storeId: "sthlm-1",
      tillId: "3",
      transactionId: "R-1042",
      attempt: 1,
      voidedAt: null,
      returns: [],
    });
    expect(done(await admin("GET", `/v1/redemptions/${id}`))).toEqual(read);
  });
});
