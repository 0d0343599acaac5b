import { evictDurableObject } from "cloudflare:test";
import { beforeAll, describe, expect, test } from "vitest";
import type { OfferDocument } from "../../src/domain/offers/offer.ts";
import type { RedeemRequest } from "../../src/domain/redemptions/redeem.ts";
import { basket, offerDocument, redeemRequest } from "../../src/domain/redemptions/testing.ts";
import type { OfferPort } from "../../src/services/offer-ports.ts";
import { advance, DAY, HOUR, stopClock } from "./support/clock.ts";
import { offerStub, ports, promisesOf, ring, rowsIn, tablesIn } from "./support/objects.ts";

beforeAll(stopClock);

const SUB = "nobody";
let offers = 0;

/** An offer of two hours, made now; a year's where the test is about keys. */
async function anOffer(over: Partial<OfferDocument> = {}) {
  const id = `off_${++offers}`;
  const now = Date.now();
  const document = offerDocument({ id, issuedAt: now, expiresAt: now + 2 * HOUR, ...over });
  const object = ports.offer(id);
  await object.create(document, SUB);
  return { id, document, object, stub: offerStub(id) };
}

const at = (tillId: string, over: Partial<RedeemRequest> = {}): RedeemRequest => redeemRequest({ tillId, ...over });

/** Redeems under `key`; the fingerprint stands for the body, as the Worker makes it. */
const redeem = (object: OfferPort, key: string, request: RedeemRequest = redeemRequest()) =>
  object.redeem(request, {
    scope: "key_1 POST /v1/redemptions",
    key,
    fingerprint: JSON.stringify(request),
    until: Infinity,
  });

const NOTHING_FITS = at("3", { basket: basket("SEK", { sku: "HAT", productId: "HAT" }) });

describe("an offer", () => {
  test("is created once; what is sent later changes nothing", async () => {
    const { object, document, stub } = await anOffer();
    expect(await object.create({ ...document, label: "90 %" }, SUB)).toBe("created");
    const [row] = await rowsIn<{ record: string }>(stub, "SELECT record FROM offer");
    expect(JSON.parse(row?.record ?? "")).toEqual({ document, life: { state: "issued", lapsed: [] }, tombstones: [] });
  });

  test("that was cancelled before it was created is never created", async () => {
    const object = ports.offer("off_cancelled");
    await object.cancel();
    await evictDurableObject(offerStub("off_cancelled"));
    expect(await object.create(offerDocument(), SUB)).toBe("cancelled");
    expect(await redeem(object, "a")).toMatchObject({ ok: false, error: { code: "not_redeemable" } });
    await object.cancel();
    expect(await object.create(offerDocument(), SUB)).toBe("cancelled");
  });

  test("that is cancelled after it was created is revoked", async () => {
    const { object, stub } = await anOffer();
    await object.cancel();
    expect(await redeem(object, "a")).toMatchObject({ ok: false, error: { code: "revoked" } });
    expect(await promisesOf(stub)).toEqual(expect.arrayContaining(["campaign", "shopper", "forget"]));
  });

  test("that nobody made answers as one that is not redeemable, and is not brought into being", async () => {
    const object = ports.offer("off_unknown");
    expect(await redeem(object, "a")).toMatchObject({ ok: false, error: { code: "not_redeemable" } });
    expect(await object.check(redeemRequest())).toMatchObject({ ok: false, error: { code: "not_redeemable" } });
    expect(await tablesIn(offerStub("off_unknown"))).toEqual([]);
  });
});

describe("forty tills at once", () => {
  test("are one winner and 39 that are told who it was", async () => {
    const { id, object, stub } = await anOffer();
    const tills = Array.from({ length: 40 }, (_, n) => at(`till-${n}`, { transactionId: `R-${n}` }));
    const answers = await Promise.all(tills.map((request, n) => redeem(object, `key-${n}`, request)));
    const won = answers.flatMap((answer, n) => (answer.ok ? [`till-${n}`] : []));
    expect(won).toHaveLength(1);
    const by = { storeId: "sthlm-1", tillId: won[0], at: new Date().toISOString() };
    const lost = answers.filter((answer) => !answer.ok);
    expect(lost).toHaveLength(39);
    for (const answer of lost) expect(answer).toMatchObject({ error: { code: "already_redeemed", members: { by } } });
    const rows = await rowsIn<{ record: string }>(stub, "SELECT record FROM redemption");
    expect(rows.map(({ record }) => JSON.parse(record) as unknown)).toMatchObject([{ id: `red_${id.slice(4)}_1` }]);
  });

  test("with one key are one redemption and 39 replays of it", async () => {
    const { object } = await anOffer();
    const answers = await Promise.all(Array.from({ length: 40 }, () => redeem(object, "one")));
    expect(answers.filter((answer) => answer.ok && !answer.replayed)).toHaveLength(1);
    expect(answers.filter((answer) => answer.ok && answer.replayed)).toHaveLength(39);
  });
});

