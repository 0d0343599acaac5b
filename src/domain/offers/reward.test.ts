import { describe, expect, test } from "vitest";
import { describeReward, kindOf, receiptLabel, type Reward, rewardSchema } from "./reward.ts";

const sek = (amount: number) => ({ amount, currency: "SEK" });
const read = (input: object): Reward => rewardSchema.parse(input);
const plain = (text: string) => text.replaceAll(/\s/gu, " ");

test.each<[object, string, string]>([
  [{ kind: "percentOff", basisPoints: 1_250 }, "12,5 %", "−12,5 %"],
  [{ kind: "amountOff", amount: sek(50_00) }, "50,00 kr", "−50,00 kr"],
  [{ kind: "fixedPrice", price: sek(99_00) }, "99,00 kr", "99,00 kr"],
  [{ kind: "freeItem", item: { sku: "SOCK", value: sek(49_00) } }, "49,00 kr", "−49,00 kr"],
  [{ kind: "points", points: 1_500 }, "1 500", "+1 500"],
])("%j in words, and on the receipt", (input, words, label) => {
  expect(plain(describeReward(read(input), "sv-SE", "SEK"))).toBe(words);
  expect(plain(receiptLabel(read(input), "sv-SE", "SEK"))).toBe(label);
});

test("of several amounts the one in the currency is told, or the first where none is known", () => {
  const reward = read({ kind: "amountOff", amount: [{ amount: 5_00, currency: "EUR" }, sek(50_00)] });
  expect(plain(describeReward(reward, "en", "SEK"))).toContain("50.00");
  expect(describeReward(reward, "en", null)).toBe("€5.00");
  expect(describeReward(reward, "en", "USD")).toBe("€5.00");
});

test("a language that nobody knows reads as English", () => {
  expect(describeReward(read({ kind: "percentOff", basisPoints: 1_000 }), "x_y", null)).toBe("10%");
});

test("what is left out has its default", () => {
  expect(read({ kind: "percentOff", basisPoints: 1 })).toEqual({
    kind: "percentOff",
    basisPoints: 1,
    cap: null,
    appliesTo: { kind: "cartItems", match: "product", target: "all" },
    onDiscounted: "after",
  });
});

describe("is refused", () => {
  test.each([
    [{ kind: "percentOff", basisPoints: 10_001 }],
    [{ kind: "percentOff", basisPoints: 1, appliesTo: { kind: "skus" } }],
    [{ kind: "percentOff", basisPoints: 1, appliesTo: { kind: "skus", skus: [] } }],
    [{ kind: "percentOff", basisPoints: 1, appliesTo: { kind: "basket", skus: ["x"] } }],
    [{ kind: "amountOff", amount: sek(5), cap: sek(1) }],
    [{ kind: "fixedPrice" }],
    [{ kind: "freeItem", item: { sku: "SOCK" } }],
    [{ kind: "points", points: 0 }],
    [{ kind: "points", points: 5, appliesTo: { kind: "basket" } }],
    [{ kind: "hug" }],
  ])("%j", (input) => {
    expect(rewardSchema.safeParse(input).success).toBe(false);
  });
});

test("every place that states money is named, so that another currency stops the campaign", () => {
  const members = (input: object) => {
    const reward = read(input);
    return kindOf(reward)
      .states(reward)
      .map(({ member }) => member);
  };
  expect(members({ kind: "percentOff", basisPoints: 1, cap: sek(1) })).toEqual(["cap"]);
  expect(members({ kind: "amountOff", amount: sek(1) })).toEqual(["amount"]);
  expect(members({ kind: "fixedPrice", price: sek(1), cap: sek(1) })).toEqual(["price", "cap"]);
  expect(members({ kind: "freeItem", item: { sku: "x", value: sek(1) } })).toEqual(["item/value"]);
  expect(members({ kind: "points", points: 1 })).toEqual([]);
});
