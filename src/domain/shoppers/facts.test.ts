import { describe, expect, test } from "vitest";
import { factSource } from "../campaigns/facts.ts";
import { aFactContext, STORE } from "../campaigns/testing.ts";
import { wireTime } from "../offers/wire-time.ts";
import type { Attribute } from "./attribute.ts";
import { type Known, shopperFactsOf } from "./facts.ts";
import { NO_HABIT } from "./habit.ts";
import { NO_PROFILE, profileInputSchema } from "./profile.ts";
import { aPurchase, DAY_MS, habitOf, NOW } from "./testing.ts";
import { leaveBut } from "./traits.ts";

const ATTRIBUTES: readonly Attribute[] = [
  { name: "club", type: "string", personal: "yes", label: { en: "Club" } },
  { name: "region", type: "string", personal: "no", label: {} },
  { name: "faith", type: "string", personal: "protected", label: {} },
];
const { test: _, ...PROFILE } = profileInputSchema.parse({
  attributes: { club: "gold", region: "north", faith: "none", shoeSize: 42 },
  potential: [
    {
      category: "shoes",
      spend: { amount: 100_000, currency: "SEK" },
      shareOfWallet: 0.25,
      source: "panel",
      expiresAt: wireTime(NOW + DAY_MS),
    },
  ],
  tier: "gold",
  locale: "sv-SE",
  birthYear: 1980,
});
const bought = [aPurchase(2, "shoes", 90_000), aPurchase(40, "socks", 30_000), aPurchase(80, "socks", 30_000)];
const KNOWN: Known = {
  profile: PROFILE,
  habit: habitOf(...bought),
  lately: [2, 40, 80].map((days) => NOW - days * DAY_MS),
  activities: [],
  leave: leaveBut(new Set()),
};

const facts = (known: Known = KNOWN, profiled = true, changes: object = {}) =>
  factSource(
    aFactContext({ now: NOW, profiled, shopper: shopperFactsOf(known, ATTRIBUTES, profiled, NOW), ...changes }),
  );

describe("what a rule may ask of somebody who is profiled", () => {
  test.each<[string, unknown]>([
    ["shopper.segments", ["loyal", "new"]],
    ["shopper.orders", 3],
    ["shopper.spend", { amount: 150_000, currency: "SEK" }],
    ["shopper.daysSinceLastPurchase", 2],
    ["shopper.tier", "gold"],
    ["shopper.locale", "sv-SE"],
    ["shopper.attributes.club", "gold"],
    ["shopper.attributes.region", "north"],
    ["shopper.potential.shoes", { amount: 75_000, currency: "SEK" }],
  ])("%s", (name, value) => {
    expect(facts()(name)).toEqual(value);
    expect(facts(KNOWN, true, { shopper: null })(name)).toBeUndefined();
  });

  test.each([
    "shopper.attributes.faith",
    "shopper.attributes.shoeSize",
    "shopper.attributes.nothing",
    "shopper.potential.tents",
    "shopper.attributes.",
    "shopper.nothing",
  ])("%s is unknown", (name) => expect(facts()(name)).toBeUndefined());

  test("affinity is a share, and nothing where they turned elsewhere", () => {
    const [shoes, socks, tents] = ["shoes", "socks", "tents"].map((name) => facts()(`shopper.affinity.${name}`));
    expect(Number(shoes) + Number(socks)).toBeCloseTo(100, 9);
    expect(tents).toBe(0);
  });

  test("what they spent is of the cart's currency, or the store's; of another it is nothing", () => {
    const euros = { store: { ...STORE, currency: "EUR" }, cart: null };
    expect(facts(KNOWN, true, euros)("shopper.spend")).toEqual({ amount: 0, currency: "EUR" });
    expect(facts(KNOWN, true, { store: { ...STORE, currency: null }, cart: null })("shopper.spend")).toBeUndefined();
  });
});

describe("of who never bought anything", () => {
  const nobody = facts({ ...KNOWN, profile: NO_PROFILE, habit: NO_HABIT, lately: [] });
  test.each<[string, unknown]>([
    ["shopper.segments", []],
    ["shopper.orders", 0],
    ["shopper.daysSinceLastPurchase", undefined],
    ["shopper.affinity.shoes", undefined],
    ["shopper.tier", undefined],
  ])("%s", (name, value) => expect(nobody(name)).toEqual(value));
});

describe("of who is not profiled", () => {
  test("only what says nothing of the person is known", () => {
    const names = [
      "segments",
      "orders",
      "spend",
      "tier",
      "locale",
      "attributes.club",
      "potential.shoes",
      "affinity.shoes",
    ];
    for (const name of names) expect(facts(KNOWN, false)(`shopper.${name}`), name).toBeUndefined();
    expect(facts(KNOWN, false)("shopper.attributes.region")).toBe("north");
  });

  test("nothing else is even handed on", () => {
    expect(shopperFactsOf(KNOWN, ATTRIBUTES, false, NOW)).toEqual({
      segments: [],
      attributes: { region: "north" },
      tier: null,
      locale: null,
      orders: 0,
      spend: [],
      lastPurchaseAt: null,
      potential: {},
      affinity: {},
    });
  });
});

test("what the shopper had removed is not computed", () => {
  const leave = leaveBut(new Set(["loyal", "affinity.socks", "potential"]));
  expect(shopperFactsOf({ ...KNOWN, leave }, [], true, NOW)).toMatchObject({
    segments: ["new"],
    affinity: { shoes: 1 },
    potential: {},
  });
});
