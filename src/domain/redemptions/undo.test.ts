import { describe, expect, test } from "vitest";
import { TOMBSTONES_MAX } from "../bounds.ts";
import { Story } from "./story/testing.ts";
import { redeemRequest } from "./testing.ts";
import { undoRedemption, undoTransaction } from "./undo.ts";

const voidById = (story: Story, number: number, callerStores: readonly string[] | null = null) => {
  const done = undoRedemption(story.record, { redemptionId: story.idOf(number), callerStores }, story.now);
  if (done.ok) story.record = done.value.record;
  return done.ok ? done.value.answer.status : done.error.code;
};

describe("a void", () => {
  test("by id is one of its own transaction and attempt", () => {
    const story = new Story();
    story.play(["redeem", { attempt: 2 }]);
    expect(voidById(story, 1)).toBe("voided");
    expect(story.record).toMatchObject({ life: { state: "issued" }, tombstones: [{ attempt: 2 }] });
    expect(voidById(story, 1)).toBe("voided");
    expect(story.play(["redeem"])).toBe("voided");
    expect(story.play(["redeem", { attempt: 3 }])).toMatchObject({ status: "committed" });
  });

  test("by id is for who holds the store, and of what there is", () => {
    const story = new Story();
    story.play(["redeem"]);
    expect(voidById(story, 1, ["oslo-1"])).toBe("not_found");
    expect(voidById(story, 2)).toBe("not_found");
    expect(story.record.life.state).toBe("redeemed");
  });

  test("of an earlier redemption leaves a later one alone", () => {
    const story = new Story();
    story.play(["redeem"], ["void"], ["redeem", { tillId: "4" }]);
    expect(voidById(story, 1)).toBe("voided");
    expect(story.record.life).toMatchObject({ state: "redeemed", by: { tillId: "4" } });
  });

  test("of what came back wholly leaves it returned", () => {
    const whole = new Story();
    whole.play(["redeem"], ["return", 1, [{ lineId: "1", quantity: 1 }]]);
    expect(voidById(whole, 1)).toBe("returned");
    expect(whole.record.redemptions[0]?.voidedAt).toBeNull();
  });

  test("of a transaction at a store that is none of the offer's is nothing", () => {
    const { record, now } = new Story();
    expect(undoTransaction(record, redeemRequest({ storeId: "oslo-1" }), now)).toBe(record);
  });

  test("that is said again changes nothing, nor does that of an earlier attempt", () => {
    const { record, now } = new Story();
    const voided = undoTransaction(record, redeemRequest({ attempt: 3 }), now);
    expect(undoTransaction(voided, redeemRequest({ attempt: 3 }), now + 1)).toBe(voided);
    expect(undoTransaction(voided, redeemRequest({ attempt: 1 }), now + 1)).toBe(voided);
  });
});

describe("tombstones", () => {
  test("are one for each transaction: its highest attempt", () => {
    const story = new Story();
    for (const attempt of [1, 3, 2]) story.play(["void", { attempt }]);
    expect(story.record.tombstones).toMatchObject([{ attempt: 3 }]);
  });

  test("are so many at most, the newest", () => {
    const story = new Story();
    for (let n = 0; n <= TOMBSTONES_MAX; n += 1) story.play(["void", { transactionId: `R-${n}` }]);
    expect(story.record.tombstones).toHaveLength(TOMBSTONES_MAX);
    expect(story.record.tombstones.at(-1)).toMatchObject({ transactionId: `R-${TOMBSTONES_MAX}` });
  });
});
