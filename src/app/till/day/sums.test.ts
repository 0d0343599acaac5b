import { describe, expect, test } from "vitest";
import { givenIn } from "./sums.ts";

const total = (tillId: string, amount: number, currency: string) => {
  const money = { amount, currency };
  const sum = { count: 1, amount: money };
  return { tillId, campaignId: "back", amount: money, redeemed: sum, voided: sum, returned: sum };
};

describe("what was given in all", () => {
  test("is summed by currency, also where more came back", () => {
    expect(givenIn([total("1", 1_000, "SEK"), total("2", -3_000, "SEK"), total("1", 500, "EUR")])).toEqual([
      { amount: -2_000, currency: "SEK" },
      { amount: 500, currency: "EUR" },
    ]);
  });

  test("is nothing where there was nothing", () => expect(givenIn([])).toEqual([]));
});
