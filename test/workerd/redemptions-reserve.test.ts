import { evictDurableObject } from "cloudflare:test";
import { beforeAll, describe, expect, test } from "vitest";
import { LATE_COMMIT_MS, RESERVATION_TTL_MS } from "../../src/domain/bounds.ts";
import { type Client, clientAs, done } from "./support/api.ts";
import { advance, HOUR, MINUTE, stopClock } from "./support/clock.ts";
import { offerStub, ring } from "./support/objects.ts";
import { aCampaign, aStore, CENTER, openShop } from "./support/retailer.ts";
import { anIssuedOffer, isReplay, Till } from "./support/till.ts";
import { north } from "./support/walks.ts";

/* Reserve and commit: for tills that print only after the card terminal has said yes. */

let backend: Client;
let till: Till;
let other: Till;
let foreign: Till;

beforeAll(async () => {
  stopClock();
  const elsewhere = { type: "Circle", center: north(CENTER, 5_000), radius: 80 };
  await openShop({ "sthlm-1": aStore(), "sthlm-2": aStore({ fence: elsewhere }) }, [aCampaign("autumn")]);
  backend = await clientAs("backend");
  till = new Till(await clientAs("till", ["sthlm-1"]));
  other = new Till(await clientAs("till", ["sthlm-1"]), { tillId: "4", transactionId: "R-2" });
  foreign = new Till(await clientAs("till", ["sthlm-2"]));
});

const SHOE = { id: "1", sku: "VITMOSSA-42", quantity: 1, unitPrice: 100_000 };
const FINAL = { basket: { currency: "SEK", lines: [SHOE] } };

describe("a reservation", () => {
  test("holds the offer for ten minutes", async () => {
    const { code } = await anIssuedOffer(backend);
    const reservedUntil = new Date(Date.now() + RESERVATION_TTL_MS).toISOString();
    const reserved = await till.reserve({ code });
    expect(reserved).toMatchObject({ status: 201, body: { status: "reserved", reservedUntil } });
    const by = { storeId: "sthlm-1", tillId: "3", at: new Date().toISOString() };
    expect(await other.redeem({ code })).toMatchObject({ status: 409, body: { code: "reserved_elsewhere", by } });
    advance(RESERVATION_TTL_MS - 1);
    expect((await other.redeem({ code })).body.code).toBe("reserved_elsewhere");
    advance(1);
    expect(await other.redeem({ code })).toMatchObject({ status: 201 });
  });

  test("is seen by its shopper, and its lapse too", async () => {
    const { code, id } = await anIssuedOffer(backend);
    const { body } = await till.reserve({ code });
    expect(await till.read(body.id)).toMatchObject({ status: "reserved", committedAt: null, remaining: [] });
    advance(RESERVATION_TTL_MS);
    await ring(offerStub(id));
    expect(await till.read(body.id)).toMatchObject({ status: "lapsed" });
  });

  test("asked for again after a crash is the same one", async () => {
    const { code, id } = await anIssuedOffer(backend);
    const first = await till.reserve({ code }, "first");
    await evictDurableObject(offerStub(id));
    advance(3 * MINUTE);
    const unmarked = await till.reserve({ code });
    expect([unmarked.body, isReplay(unmarked)]).toEqual([first.body, false]);
    const marked = await till.reserve({ code }, "first");
    expect([marked.body, isReplay(marked)]).toEqual([first.body, true]);
  });

  test("of one of forty tills is the only one", async () => {
    const { code } = await anIssuedOffer(backend);
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) => till.reserve({ code, tillId: `t${n}`, transactionId: `R-${n}` })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === "reserved_elsewhere")).toHaveLength(39);
  });
});

describe("a commit", () => {
  const reserved = async () => {
    const { code, id: offerId } = await anIssuedOffer(backend);
    return { ...done(await till.reserve({ code })), code, offerId };
  };

  test("without a body keeps what was reserved", async () => {
    const { id, discount } = await reserved();
    expect(await till.commit(id)).toMatchObject({ status: 200, body: { id, status: "committed", discount } });
    expect(await till.read(id)).toMatchObject({ status: "committed", committedAt: new Date().toISOString() });
  });

  test("with a final basket takes off what that is worth", async () => {
    const { id } = await reserved();
    expect(await till.commit(id, FINAL)).toMatchObject({ status: 200, body: { discount: { amount: 10_000 } } });
  });

  test("never takes off more than was set aside for the offer", async () => {
    const { id } = await reserved();
    const dear = { basket: { currency: "SEK", lines: [{ ...SHOE, unitPrice: 10_000_000 }] } };
    expect((await till.commit(id, dear)).body.discount.amount).toBe(16_489);
  });

  test("of forty at once is one commit", async () => {
    const { id } = await reserved();
    const answers = await Promise.all(Array.from({ length: 40 }, () => till.commit(id)));
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
  });

  test("is replayed under its key, also across an eviction, and is the same under another", async () => {
    const { id, offerId } = await reserved();
    const first = await till.commit(id, FINAL, "commit");
    await evictDurableObject(offerStub(offerId));
    const again = await till.commit(id, FINAL, "commit");
    expect([again.body, isReplay(again)]).toEqual([first.body, true]);
    expect((await till.commit(id)).body).toEqual(first.body);
    expect(await till.commit(id, undefined, "commit")).toMatchObject({ status: 422 });
  });

  test("comes late, and is honoured: the customer has paid", async () => {
    const { id, offerId } = await reserved();
    advance(3 * HOUR);
    await ring(offerStub(offerId));
    expect(await till.commit(id)).toMatchObject({ status: 200, body: { status: "committed", late: true } });
  });

  test("comes too late after a day, or after somebody else", async () => {
    const first = await reserved();
    advance(RESERVATION_TTL_MS);
    await other.redeem({ code: first.code });
    expect(await till.commit(first.id)).toMatchObject({ status: 409, body: { code: "reservation_expired" } });
    const second = await reserved();
    advance(RESERVATION_TTL_MS + LATE_COMMIT_MS);
    expect(await till.commit(second.id)).toMatchObject({ status: 409, body: { code: "reservation_expired" } });
  });

  test("by a till of another store finds nothing", async () => {
    const { id } = await reserved();
    const made = "red_2222222222222222222222_1";
    for (const unknown of [id, made, "made-up"]) {
      expect(await foreign.commit(unknown)).toMatchObject({ status: 404, body: { code: "not_found" } });
    }
  });

  test.each([
    ["a member nobody knows", { tip: 5 }, "/tip"],
    ["an empty basket", { basket: { currency: "SEK", lines: [] } }, "/basket/lines"],
  ])("with %s is refused", async (_, body, pointer) => {
    const { id } = await reserved();
    expect(await till.commit(id, body)).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
  });
});
