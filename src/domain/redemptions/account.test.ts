import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LATE_COMMIT_MS, RESERVATION_TTL_MS } from "../bounds.ts";
import { happen } from "../offers/revoke.ts";
import { type Account, accountOf, claimedUntil, nextTurn, spentOf } from "./account.ts";
import { entriesOf } from "./effects.ts";
import { type Step, Story } from "./story/testing.ts";
import { basket, EXPIRES_AT, ISSUED_AT, points } from "./testing.ts";

const END: Step = ["wait", EXPIRES_AT - ISSUED_AT];
const LAPSE: Step = ["wait", RESERVATION_TTL_MS];
const BASKET = basket("SEK", { quantity: 2, unitPrice: 50_00 });
const ITEMS = [{ sku: "SHOE-42", productId: "SHOE", gtin: null, quantity: 2 }];
const SOLD: Step = ["redeem", { basket: BASKET }];
const back = (quantity: number, receipt?: string): Step => ["return", 1, [{ lineId: "1", quantity }], receipt];
const played = (...steps: Step[]): Story => {
  const story = new Story({ items: ITEMS });
  story.play(...steps);
  return story;
};

describe("what a campaign is to know", () => {
  const WAITING = { kind: "waiting" };
  const OVER = { kind: "over" };
  const spent = (amount: number, most = 11_00) => ({ kind: "spent", spent: amount, most });
  test.each<[string, Step[], object]>([
    ["of an offer in hand", [], WAITING],
    ["of one that a till holds", [["reserve"]], WAITING],
    ["of one that expired", [END], OVER],
    ["of one that a till may still commit late", [["reserve"], END], WAITING],
    ["of one that no till can commit any more", [["reserve"], END, ["wait", LATE_COMMIT_MS]], OVER],
    ["of a redemption", [SOLD], spent(10_00)],
    ["of a redemption after the offer's end: none can be made anew", [SOLD, END], spent(10_00, 10_00)],
    ["of a void and a late commit to come", [SOLD, ["void"], ["reserve", { attempt: 2 }], END], spent(0)],
    ["of a late commit", [["reserve"], END, ["commit", 1]], spent(10_00, 10_00)],
    ["of a redemption that was voided: it may be redeemed anew", [SOLD, ["void"]], spent(0)],
    ["of a redemption that was voided after the offer's end", [SOLD, END, ["void"]], OVER],
    ["of a void and another redemption", [SOLD, ["void"], ["redeem", { attempt: 2 }]], spent(10_00)],
    ["of a return in part", [SOLD, back(1)], spent(5_00)],
    ["of a return in part after the offer's end", [SOLD, END, back(1)], spent(5_00, 5_00)],
    ["of a return in part that was voided", [SOLD, back(1), END, ["void"]], OVER],
    ["of a whole return", [SOLD, back(1), back(1, "B-2")], OVER],
    ["of a whole return at once", [SOLD, END, back(2)], OVER],
  ])("%s", (_, steps, account) => {
    const { record, now } = played(...steps);
    expect(accountOf(record, now)).toEqual(account);
  });

  test("of one that credited points alone: it cost nothing, and was used", () => {
    const story = new Story({ items: ITEMS, reward: points(50), reserved: { amount: 0, currency: "SEK" } });
    story.play(SOLD, END);
    expect(accountOf(story.record, story.now)).toEqual(spent(0, 0));
  });

  test("of one that was revoked, also while a lapsed reservation was left", () => {
    const { record, now } = played(["reserve"], LAPSE);
    const revoked = happen(record, { kind: "revoke", reason: "fraud" }, now);
    expect(revoked.ok && accountOf(revoked.value, now)).toEqual(OVER);
  });
});

describe("when time changes something", () => {
  test.each<[string, Step[], (story: Story) => number | null]>([
    ["an offer in hand expires", [], () => EXPIRES_AT],
    ["a reservation lapses", [["reserve"]], ({ now }) => now + RESERVATION_TTL_MS],
    ["a redemption can no longer be made anew", [SOLD], () => EXPIRES_AT],
    ["a redemption stays after that", [SOLD, END], () => null],
    ["a return stays", [SOLD, back(2)], () => null],
  ])("%s", (_, steps, expected) => {
    const story = played(...steps);
    expect(nextTurn(story.record, story.now)).toBe(expected(story));
  });

  test("what lapsed can be committed late for a day, also after the offer's end", () => {
    const story = played(["reserve"]);
    const until = story.now + RESERVATION_TTL_MS + LATE_COMMIT_MS;
    expect(claimedUntil(story.record.life)).toBe(until);
    story.play(END);
    const expired = happen(story.record, { kind: "expire" }, story.now);
    if (!expired.ok) throw new Error(expired.error.code);
    expect(nextTurn(expired.value, story.now)).toBe(until);
    expect(nextTurn(expired.value, until)).toBeNull();
  });
});

