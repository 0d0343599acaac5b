import { describe, expect, test } from "vitest";
import { RULE_DEPTH_MAX } from "../bounds.ts";
import { parseCampaign } from "./campaign.ts";
import { aCampaign, DRAFT } from "./testing.ts";

const pointersOf = (changes: Record<string, unknown>): string[] => {
  const parsed = parseCampaign({ ...DRAFT, ...changes });
  return parsed.ok ? [] : (parsed.error.errors ?? []).map(({ pointer }) => pointer);
};
const [VARIANT] = DRAFT.variants;
const SEK = { amount: 100, currency: "SEK" };

test("everything but id, name, trigger and variants has its default", () => {
  expect(aCampaign()).toEqual({
    id: "a",
    name: "Back for your cart",
    priority: 50,
    schedule: { startsAt: null, endsAt: null },
    stores: { kind: "all" },
    channels: ["visit"],
    trigger: {
      event: "dwelled",
      dwellSeconds: 60,
      assumeDwell: false,
      minutesBeforeClosing: null,
      retriggerAfter: "PT1H",
    },
    audience: null,
    items: null,
    fallbackLocale: "en",
    allocation: "fixed",
    variants: [
      {
        id: "ten",
        weight: 1,
        audience: null,
        imageUrl: null,
        deepLink: null,
        texts: { en: { title: "10 % off", body: "Today" } },
        reward: {
          kind: "percentOff",
          basisPoints: 1_000,
          cap: null,
          appliesTo: { kind: "cartItems", match: "product", target: "all" },
          onDiscounted: "after",
        },
      },
    ],
    limits: [],
    budgets: [],
    holdoutBasisPoints: 0,
    attributionWindow: "P7D",
    offerTtl: "PT2H",
    redeemAt: "visited",
    offline: null,
    stacking: "best",
    exclusionGroup: null,
    posReasonCode: "BECKON",
  });
});

test.each([null, [], ["visit"]])("channels %j are visits", (channels) => {
  expect(aCampaign({ channels }).channels).toEqual(["visit"]);
});

test("what was read reads as itself", () => {
  const campaign = aCampaign({ budget: SEK, fallbackLocale: "sv", channels: null, schedule: null });
  expect(parseCampaign(JSON.parse(JSON.stringify(campaign)))).toEqual({ ok: true, value: campaign });
});

describe("short forms are written out", () => {
  test("title and body are the text in the fallback language", () => {
    expect(aCampaign({ fallbackLocale: "sv" }).variants[0].texts).toEqual({ sv: { title: "10 % off", body: "Today" } });
  });

  test("a budget is one for the campaign, for ever", () => {
    expect(aCampaign({ budget: SEK }).budgets).toEqual([{ per: "campaign", period: "forever", limit: [SEK] }]);
  });

  test("one amount is a list of one", () => {
    const reward = { kind: "percentOff", basisPoints: 500, cap: SEK };
    expect(aCampaign({ variants: [{ ...VARIANT, reward }] }).variants[0].reward).toMatchObject({ cap: [SEK] });
  });

  test("a bare number in a rule stays one", () => {
    const audience = { combinator: "and", rules: [{ field: "cart.total", operator: ">=", value: 4_500 }] };
    expect(aCampaign({ audience }).audience).toEqual(audience);
  });
});

describe("a member that is not built yet", () => {
  const OFF: Record<string, readonly unknown[]> = {
    channels: [["visit"], [], null],
    allocation: ["fixed", null],
    budgets: [[]],
    attributionWindow: ["P7D", null],
    redeemAt: ["visited", null],
    offline: [null, false],
    stacking: ["best", null],
  };
  test.each(Object.entries(OFF).flatMap(([member, values]) => values.map((value) => ({ member, value }))))(
    "$member may be $value",
    ({ member, value }) => {
      expect(pointersOf({ [member]: value })).toEqual([]);
    },
  );

  test.each([
    [{ channels: ["visit", "radio"] }, "/channels/1"],
    [{ channels: ["web", "web"] }, "/channels"],
    [{ allocation: "learn" }, "/allocation"],
    [{ attributionWindow: "P31D" }, "/attributionWindow"],
    [{ redeemAt: "campaign" }, "/redeemAt"],
    [{ offline: { policy: "honour", perTill: 5 } }, "/offline"],
    [{ stacking: "all" }, "/stacking"],
    [{ offerTtl: "untilClose" }, "/offerTtl"],
  ])("is refused with a pointer: %j", (changes, pointer) => {
    expect(pointersOf(changes)).toContain(pointer);
  });
});

