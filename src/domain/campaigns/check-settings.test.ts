import { describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../settings.ts";
import { checkAgainstSettings } from "./check-settings.ts";
import { aCampaign, DRAFT } from "./testing.ts";

const [VARIANT] = DRAFT.variants;
const { guardrails } = DEFAULT_SETTINGS;
const rewarding = (reward: object) => ({ variants: [{ ...VARIANT, reward }] });
const kr = (amount: number) => ({ amount, currency: "SEK" });

const found = (draft: object, changes: object = {}, rails: object = {}, waiver: string | null = null) => {
  const settings = { ...DEFAULT_SETTINGS, ...changes, guardrails: { ...guardrails, ...rails } };
  return checkAgainstSettings(aCampaign({ ...draft }), settings, waiver).map(({ pointer }) => pointer);
};

describe("a required holdout", () => {
  test.each([
    ["is missing", {}, true, null, ["/holdoutBasisPoints"]],
    ["is waived with a reason", {}, true, "the last week", []],
    ["is not waived by white space", {}, true, "  ", ["/holdoutBasisPoints"]],
    ["is there", { holdoutBasisPoints: 1 }, true, null, []],
    ["is not required", {}, false, null, []],
  ])("%s", (_, draft, requireHoldout, waiver, pointers) => {
    expect(found(draft, { requireHoldout }, {}, waiver)).toEqual(pointers);
  });
});

describe("the spread", () => {
  test.each([
    ["a larger percentage", { kind: "percentOff", basisPoints: 1_001 }, ["/variants/0/reward/basisPoints"]],
    ["the largest percentage", { kind: "percentOff", basisPoints: 1_000 }, []],
    ["an amount, which is no share", { kind: "amountOff", amount: kr(100) }, ["/variants/0/reward/kind"]],
    ["a fixed price", { kind: "fixedPrice", price: kr(100) }, ["/variants/0/reward/kind"]],
    ["a gift", { kind: "freeItem", item: { sku: "s", value: kr(100) } }, []],
    ["points", { kind: "points", points: 100 }, []],
  ])("%s", (_, reward, pointers) => {
    expect(found(rewarding(reward), {}, { maxSpreadBasisPoints: 1_000 })).toEqual(pointers);
    expect(found(rewarding(reward))).toEqual([]);
  });
});

describe("the ladder", () => {
  test.each([
    [1_000, []],
    [999, ["/variants/0/reward/basisPoints"]],
  ])("%d basis points", (basisPoints, pointers) => {
    expect(found(rewarding({ kind: "percentOff", basisPoints }), {}, { ladder: [500, 1_000] })).toEqual(pointers);
  });
});
