import { describe, expect, test } from "vitest";
import { redeem } from "../redemptions/redeem.ts";
import { newRecord, type OfferRecord } from "../redemptions/redemption.ts";
import { EXPIRES_AT, ISSUED_AT, offerDocument, redeemRequest } from "../redemptions/testing.ts";
import type { StoreScope } from "../stores/store-selector.ts";
import { happen, revoke } from "./revoke.ts";

const NOW = ISSUED_AT + 60_000;
const fresh = newRecord(offerDocument({ storeIds: ["sthlm-1", "sthlm-2"] }));
const taken = (capture: "now" | "later"): OfferRecord => {
  const done = redeem(fresh, redeemRequest({ capture }), NOW);
  if (!done.ok) throw new Error(done.error.code);
  return done.value.record;
};
const ids = (...of: string[]): StoreScope => ({ kind: "ids", ids: of });
const ALL: StoreScope = { kind: "all" };

describe("happen", () => {
  test.each([
    ["an alarm that comes early changes nothing", fresh, EXPIRES_AT - 1, "issued"],
    ["at its end it expires", fresh, EXPIRES_AT, "expired"],
    ["what was redeemed stays so", taken("now"), EXPIRES_AT, "redeemed"],
  ])("%s", (_, record, now, state) => {
    const answer = happen(record, { kind: "expire" }, now);
    expect(answer).toMatchObject({ ok: true, value: { life: { state } } });
    expect(answer.ok && answer.value === record).toBe(state === record.life.state);
  });
});

describe("revoke", () => {
  test.each<[string, OfferRecord, StoreScope, number, string]>([
    ["an offer in hand", fresh, ALL, NOW, "revoked"],
    ["by whom all its stores are", fresh, ids("sthlm-1", "sthlm-2", "oslo-1"), NOW, "revoked"],
    ["by whom one of them is", fresh, ids("sthlm-1"), NOW, "not_found"],
    ["one that a till holds", taken("later"), ALL, NOW, "reserved_elsewhere"],
    ["one that was redeemed", taken("now"), ALL, NOW, "not_reversible"],
    ["one that has expired", fresh, ALL, EXPIRES_AT, "expired"],
  ])("%s", (_, record, scope, now, expected) => {
    const answer = revoke(record, { reason: "fraud", scope }, now);
    expect(answer.ok ? answer.value.answer.state : answer.error.code).toBe(expected);
  });

  test("says why, and once", () => {
    const first = revoke(fresh, { reason: "fraud", scope: ALL }, NOW);
    if (!first.ok) throw new Error(first.error.code);
    expect(first.value.record.life).toEqual({ state: "revoked", reason: "fraud", at: NOW });
    const again = revoke(first.value.record, { reason: "other", scope: ALL }, NOW + 1);
    expect(again).toEqual({ ok: true, value: { record: first.value.record, answer: first.value.answer } });
  });
});
