import type { ImportReport, RowNote } from "../../src/domain/stores/import-report.ts";

export const EMPTY: ImportReport = { created: 0, updated: 0, skipped: 0, refused: [], warnings: [] };

/** What is said with these codes names another row, before anything that stands in the file itself. */
const NAMES_A_ROW = new Set(["conflict", "duplicate_row", "duplicate_nearby", "same_brand_nearby"]);

/** What is said of a part, with the row numbers of the whole file. */
export const inFile = (report: ImportReport, firstRow: number): ImportReport => {
  const rowOf = (row: number): number => row + firstRow - 1;
  const moved = ({ row, code, message }: RowNote): RowNote => ({
    row: rowOf(row),
    code,
    message: NAMES_A_ROW.has(code)
      ? message.replace(/(?<=\brow )\d+/i, (other) => String(rowOf(Number(other))))
      : message,
  });
  return { ...report, refused: report.refused.map(moved), warnings: report.warnings.map(moved) };
};

export const merge = (a: ImportReport, b: ImportReport): ImportReport => ({
  created: a.created + b.created,
  updated: a.updated + b.updated,
  skipped: a.skipped + b.skipped,
  refused: [...a.refused, ...b.refused],
  warnings: [...a.warnings, ...b.warnings],
});

const count = (number: number): string => number.toLocaleString("en");

export const countsOf = ({ created, updated, skipped, refused, warnings }: ImportReport): string =>
  [
    [created, "created"],
    [updated, "updated"],
    [skipped, "skipped"],
    [refused.length, "refused"],
    [warnings.length, "warned of"],
  ]
    .map(([number, what]) => `${count(Number(number))} ${what}`)
    .join(", ");

const NOTES_SHOWN = 20;

/** The first of the notes, a line each, and how many more there are. */
export const notesOf = (title: string, notes: readonly RowNote[]): string[] => {
  if (notes.length === 0) return [];
  const lines = notes.slice(0, NOTES_SHOWN).map(({ row, code, message }) => `  row ${row}  ${code}  ${message}`);
  const more = notes.length - lines.length;
  return [title, ...lines, ...(more > 0 ? [`  … and ${count(more)} more`] : [])];
};
