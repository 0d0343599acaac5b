import { describe, expect, test } from "vitest";
import { countedList } from "./counted-list.ts";

const read = (text: string, currency = "SEK"): string[] =>
  countedList(text, currency).entries.map(({ transactionId, amount }) => `${transactionId} ${amount.amount}`);

describe("a list of receipts", () => {
  test.each([
    ["by semicolons, with a decimal comma", "R-1; 149,90\nR-2;10", ["R-1 14990", "R-2 1000"]],
    ["by tabs, as a spreadsheet copies it", "R-1\t149.90\nR-2\t10.00", ["R-1 14990", "R-2 1000"]],
    ["by commas, quoted", '"R-1","149.90"', ["R-1 14990"]],
    ["with names above", "Receipt;Amount\nR-1;10", ["R-1 1000"]],
    ["with empty lines", "\nR-1;10\r\n\r\n", ["R-1 1000"]],
    ["with what came back", "R-1;-10\nR-2;−1,5", ["R-1 -1000", "R-2 -150"]],
    ["with thousands apart", "R-1;1 299,00\nR-2;1\u{a0}299", ["R-1 129900", "R-2 129900"]],
    ["of nothing", "", []],
  ])("is read %s", (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test("has the decimals of its currency", () => {
    expect(read("R-1;150", "JPY")).toEqual(["R-1 150"]);
    expect(read("R-1;1.005", "TND")).toEqual(["R-1 1005"]);
  });

  test("says which lines it cannot read, and takes the rest", () => {
    const { entries, unread } = countedList("R-1;10\nnothing here\nR-2;ten\nR-3;1,005\nR-4;5", "SEK");
    expect(entries.map(({ transactionId }) => transactionId)).toEqual(["R-1", "R-4"]);
    expect(unread).toEqual([2, 3, 4]);
  });
});
