import type { Report } from "../queries.ts";

export interface ReportRow {
  /** Counted from 1, without a header. */
  readonly row: number;
  readonly kind: "refused" | "skipped" | "warning";
  readonly code: string;
  readonly message: string;
}

/** Of the notes about rows, those that say why one was left out. */
const SKIPS = new Set(["duplicate_row", "duplicate_nearby"]);

/** Everything that is said of single rows: refusals first, then what was left out, then what is odd; each in the order of the file. */
export function rowsOf({ refused, warnings }: Pick<Report, "refused" | "warnings">): ReportRow[] {
  const noted = warnings.map((note): ReportRow => ({ ...note, kind: SKIPS.has(note.code) ? "skipped" : "warning" }));
  return [
    ...refused.map((note): ReportRow => ({ ...note, kind: "refused" })),
    ...noted.filter(({ kind }) => kind === "skipped"),
    ...noted.filter(({ kind }) => kind === "warning"),
  ];
}

/** A field that begins like a formula would be one to the program that opens the table. */
const guarded = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
const field = (value: string | number): string =>
  typeof value === "number" ? String(value) : `"${guarded(value).replaceAll('"', '""')}"`;

/** The same as a table (RFC 4180) to hand to whoever wrote the file. */
export const csvOf = (rows: readonly ReportRow[]): string =>
  [
    ["row", "kind", "code", "message"].join(","),
    ...rows.map(({ row, kind, code, message }) => [row, kind, code, message].map(field).join(",")),
  ]
    .map((line) => `${line}\r\n`)
    .join("");