describe("a repeated request", () => {
  test("under the same key is answered the same, also across an eviction", async () => {
    const { object, stub } = await anOffer();
    const first = await redeem(object, "a");
    await evictDurableObject(stub);
    expect(first).toMatchObject({ ok: true, replayed: false });
    expect(await redeem(object, "a")).toEqual({ ...first, replayed: true });
  });

  test("of the same transaction under a new key is the same redemption", async () => {
    const { object } = await anOffer();
    const first = await redeem(object, "a");
    expect(await redeem(object, "b")).toEqual({ ...first, entries: [] });
  });

  test("of the next attempt is another one, which comes too late", async () => {
    const { object } = await anOffer();
    await redeem(object, "a");
    const again = await redeem(object, "b", at("3", { attempt: 2 }));
    expect(again).toMatchObject({ ok: false, error: { code: "already_redeemed" } });
  });

  test("with another body under the same key is refused and changes nothing", async () => {
    const { object } = await anOffer();
    await redeem(object, "a", NOTHING_FITS);
    expect(await redeem(object, "a")).toMatchObject({ ok: false, error: { code: "idempotency_key_reused" } });
    expect(await redeem(object, "b")).toMatchObject({ ok: true });
  });

  test("of a refusal is refused the same, though the state has moved on", async () => {
    const { object } = await anOffer();
    const refused = await redeem(object, "a", NOTHING_FITS);
    expect(refused).toMatchObject({ ok: false, error: { code: "basket_not_eligible" } });
    await redeem(object, "b");
    expect(await redeem(object, "a", NOTHING_FITS)).toEqual({ ...refused, replayed: true });
  });

  test("under the same key by another API key or route is its own request", async () => {
    const { object } = await anOffer();
    await redeem(object, "a", NOTHING_FITS);
    const other = { scope: "key_2 POST /v1/redemptions", key: "a", fingerprint: "{}", until: Infinity };
    expect(await object.redeem(redeemRequest(), other)).toMatchObject({ ok: true, replayed: false });
  });

  test.each([
    { days: 29, answer: { ok: false, error: { code: "idempotency_key_reused" } } },
    { days: 31, answer: { ok: true, replayed: false } },
  ])("keeps its key $days days later as it should", async ({ days, answer }) => {
    const { object } = await anOffer({ expiresAt: Date.now() + 366 * DAY });
    await redeem(object, "a", NOTHING_FITS);
    advance(days * DAY);
    expect(await redeem(object, "a")).toMatchObject(answer);
  });

  test("forgets keys that are over when another one is used", async () => {
    const { object, stub } = await anOffer({ expiresAt: Date.now() + 366 * DAY });
    await redeem(object, "old", NOTHING_FITS);
    advance(31 * DAY);
    await redeem(object, "new", NOTHING_FITS);
    expect(await rowsIn(stub, "SELECT key FROM idempotency")).toEqual([{ key: "new" }]);
  });
});

describe("an offer's end", () => {
  test("comes with the clock, whether or not the alarm has rung", async () => {
    const { object } = await anOffer();
    advance(2 * HOUR - 1);
    expect(await object.check(redeemRequest())).toMatchObject({ ok: true });
    advance(1);
    expect(await redeem(object, "a")).toMatchObject({ ok: false, error: { code: "expired" } });
  });

  test("is deletion of everything, 90 days later", async () => {
    const { object, stub } = await anOffer();
    advance(2 * HOUR);
    await ring(stub);
    advance(90 * DAY - 1);
    await ring(stub);
    expect(await tablesIn(stub)).toContain("offer");
    advance(1);
    await ring(stub);
    expect(await tablesIn(stub)).toEqual([]);
    expect(await redeem(object, "a")).toMatchObject({ ok: false, error: { code: "not_redeemable" } });
    await expect(ring(stub)).rejects.toThrow("no alarm is set");
  });

  test("of one that was cancelled is the same", async () => {
    const stub = offerStub("off_tombstone");
    await ports.offer("off_tombstone").cancel();
    advance(90 * DAY);
    await ring(stub);
    expect(await tablesIn(stub)).toEqual([]);
  });

  test("never comes for one that was redeemed: its money record stays", async () => {
    const { object, stub } = await anOffer();
    await redeem(object, "a");
    advance(2 * HOUR);
    await ring(stub);
    expect(await promisesOf(stub)).not.toContain("forget");
    advance(400 * DAY);
    expect(await redeem(object, "b", at("4"))).toMatchObject({ ok: false, error: { code: "already_redeemed" } });
  });
});
