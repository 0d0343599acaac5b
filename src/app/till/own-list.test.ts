import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { counted, type Counted, DAYS_KEPT, listIn, receiptsOf, textOf } from "./own-list.ts";

const entry = (over: Partial<Counted> = {}): Counted => ({
  effect: "red_1 redeemed",
  date: "2026-11-22",
  transactionId: "R-1",
  amount: 1_000,
  currency: "SEK",
  ...over,
});
const listOf = (...entries: readonly Counted[]): readonly Counted[] =>
  entries.reduce<readonly Counted[]>((list, one) => counted(list, one), []);

describe("the till's own list", () => {
  test("counts an effect once, however often it is heard of", () => {
    expect(receiptsOf(listOf(entry(), entry(), entry()), "2026-11-22", "SEK")).toEqual([
      { transactionId: "R-1", amount: 1_000 },
    ]);
  });

  test("sums by receipt, of one day and in one currency, and leaves out what comes to nothing", () => {
    const list = listOf(
      entry(),
      entry({ effect: "red_1 voided", amount: -1_000 }),
      entry({ effect: "red_2 redeemed", transactionId: "R-2", amount: 500 }),
      entry({ effect: "red_3 redeemed", transactionId: "R-2", amount: 250 }),
      entry({ effect: "red_4 redeemed", transactionId: "R-3", currency: "EUR" }),
      entry({ effect: "red_5 redeemed", transactionId: "R-4", date: "2026-11-21" }),
    );
    expect(receiptsOf(list, "2026-11-22", "SEK")).toEqual([{ transactionId: "R-2", amount: 750 }]);
  });

  test("forgets the oldest day when there is a new one", () => {
    const dates = Array.from({ length: DAYS_KEPT + 1 }, (_, n) => `2026-11-${String(n + 1).padStart(2, "0")}`);
    const list = listOf(...dates.map((date) => entry({ effect: date, date })));
    expect(list.map(({ date }) => date)).toEqual(dates.slice(1));
  });
});

describe("a list that is typed", () => {
  test("says what it was written from", () => {
    const listed = fc.array(
      fc.record({
        transactionId: fc.stringMatching(/^[\x21-\x3a\x3c-\x7e]{1,20}$/),
        amount: fc.integer({ min: -1_000_000, max: 1_000_000 }),
      }),
    );
    fc.assert(
      fc.property(listed, fc.constantFrom(0, 2, 3), (list, decimals) => {
        expect(listIn(textOf(list, decimals), decimals)).toEqual({ listed: list, wrong: [] });
      }),
    );
  });

  test("may come from a spreadsheet, and names the lines that it does not understand", () => {
    const text = "R-1\t149,90\n\nR-2; -10\nR-3\nR-4; ten\n R 5 ; 1 234,5 \r\n−1; −1";
    expect(listIn(text, 2)).toEqual({
      listed: [
        { transactionId: "R-1", amount: 14_990 },
        { transactionId: "R-2", amount: -1_000 },
        { transactionId: "R 5", amount: 123_450 },
        { transactionId: "−1", amount: -100 },
      ],
      wrong: [4, 5],
    });
  });
});
