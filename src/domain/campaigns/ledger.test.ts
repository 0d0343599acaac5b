import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ledgerRules, type LedgerRule, sameSums, sumKey } from "./ledger.ts";
import { aCampaign } from "./testing.ts";

const at = (time: string) => Date.parse(time);
const HOUR = 3_600_000;
const rule = (over: Partial<LedgerRule> = {}): LedgerRule => ({
  kind: "budget",
  per: "campaign",
  period: "forever",
  limits: { SEK: 100 },
  ...over,
});
const entry = (utc: string, offsetHours = 0) => ({
  storeId: "sthlm-1",
  currency: "SEK",
  at: at(utc),
  localAt: at(utc) + offsetHours * HOUR,
});

describe("a sum is of", () => {
  test.each<[string, LedgerRule, ReturnType<typeof entry>, object]>([
    ["the whole campaign, for ever", rule(), entry("2026-11-22T10:00:00Z"), { storeId: "", from: 0, currency: "SEK" }],
    ["a store", rule({ per: "store" }), entry("2026-11-22T10:00:00Z"), { storeId: "sthlm-1", from: 0 }],
    ["a day in UTC", rule({ period: "P1D" }), entry("2026-11-22T23:30:00Z", 1), { from: at("2026-11-22T00:00:00Z") }],
    [
      "a day of the store's own",
      rule({ per: "store", period: "P1D" }),
      entry("2026-11-22T23:30:00Z", 1),
      { from: at("2026-11-23T00:00:00Z") },
    ],
    [
      "a week from Monday",
      rule({ period: "P7D" }),
      entry("2026-11-22T23:59:59Z"),
      { from: at("2026-11-16T00:00:00Z") },
    ],
    ["the next one", rule({ period: "P1W" }), entry("2026-11-23T00:00:00Z"), { from: at("2026-11-23T00:00:00Z") }],
    ["six hours", rule({ period: "PT6H" }), entry("2026-11-22T13:00:00Z"), { from: at("2026-11-22T12:00:00Z") }],
    [
      "offers, in no currency",
      rule({ kind: "count", limits: { "": 5 } }),
      entry("2026-11-22T13:00:00Z"),
      { currency: "" },
    ],
  ])("%s", (_, one, of, expected) => {
    expect(sumKey(one, of)).toMatchObject(expected);
  });

  test("one stretch alone: they follow one another without a gap", () => {
    const periods = fc.constantFrom("PT1H", "P1D", "P7D", "P30D", "PT7H");
    fc.assert(
      fc.property(periods, fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 0, max: 4e12 }), (period, a, b) => {
        const [one, other] = [a, b].map((time) =>
          sumKey(rule({ period }), { ...entry("2026-01-01T00:00:00Z"), at: time }),
        );
        const length = (one?.from ?? 0) - (other?.from ?? 0);
        expect((one?.from ?? Infinity) <= a).toBe(true);
        expect(Math.sign(length) * Math.sign(a - b)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

test("rules are the budgets, and the limits that are not a shopper's own", () => {
  const sek = { amount: 5, currency: "SEK" };
  const draft = aCampaign({
    budgets: [
      { per: "campaign", limit: sek },
      { per: "store", period: "P1D", limit: [sek, { amount: 1, currency: "EUR" }] },
    ],
    limits: [
      { per: "shopper", count: 1, period: "P7D" },
      { per: "store", count: 30, period: "P1D" },
      { per: "campaign", count: 1_000_000, period: "forever" },
    ],
  });
  expect(ledgerRules(draft)).toEqual([
    { kind: "budget", per: "campaign", period: "forever", limits: { SEK: 5 } },
    { kind: "budget", per: "store", period: "P1D", limits: { SEK: 5, EUR: 1 } },
    { kind: "count", per: "store", period: "P1D", limits: { "": 30 } },
    { kind: "count", per: "campaign", period: "forever", limits: { "": 1_000_000 } },
  ]);
});

test("two rules keep the same sums whatever their limits", () => {
  expect(sameSums(rule(), rule({ limits: {} }))).toBe(true);
  expect(
    [rule({ kind: "count" }), rule({ per: "store" }), rule({ period: "P1D" })].map((other) => sameSums(rule(), other)),
  ).toEqual([false, false, false]);
});
