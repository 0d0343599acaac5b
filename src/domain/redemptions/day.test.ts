import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isDate, stretchOf, totalsOf } from "./day.ts";
import { anyEntry, journalEntry } from "./testing.ts";

describe("a day of a store", () => {
  test.each([
    ["2026-06-01", "UTC", "2026-06-01T00:00:00Z", 24],
    ["2026-06-01", "Europe/Stockholm", "2026-05-31T22:00:00Z", 24],
    ["2026-03-29", "Europe/Stockholm", "2026-03-28T23:00:00Z", 23],
    ["2026-10-25", "Europe/Stockholm", "2026-10-24T22:00:00Z", 25],
    ["2026-12-31", "Pacific/Auckland", "2026-12-30T11:00:00Z", 24],
    // Here the clocks go forward at midnight: the day begins at one.
    ["2026-09-06", "America/Santiago", "2026-09-06T04:00:00Z", 23],
  ])("%s in %s begins at %s and has %i hours", (date, zone, begin, hours) => {
    const { from, to } = stretchOf(date, zone);
    expect(new Date(from).toISOString()).toBe(begin.replace("Z", ".000Z"));
    expect((to - from) / 3_600_000).toBe(hours);
  });

  test.each([
    ["2026-11-21", true],
    ["2024-02-29", true],
    ["2026-02-29", false],
    ["2026-11-31", false],
    ["2026-1-1", false],
    ["20261121", false],
    ["2026-11-21T00:00:00Z", false],
    ["today", false],
  ])("%s is one: %s", (text, expected) => {
    expect(isDate(text)).toBe(expected);
  });

  test("ends where the next one begins", () => {
    const days = fc.integer({ min: 0, max: 3_000 }).map((n) => new Date(Date.UTC(2024, 0, 1 + n)));
    const zones = fc.constantFrom("Europe/Stockholm", "America/Santiago", "Asia/Kathmandu", "Pacific/Apia");
    fc.assert(
      fc.property(days, zones, (day, zone) => {
        const dateOf = (date: Date): string => date.toISOString().slice(0, 10);
        const next = new Date(day.getTime() + 86_400_000);
        expect(stretchOf(dateOf(day), zone).to).toBe(stretchOf(dateOf(next), zone).from);
      }),
      { numRuns: 50 },
    );
  });
});

describe("the totals of a day", () => {
  test("stand by till, campaign and currency, in that order", () => {
    const entries = [
      journalEntry({ id: "1", tillId: "2", amount: 500 }),
      journalEntry({ id: "2", tillId: "1", amount: 300 }),
      journalEntry({ id: "3", tillId: "1", amount: -300, kind: "voided" }),
      journalEntry({ id: "4", tillId: "1", amount: 700 }),
      journalEntry({ id: "5", tillId: "1", amount: 90, campaignId: "b", currency: "EUR" }),
      journalEntry({ id: "6", tillId: "1", amount: -40, campaignId: "b", currency: "EUR", kind: "returned" }),
    ];
    const none = { count: 0, amount: 0 };
    expect(totalsOf(entries)).toEqual([
      {
        tillId: "1",
        campaignId: "autumn-cart",
        amount: { amount: 700, currency: "SEK" },
        redeemed: { count: 2, amount: 1_000 },
        voided: { count: 1, amount: -300 },
        returned: none,
      },
      {
        tillId: "1",
        campaignId: "b",
        amount: { amount: 50, currency: "EUR" },
        redeemed: { count: 1, amount: 90 },
        voided: none,
        returned: { count: 1, amount: -40 },
      },
      {
        tillId: "2",
        campaignId: "autumn-cart",
        amount: { amount: 500, currency: "SEK" },
        redeemed: { count: 1, amount: 500 },
        voided: none,
        returned: none,
      },
    ]);
  });

  test("are the sum of the entries, in whichever order and however often they are told", () => {
    const journals = fc.uniqueArray(anyEntry, { selector: ({ id }) => id, maxLength: 30 });
    const told = journals.chain((entries) =>
      fc.record({
        entries: fc.constant(entries),
        told: fc
          .shuffledSubarray(entries, { minLength: entries.length })
          .chain((order) => fc.subarray(entries).map((again) => [...order, ...again])),
      }),
    );
    fc.assert(
      fc.property(told, ({ entries, told: inAnyOrder }) => {
        const totals = totalsOf(inAnyOrder);
        expect(totals).toEqual(totalsOf(entries));
        for (const currency of ["SEK", "EUR"]) {
          const expected = entries
            .filter((entry) => entry.currency === currency)
            .reduce((sum, { amount }) => sum + amount, 0);
          const sums = totals.filter(({ amount }) => amount.currency === currency);
          expect(sums.reduce((sum, { amount }) => sum + amount.amount, 0)).toBe(expected);
          expect(
            sums.reduce(
              (sum, { redeemed, voided, returned }) => sum + redeemed.amount + voided.amount + returned.amount,
              0,
            ),
          ).toBe(expected);
        }
        const counts = totals.map(({ redeemed, voided, returned }) => redeemed.count + voided.count + returned.count);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(entries.length);
      }),
    );
  });
});
