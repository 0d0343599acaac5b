import { describe, expect, test } from "vitest";
import type { RedemptionDetail } from "./wire.ts";
import { type Deed, type Doubt, effectOf, outcomeOf } from "./doubt.ts";

const HERE = { storeId: "sthlm-1", tillId: "1", transactionId: "R-1" };
const MADE: RedemptionDetail = {
  id: "red_1",
  status: "committed",
  offerId: "off_1",
  label: "10 kr off",
  reasonCode: "back",
  test: false,
  discount: { currency: "SEK", amount: 1_000, lines: [] },
  ...HERE,
  attempt: 1,
  at: "2026-11-22T10:00:00.000Z",
  committedAt: "2026-11-22T10:00:00.000Z",
  voidedAt: null,
  returns: [],
  remaining: [],
};
const refund = { currency: "SEK", amount: 148_900, discount: 1_000, lines: [] };
const doubtOf = (deed: Deed, over: Partial<Doubt> = {}): Doubt => ({
  deed,
  ...HERE,
  redemptionId: null,
  training: false,
  ...over,
});
const by = { redemptionId: "red_1" };
const back = { ...HERE, storeId: "gbg-1", transactionId: "B-7", at: MADE.at, refund, moved: [] };

describe("what became of a request whose answer was lost", () => {
  test.each<[string, Doubt, Partial<RedemptionDetail> | null, string]>([
    ["redeemed", doubtOf("redeem"), {}, "done"],
    ["redeemed, and brought back since", doubtOf("redeem"), { status: "returned" }, "done"],
    ["never redeemed", doubtOf("redeem"), null, "nothing"],
    ["voided before it was tried again", doubtOf("redeem"), { status: "voided" }, "nothing"],
    ["redeemed by another receipt", doubtOf("redeem"), { transactionId: "R-2" }, "nothing"],
    ["redeemed by another till under the same number", doubtOf("redeem"), { tillId: "2" }, "nothing"],
    ["maybe reserved", doubtOf("reserve"), null, "lapses"],
    ["reserved, and known by its id", doubtOf("reserve", by), { status: "reserved" }, "held"],
    ["committed", doubtOf("commit", by), {}, "done"],
    ["not committed", doubtOf("commit", by), { status: "reserved" }, "held"],
    ["not committed, and late", doubtOf("commit", by), { status: "lapsed" }, "held"],
    ["voided", doubtOf("void", by), { status: "voided" }, "done"],
    ["not voided", doubtOf("void", by), {}, "nothing"],
    ["brought back", doubtOf("return", { ...by, storeId: "gbg-1", transactionId: "B-7" }), { returns: [back] }, "done"],
    [
      "brought back in another receipt only",
      doubtOf("return", { ...by, storeId: "gbg-1", transactionId: "B-8" }),
      { returns: [back] },
      "nothing",
    ],
  ])("%s", (_, doubt, found, kind) => {
    expect(outcomeOf(doubt, found === null ? [] : [{ ...MADE, ...found }]).kind).toBe(kind);
  });

  test("is told of the attempt that holds, where an earlier one was voided", () => {
    const voided = { ...MADE, id: "red_0", status: "voided" as const };
    expect(outcomeOf(doubtOf("redeem"), [voided, { ...MADE, attempt: 2 }])).toEqual({
      kind: "done",
      redemption: { ...MADE, attempt: 2 },
    });
  });
});

describe("what it is on the books", () => {
  test.each<[Deed, Partial<RedemptionDetail>, ReturnType<typeof effectOf>]>([
    ["redeem", {}, { kind: "redeemed", amount: 1_000 }],
    ["reserve", {}, { kind: "redeemed", amount: 1_000 }],
    ["commit", {}, { kind: "redeemed", amount: 1_000 }],
    ["void", {}, { kind: "voided", amount: -1_000 }],
    ["void", { committedAt: null }, null],
    ["return", { returns: [{ ...back, transactionId: "R-1" }] }, { kind: "returned R-1", amount: -1_000 }],
    ["return", { returns: [back] }, null],
  ])("%s of %j", (deed, over, effect) => expect(effectOf(doubtOf(deed), { ...MADE, ...over })).toEqual(effect));
});
