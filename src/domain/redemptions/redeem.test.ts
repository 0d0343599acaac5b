import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { happen } from "../offers/revoke.ts";
import { check, redeem, type RedeemRequest } from "./redeem.ts";
import { newRecord, NOT_REDEEMABLE, type OfferRecord } from "./redemption.ts";
import { basket, EXPIRES_AT, ISSUED_AT, offerDocument, redeemRequest } from "./testing.ts";

const NOW = ISSUED_AT + 60_000;
const fresh = newRecord(offerDocument());

/** The record after a redemption that must succeed. */
const after = (record: OfferRecord, request: RedeemRequest, now = NOW) => {
  const answer = redeem(record, request, now);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};
const codeOf = (record: OfferRecord, over: Partial<RedeemRequest>, now = NOW) => {
  const answer = redeem(record, redeemRequest(over), now);
  if (!answer.ok) return answer.error.code;
  return "status" in answer.value.answer ? answer.value.answer.status : "quoted";
};
const used = after(fresh, redeemRequest()).record;

test("a redemption says what came off and what the receipt shows", () => {
  expect(after(fresh, redeemRequest()).answer).toEqual({
    id: "red_AbCdEfGhIjKlMnOpQrStUv_1",
    offerId: "off_AbCdEfGhIjKlMnOpQrStUv",
    status: "committed",
    label: "10 %",
    reasonCode: "BECKON",
    test: false,
    discount: { currency: "SEK", amount: 10_00, lines: [{ lineId: "1", amount: 10_00 }] },
  });
});

describe("once", () => {
  test("C08: the same transaction again is the same redemption, whatever else it says", () => {
    const again = after(used, redeemRequest({ basket: basket("EUR", {}, {}) }), EXPIRES_AT + 1);
    expect(again.answer).toEqual(after(fresh, redeemRequest()).answer);
    expect(again.record).toBe(used);
  });

  test.each<[string, Partial<RedeemRequest>]>([
    ["another transaction", { transactionId: "R-1043" }],
    ["another till", { tillId: "4" }],
    ["another attempt that was not voided before", { attempt: 2 }],
  ])("%s is told who was first", (_, over) => {
    expect(redeem(used, redeemRequest(over), NOW + 1)).toMatchObject({
      error: {
        code: "already_redeemed",
        members: { by: { storeId: "sthlm-1", tillId: "3", at: "2026-11-21T22:27:40.000Z" } },
      },
    });
  });

  test("C01: of any sequence of tills at most one wins, and everyone who won hears the same", () => {
    const requests = fc.record({
      tillId: fc.constantFrom("1", "2", "3"),
      transactionId: fc.constantFrom("R-1", "R-2"),
      attempt: fc.integer({ min: 1, max: 2 }),
      unitPrice: fc.constantFrom(0, 50_00, 100_00),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(requests, fc.nat(200_000)), { maxLength: 40 }), (sequence) => {
        let record = fresh;
        let now = ISSUED_AT;
        const winners = new Map<string, unknown>();
        for (const [{ unitPrice, ...key }, wait] of sequence) {
          now += wait;
          const answer = redeem(record, redeemRequest({ ...key, basket: basket("SEK", { unitPrice }) }), now);
          if (!answer.ok) continue;
          const name = JSON.stringify(key);
          expect(answer.value.record === record).toBe(winners.has(name));
          expect(winners.get(name) ?? answer.value.answer).toEqual(answer.value.answer);
          winners.set(name, answer.value.answer);
          record = answer.value.record;
        }
        expect(winners.size).toBeLessThanOrEqual(1);
        expect(record.redemptions).toHaveLength(winners.size);
      }),
      { numRuns: 200 },
    );
  });
});

describe("refused", () => {
  const revoked = happen(fresh, { kind: "revoke", reason: "fraud" }, NOW);
  if (!revoked.ok) throw new Error(revoked.error.code);
  const forTests = newRecord(offerDocument({ test: true }));

  test.each<[string, OfferRecord, Partial<RedeemRequest>, number, string]>([
    ["before its start", fresh, {}, ISSUED_AT - 1, "not_started"],
    ["T07: at exactly its end", fresh, {}, EXPIRES_AT, "expired"],
    ["revoked", revoked.value, {}, NOW, "revoked"],
    ["a test offer", forTests, {}, NOW, "test_offer"],
    ["nothing that qualifies", fresh, { basket: basket("SEK", { noDiscount: true }) }, NOW, "basket_not_eligible"],
    ["another currency", fresh, { basket: basket("EUR", {}) }, NOW, "currency_mismatch"],
    ["another store of a caller that has one of the offer's", fresh, { storeId: "sthlm-2" }, NOW, "store_not_eligible"],
    [
      "another store of a caller with every store",
      fresh,
      { storeId: "x", callerStores: null },
      NOW,
      "store_not_eligible",
    ],
    ["a caller that has none", fresh, { storeId: "oslo-1", callerStores: ["oslo-1"] }, NOW, "not_redeemable"],
    ["the state comes before the basket", revoked.value, { basket: basket("EUR", {}) }, NOW, "revoked"],
    ["the store comes before the state", used, { storeId: "oslo-1", callerStores: [] }, NOW, "not_redeemable"],
  ])("%s", (_, record, over, now, code) => {
    expect(codeOf(record, over, now)).toBe(code);
  });

  test("a foreign till gets the same bytes for every state of an offer", () => {
    const foreign = redeemRequest({ storeId: "oslo-1", callerStores: ["oslo-1"] });
    for (const record of [fresh, used, revoked.value, forTests]) {
      expect(redeem(record, foreign, NOW)).toEqual({ ok: false, error: NOT_REDEEMABLE });
      expect(redeem(record, foreign, EXPIRES_AT)).toEqual({ ok: false, error: NOT_REDEEMABLE });
    }
  });

  test("a refusal uses nothing up", () => {
    expect(codeOf(fresh, { basket: basket("EUR", {}) })).toBe("currency_mismatch");
    expect(codeOf(fresh, {})).toBe("committed");
  });
});

describe("check", () => {
  test("says what redeem would, and leaves the offer as it is", () => {
    const { discount } = after(fresh, redeemRequest()).answer;
    expect(check(fresh, redeemRequest(), NOW)).toEqual({
      ok: true,
      value: { offerId: fresh.document.id, label: "10 %", reasonCode: "BECKON", test: false, discount },
    });
    expect(fresh.life.state).toBe("issued");
  });

  test("refuses what redeem would", () => {
    const other = redeemRequest({ transactionId: "R-1043" });
    expect(check(used, other, NOW)).toEqual(redeem(used, other, NOW));
  });
});

describe("a till in training", () => {
  const training = { training: true };
  const forTests = newRecord(offerDocument({ test: true }));

  test("redeems test offers for real, which says so", () => {
    const { record, answer } = after(forTests, redeemRequest(training));
    expect(answer).toMatchObject({ status: "committed", test: true, discount: { amount: 10_00 } });
    expect(codeOf(record, { ...training, transactionId: "R-2" })).toBe("already_redeemed");
  });

  test("is told of a live offer what would come off, and nothing happens", () => {
    const { record, answer } = after(fresh, redeemRequest(training));
    expect(record).toBe(fresh);
    expect({ ok: true, value: answer }).toEqual(check(fresh, redeemRequest(), NOW));
  });

  test("is refused what a live one is", () => {
    expect(codeOf(used, { ...training, transactionId: "R-2" })).toBe("already_redeemed");
    expect(codeOf(fresh, { ...training, storeId: "x" })).toBe("store_not_eligible");
  });
});