const mostOf = (account: Account): number => {
  if (account.kind === "waiting") return 11_00;
  return account.kind === "spent" ? account.most : 0;
};

test("what an offer may come to cost never grows again, and nothing ever costs more", () => {
  const till = fc.record({ tillId: fc.constantFrom("1", "2"), attempt: fc.integer({ min: 1, max: 3 }) });
  const step: fc.Arbitrary<Step> = fc.oneof(
    till.map((over): Step => ["redeem", { ...over, basket: BASKET }]),
    till.map((over): Step => ["reserve", { ...over, basket: BASKET }]),
    till.map((over): Step => ["void", over]),
    fc.integer({ min: 1, max: 4 }).map((number): Step => ["commit", number]),
    fc.constantFrom(1, 2).map((quantity): Step => ["return", 1, [{ lineId: "1", quantity }]]),
    fc.integer({ min: 0, max: EXPIRES_AT - ISSUED_AT }).map((ms): Step => ["wait", ms]),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const story = new Story({ items: ITEMS });
      let most = Infinity;
      for (const one of steps) {
        story.play(one);
        const now = mostOf(accountOf(story.record, story.now));
        expect(now).toBeLessThanOrEqual(most);
        expect(spentOf(story.record)).toBeLessThanOrEqual(now);
        most = now;
      }
    }),
    { numRuns: 300 },
  );
});

describe("the journal's entries", () => {
  test("say what was given and what came back, where and when", () => {
    const { record, now } = played(SOLD, ["wait", 1_000], back(1), ["wait", 1_000], ["void"]);
    const first = {
      redemptionId: "red_AbCdEfGhIjKlMnOpQrStUv_1",
      campaignId: "autumn-cart",
      currency: "SEK",
      storeId: "sthlm-1",
      tillId: "3",
      transactionId: "R-1042",
    };
    const there = { ...first, storeId: "gbg-1", tillId: "9", transactionId: "B-1" };
    expect(entriesOf(record)).toEqual([
      { ...first, id: `${first.redemptionId}:redeemed`, kind: "redeemed", at: now - 2_000, amount: 10_00 },
      { ...there, id: `${first.redemptionId}:returned:1`, kind: "returned", at: now - 1_000, amount: -5_00 },
      { ...first, id: `${first.redemptionId}:voided`, kind: "voided", at: now, amount: -5_00 },
    ]);
  });

  test.each<[string, Step[]]>([
    ["a reservation", [["reserve"]]],
    ["a reservation that was voided", [["reserve"], ["void"]]],
    ["a void that came first", [["void"]]],
  ])("there are none of %s", (_, steps) => {
    expect(entriesOf(played(...steps).record)).toEqual([]);
  });

  test("there are none of a test offer", () => {
    const story = new Story({ test: true });
    story.play(["redeem", { training: true }]);
    expect(story.record.life.state).toBe("redeemed");
    expect(entriesOf(story.record)).toEqual([]);
  });

  test("are never changed by what comes later, and sum to what is spent", () => {
    const till = fc.record({ tillId: fc.constantFrom("1", "2"), attempt: fc.integer({ min: 1, max: 3 }) });
    const step: fc.Arbitrary<Step> = fc.oneof(
      till.map((over): Step => ["redeem", { ...over, basket: BASKET }]),
      till.map((over): Step => ["reserve", { ...over, basket: BASKET }]),
      till.map((over): Step => ["void", over]),
      fc.integer({ min: 1, max: 4 }).map((number): Step => ["commit", number]),
      fc
        .tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom(0.5, 1, 2), fc.constantFrom("B-1", "B-2", "B-3"))
        .map(([number, quantity, receipt]): Step => ["return", number, [{ lineId: "1", quantity }], receipt]),
      fc.integer({ min: 0, max: RESERVATION_TTL_MS }).map((ms): Step => ["wait", ms]),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const story = new Story({ items: ITEMS });
        for (const one of steps) {
          const before = entriesOf(story.record);
          story.play(one);
          const entries = entriesOf(story.record);
          expect(entries).toEqual(expect.arrayContaining(before));
          expect(entries.reduce((sum, { amount }) => sum + amount, 0)).toBe(spentOf(story.record));
          expect(spentOf(story.record)).toBeGreaterThanOrEqual(0);
          expect(spentOf(story.record)).toBeLessThanOrEqual(story.record.document.reserved.amount);
        }
      }),
      { numRuns: 300 },
    );
  });
});
