import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ERASED_REMEMBERED_DAYS, LATE_COMMIT_MS } from "../bounds.ts";
import { BORN, type Life } from "../offers/life.ts";
import type { BusinessKey } from "../offers/business-key.ts";
import { newRecord } from "../redemptions/redemption.ts";
import { offerDocument } from "../redemptions/testing.ts";
import { type ErasureStep, erasureReport, fateOf, NOTHING, type Outcome, rememberedUntil } from "./erasure.ts";

const BY: BusinessKey = { storeId: "s", tillId: "1", transactionId: "R-1", attempt: 1 };
const DOCUMENT = offerDocument({ issuedAt: 1_000, expiresAt: 9_000 });
const HOLD = { by: BY, at: 2_000, until: 5_000 };

describe("of an offer whose shopper is erased", () => {
  const lateUntil = HOLD.until + LATE_COMMIT_MS;
  const cases: [string, Life, number, ReturnType<typeof fateOf>][] = [
    ["one in hand goes", BORN, 2_000, { kind: "removed" }],
    ["one past its end goes", BORN, 9_000, { kind: "removed" }],
    ["an expired one goes", { state: "expired", lapsed: [] }, 9_500, { kind: "removed" }],
    ["a revoked one goes", { state: "revoked", reason: "x", at: 2_000 }, 3_000, { kind: "removed" }],
    ["a redemption stays", { state: "redeemed", by: BY, at: 2_000, late: false }, 3_000, { kind: "kept" }],
    ["a return stays", { state: "returned", by: BY, at: 2_000, returnedAt: 3_000 }, 4_000, { kind: "kept" }],
    [
      "one that a till holds waits for the till",
      { state: "reserved", hold: HOLD, lapsed: [] },
      3_000,
      { kind: "held", until: lateUntil },
    ],
    [
      "a lapsed hold waits as long as the till may still say that it was paid",
      { state: "reserved", hold: HOLD, lapsed: [] },
      6_000,
      { kind: "held", until: lateUntil },
    ],
    ["after that it goes", { state: "expired", lapsed: [HOLD] }, lateUntil, { kind: "removed" }],
  ];
  test.each(cases)("%s", (_, life, now, fate) => {
    expect(fateOf({ ...newRecord(DOCUMENT), life }, now)).toEqual(fate);
  });
});

const outcomes = (over: Partial<Record<ErasureStep, Outcome>> = {}): Record<ErasureStep, Outcome> => ({
  remember: { removed: 0, kept: 1 },
  identities: NOTHING,
  merged: NOTHING,
  decision: NOTHING,
  offer: NOTHING,
  cart: NOTHING,
  index: NOTHING,
  devices: NOTHING,
  ...over,
});

describe("the report", () => {
  test("of a shopper with nothing says what every erasure removes and keeps", () => {
    const { removed, kept } = erasureReport(outcomes());
    expect(removed.map(({ where }) => where)).toEqual(["shopper"]);
    expect(kept).toEqual([
      {
        where: "identities",
        what: "a keyed hash of the shopper id",
        why: "an import must not bring the shopper back",
        keptFor: "P400D",
        count: 1,
      },
    ]);
  });

  test("counts the offers that went apart from those that stay", () => {
    const { removed, kept } = erasureReport(outcomes({ offer: { removed: 3, kept: 2 } }));
    expect(removed.find(({ where }) => where === "offers")?.count).toBe(3);
    expect(kept.find(({ where }) => where === "offers")).toMatchObject({ count: 2, keptFor: null });
  });

  test("names the cart and the devices", () => {
    const { removed } = erasureReport(outcomes({ cart: { removed: 1, kept: 0 }, devices: { removed: 2, kept: 0 } }));
    expect(removed.map(({ where, count }) => `${where} ${count}`)).toEqual(["shopper 1", "carts 1", "identities 2"]);
  });
});

const DAY = 86_400_000;
test("an id is remembered for 400 days and less than one more, until a midnight that says nothing of the hour", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), (now) => {
      const until = rememberedUntil(now);
      expect(until % DAY).toBe(0);
      expect(until).toBeGreaterThanOrEqual(now + ERASED_REMEMBERED_DAYS * DAY);
      expect(until).toBeLessThan(now + (ERASED_REMEMBERED_DAYS + 1) * DAY);
    }),
    { numRuns: 200 },
  );
});
