import { expect, test } from "vitest";
import { readCsv } from "../../../../../domain/stores/csv.ts";
import { csvOf, rowsOf } from "./report-rows.ts";

const REPORT = {
  refused: [{ row: 3, code: "invalid_geometry", message: 'The ring "crosses" itself, twice' }],
  warnings: [
    { row: 1, code: "opening_hours_unknown", message: "=cmd()" },
    { row: 2, code: "duplicate_row", message: "The same as row 1" },
  ],
};

test("refusals come first, then what was left out, then what is odd", () => {
  expect(rowsOf(REPORT).map(({ row, kind }) => [row, kind])).toEqual([
    [3, "refused"],
    [2, "skipped"],
    [1, "warning"],
  ]);
});

test("the table says the same, and no field of it is a formula", () => {
  expect(readCsv(csvOf(rowsOf(REPORT)))).toMatchObject({
    ok: true,
    value: [
      ["row", "kind", "code", "message"],
      ["3", "refused", "invalid_geometry", 'The ring "crosses" itself, twice'],
      ["2", "skipped", "duplicate_row", "The same as row 1"],
      ["1", "warning", "opening_hours_unknown", "'=cmd()"],
    ],
  });
});