describe("what is not well formed is refused with a pointer", () => {
  test.each([
    [{ id: "no spaces" }, "/id"],
    [{ unknown: 1 }, "/unknown"],
    [{ priority: 1.5 }, "/priority"],
    [{ trigger: undefined }, "/trigger"],
    [{ trigger: { event: "left" } }, "/trigger/event"],
    [{ trigger: { event: "dwelled", assumeDwell: "yes" } }, "/trigger/assumeDwell"],
    [{ schedule: { startsAt: "tomorrow" } }, "/schedule/startsAt"],
    [{ stores: { kind: "tags", ids: [] } }, "/stores/tags"],
    [{ fallbackLocale: "swedish, please" }, "/fallbackLocale"],
    [{ posReasonCode: "" }, "/posReasonCode"],
    [{ holdoutBasisPoints: 10_001 }, "/holdoutBasisPoints"],
    [{ holdoutBasisPoints: -1 }, "/holdoutBasisPoints"],
    [{ exclusionGroup: "" }, "/exclusionGroup"],
    [{ trigger: { event: "dwelled", minutesBeforeClosing: -1 } }, "/trigger/minutesBeforeClosing"],
    [{ variants: [{ ...VARIANT, audience: { combinator: "xor", rules: [] } }] }, "/variants/0/audience/combinator"],
    [{ posReasonCode: "no spaces" }, "/posReasonCode"],
    [{ offerTtl: "P1M" }, "/offerTtl"],
    [{ offerTtl: "PT0S" }, "/offerTtl"],
    [{ limits: [{ per: "shopper", count: 0, period: "P1D" }] }, "/limits/0/count"],
    [{ limits: [{ per: "shopper", count: 1, period: "always" }] }, "/limits/0/period"],
    [{ limits: [{ per: "shopper", count: 10_001, period: "P1D" }] }, "/limits/0/count"],
    [{ limits: [{ per: "store", count: 0, period: "P1D" }] }, "/limits/0/count"],
    [{ budgets: [{ per: "shopper", limit: SEK }] }, "/budgets/0/per"],
    [{ budgets: [{ per: "store", period: "PT59M", limit: SEK }] }, "/budgets/0/period"],
    [{ budgets: Array.from({ length: 11 }, () => ({ per: "campaign", limit: [SEK] })) }, "/budgets"],
    [{ budget: SEK, budgets: [{ per: "campaign", limit: SEK }] }, "/budget"],
    [{ variants: [] }, "/variants/0"],
    [{ variants: Array.from({ length: 21 }, () => VARIANT) }, "/variants"],
    [{ variants: [{ ...VARIANT, body: undefined }] }, "/variants/0/texts"],
    [{ variants: [{ ...VARIANT, title: undefined, body: undefined }] }, "/variants/0/texts"],
    [{ variants: [{ ...VARIANT, texts: { en: { title: "T", body: "B" } } }] }, "/variants/0/texts"],
    [{ variants: [{ ...VARIANT, weight: -1 }] }, "/variants/0/weight"],
    [{ variants: [{ ...VARIANT, deepLink: "javascript:alert(1)" }] }, "/variants/0/deepLink"],
    [{ variants: [{ ...VARIANT, imageUrl: "http://shop.example/a.png" }] }, "/variants/0/imageUrl"],
    [{ variants: [{ ...VARIANT, reward: { kind: "hug" } }] }, "/variants/0/reward/kind"],
  ])("%j", (changes, pointer) => {
    expect(pointersOf(changes)).toContain(pointer);
  });

  test.each([null, 1, "campaign", []])("%j is no campaign", (input) => {
    expect(parseCampaign(input)).toMatchObject({ ok: false, error: { code: "invalid_request" } });
  });
});

test("an app's own scheme may be a deep link", () => {
  expect(pointersOf({ variants: [{ ...VARIANT, deepLink: "outdoor://cart" }] })).toEqual([]);
});

test("groups nest to their bound and no deeper, however deep the input", () => {
  const nested = (depth: number): unknown => ({ combinator: "and", rules: depth > 1 ? [nested(depth - 1)] : [] });
  expect(pointersOf({ audience: nested(RULE_DEPTH_MAX) })).toEqual([]);
  for (const depth of [RULE_DEPTH_MAX + 1, 5_000])
    expect(pointersOf({ audience: nested(depth) })).toEqual(["/audience"]);
});
