import fc from "fast-check";
import { expect, test } from "vitest";
import { readCsv } from "../stores/csv.ts";
import { CSV_HEADER, csvOf } from "./journal-csv.ts";
import { journalEntry } from "./testing.ts";

function read(text: string): string[][] {
  const records = readCsv(CSV_HEADER + text);
  if (!records.ok) throw new Error("no CSV");
  return records.value;
}
const [HEADER = []] = read("");
const cellOf = (column: string, record: readonly string[] = []): string => record[HEADER.indexOf(column)] ?? "";

test("has a column for each member of an entry", () => {
  expect(HEADER.toSorted()).toEqual(Object.keys(journalEntry()).toSorted());
});

test("is one record for each entry, amounts in minor units and times in UTC", () => {
  expect(csvOf([journalEntry(), journalEntry({ id: "2", kind: "returned", amount: -400 })])).toBe(
    "entry-1,redeemed,red_AbCdEfGhIjKlMnOpQrStUv_1,autumn-cart,sthlm-1,3,R-1042,2026-11-21T22:26:40.000Z,1000,SEK\r\n" +
      "2,returned,red_AbCdEfGhIjKlMnOpQrStUv_1,autumn-cart,sthlm-1,3,R-1042,2026-11-21T22:26:40.000Z,-400,SEK\r\n",
  );
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "\tx", "-"])(
  "shows %j, which a spreadsheet would compute, as a text",
  (transactionId) => {
    const [, record] = read(csvOf([journalEntry({ transactionId })]));
    expect(cellOf("transactionId", record)).toBe(`'${transactionId}`);
  },
);

test("says what the till said, whatever characters its ids have", () => {
  const printable = fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)) });
  const id = printable.filter((text) => text.length > 0);
  const shown = (text: string): string => (/^[=+\-@]/.test(text) ? `'${text}` : text);
  fc.assert(
    fc.property(id, id, (tillId, transactionId) => {
      const [, record] = read(csvOf([journalEntry({ tillId, transactionId })]));
      expect(cellOf("tillId", record)).toBe(shown(tillId));
      expect(cellOf("transactionId", record)).toBe(shown(transactionId));
      expect(cellOf("amount", record)).toBe("1000");
    }),
    { numRuns: 300 },
  );
});
