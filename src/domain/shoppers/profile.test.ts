import { describe, expect, test } from "vitest";
import { mergedProfile, NO_PROFILE, potentialOf, profileInputSchema, profileRowSchema } from "./profile.ts";
import { ago, NOW } from "./testing.ts";

const potential = (category: string, over: object = {}) => ({
  category,
  spend: { amount: 500_000, currency: "SEK" },
  shareOfWallet: 0.2,
  source: "panel",
  expiresAt: ago(-30),
  ...over,
});
const profile = (over: object) => profileInputSchema.parse(over);

describe("potential", () => {
  test("is what is spent elsewhere", () => {
    expect(potentialOf(profile({ potential: [potential("shoes")] }), NOW)).toEqual({
      shoes: { amount: 400_000, currency: "SEK" },
    });
  });

  test.each([
    ["all of it where nothing is spent here", 0, 500_000],
    ["nothing where all is spent here", 1, 0],
    ["whole minor units", 0.333_333, 333_334],
  ])("is %s", (_, shareOfWallet, amount) => {
    const known = potentialOf(profile({ potential: [potential("shoes", { shareOfWallet })] }), NOW);
    expect(known["shoes"]?.amount).toBe(amount);
  });

  test("is not known any more when its time is over", () => {
    expect(potentialOf(profile({ potential: [potential("shoes", { expiresAt: ago(0) })] }), NOW)).toEqual({});
  });
});

describe("a profile", () => {
  test("is empty where nothing is said", () => {
    const { test: isTest, ...said } = profile({});
    expect([said, isTest]).toEqual([NO_PROFILE, undefined]);
  });

  test.each([
    ["a category twice", { potential: [potential("shoes"), potential("shoes")] }],
    ["more of a wallet than there is", { potential: [potential("shoes", { shareOfWallet: 1.2 })] }],
    ["a year before anybody's", { birthYear: 1_850 }],
    ["a birthday", { birthYear: "1980-01-01" }],
    ["a locale that is none", { locale: "sv_SE" }],
    ["what nobody knows", { email: "x" }],
  ])("refuses %s", (_, given) => expect(profileInputSchema.safeParse(given).success).toBe(false));

  test.each([
    ["nobody", {}, false],
    ["one by their id", { shopperId: "lars" }, true],
    ["one by a card", { shopper: { kind: "loyaltyCard", value: "4711" } }, true],
    ["one twice", { shopperId: "lars", shopper: { kind: "loyaltyCard", value: "4711" } }, false],
  ])("of an import is about %s", (_, whom, isOne) =>
    expect(profileRowSchema.safeParse({ ...whom, tier: "gold" }).success).toBe(isOne),
  );

  test("of two who are one is first what was said of the one that stays", () => {
    const stays = profile({ tier: "gold", attributes: { club: "a" }, potential: [potential("shoes")] });
    const other = profile({
      tier: "silver",
      birthYear: 1980,
      attributes: { club: "b", kids: 2 },
      potential: [potential("shoes", { shareOfWallet: 1 }), potential("tents")],
    });
    expect(mergedProfile(stays, other)).toEqual({
      ...NO_PROFILE,
      tier: "gold",
      birthYear: 1980,
      attributes: { club: "a", kids: 2 },
      potential: [potential("shoes"), potential("tents")],
    });
  });
});
