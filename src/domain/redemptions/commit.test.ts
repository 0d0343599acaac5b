import { describe, expect, test } from "vitest";
import { RESERVATION_TTL_MS } from "../bounds.ts";
import { wireTime } from "../offers/wire-time.ts";
import { commit } from "./commit.ts";
import { Story } from "./story/testing.ts";
import { basket } from "./testing.ts";

const reserved = () => {
  const story = new Story();
  story.play(["reserve"]);
  return story;
};

test("a reservation says until when it holds, a commit no more", () => {
  const story = new Story();
  expect(story.play(["reserve"])).toMatchObject({
    status: "reserved",
    reservedUntil: wireTime(story.now + RESERVATION_TTL_MS),
    discount: { amount: 10_00 },
  });
  const committed = story.play(["commit", 1]);
  expect(committed).toMatchObject({ status: "committed", discount: { amount: 10_00 } });
  expect(committed).not.toHaveProperty("reservedUntil");
  expect(committed).not.toHaveProperty("late");
});

describe("the final basket", () => {
  test.each([
    ["of less comes to less", basket("SEK", { unitPrice: 50_00 }), { amount: 5_00 }],
    ["of more comes to more", basket("SEK", { unitPrice: 105_00 }), { amount: 10_50 }],
    ["of much more comes to what was set aside", basket("SEK", { unitPrice: 900_00 }), { amount: 11_00 }],
  ])("%s", (_, final, discount) => {
    const story = reserved();
    expect(story.play(["commit", 1, final])).toMatchObject({ status: "committed", discount });
    expect(story.play(["commit", 1])).toMatchObject({ discount });
  });

  test.each([
    ["that nothing fits", basket("SEK", { sku: "HAT", productId: "HAT" }), "basket_not_eligible"],
    ["in another currency", basket("EUR", {}), "currency_mismatch"],
  ])("%s is refused, and the reservation stands", (_, final, code) => {
    const story = reserved();
    const { record } = story;
    expect(story.play(["commit", 1, final])).toBe(code);
    expect(story.record).toBe(record);
    expect(story.play(["commit", 1])).toMatchObject({ status: "committed" });
  });

  test("is what returns are measured by", () => {
    const story = reserved();
    story.play(["commit", 1, basket("SEK", { unitPrice: 50_00 })]);
    expect(story.play(["return", 1, [{ lineId: "1", quantity: 1 }]])).toMatchObject({
      refund: { amount: 45_00, discount: 5_00 },
    });
  });
});

test.each([
  [["sthlm-1"], true],
  [["oslo-1"], false],
  [[], false],
])("a key of %j commits: %s", (callerStores, allowed) => {
  const story = reserved();
  const answer = commit(story.record, { redemptionId: story.idOf(1), basket: null, callerStores }, story.now);
  expect(answer.ok ? "ok" : answer.error.code).toBe(allowed ? "ok" : "not_found");
});
