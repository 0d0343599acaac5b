import { describe, expect, test } from "vitest";
import { type Effect, effectInWords, signedMoney } from "./effect-words.ts";

const sek = (amount: number) => ({ amount, currency: "SEK" });
const group = (shoppers: number | null, paid: number | null) => ({
  shoppers,
  buyers: shoppers,
  revenue: paid === null ? [] : [sek(paid)],
});
const effect = (low: number, high: number, over: Partial<Effect> = {}): Effect => ({
  treated: group(100, 5_000_000),
  heldOut: group(100, 4_000_000),
  perShopper: { estimate: sek((low + high) / 2), low: sek(low), high: sek(high) },
  note: "",
  ...over,
});
const said = (one: Effect): string => effectInWords(one, "en").join(" ").replaceAll("\u00a0", " ");

describe("what the offers add", () => {
  test("is an interval of money, and of what a held-out shopper paid", () => {
    expect(said(effect(1_200, 3_600))).toBe(
      "Offers add something: who got them paid between +SEK 12.00 and +SEK 36.00 more than who was held out. " +
        "That is between +3% and +9% of the SEK 400.00 that a held-out shopper paid on average. " +
        "It holds with 95 % certainty, and may be looked at every day: looking often does not make it wrong.",
    );
  });

  test.each([
    [
      "not settled where nothing is in it",
      effect(-1_200, 3_600),
      "Not settled yet: who got offers paid between −SEK 12.00 and +SEK 36.00",
    ],
    ["less than nothing where all of it is", effect(-3_600, -1_200), "Offers take something away"],
    [
      "no share where nobody held out paid",
      effect(1, 2, { heldOut: group(100, null) }),
      "more than who was held out. It holds",
    ],
    [
      "hidden of too few",
      effect(1, 2, { perShopper: null, heldOut: group(null, null) }),
      "at least 20 shoppers who bought",
    ],
    ["not told of several currencies", effect(1, 2, { perShopper: null }), "several currencies"],
  ])("is %s", (_, one, words) => {
    expect(said(one)).toContain(words);
  });

  test.each([
    [0, "SEK 0.00"],
    [150, "+SEK 1.50"],
    [-150, "−SEK 1.50"],
  ])("is signed: %i", (amount, words) => {
    expect(signedMoney(sek(amount), "en").replaceAll("\u00a0", " ")).toBe(words);
  });
});
