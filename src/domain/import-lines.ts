import type { z } from "zod";
import { IMPORT_ROWS_MAX } from "./bounds.ts";
import { parseStrictJson } from "./pings/strict-json.ts";
import { PROBLEMS, type Problem, problem } from "./problems.ts";
import { err, ok, type Result } from "./result.ts";
import { parseWith } from "./validation.ts";

/** One line of an import (NDJSON: a JSON value on each line). Rows count from 1; empty lines are none. */
export interface ImportLine<T> {
  readonly row: number;
  readonly read: Result<T, Problem>;
}

/** What a row that was taken did: `skipped` is one that says what is known already. */
export type RowOutcome = "created" | "updated" | "skipped";

/** What became of the rows of an import, as it is answered. */
export interface LinesReport extends Readonly<Record<RowOutcome, number>> {
  readonly refused: readonly { readonly row: number; readonly code: string; readonly message: string }[];
}

/** Reads the lines of an import as `schema` has them; one bad line never stops the rest. `payload_too_large` for too many. */
export function readLines<T>(text: string, schema: z.ZodType<T>): Result<ImportLine<T>[], Problem> {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (lines.length > IMPORT_ROWS_MAX)
    return err(problem("payload_too_large", `More than ${IMPORT_ROWS_MAX} rows at once`));
  return ok(lines.map((line, index) => ({ row: index + 1, read: readLine(line, schema) })));
}

function readLine<T>(line: string, schema: z.ZodType<T>): Result<T, Problem> {
  try {
    return parseWith(schema, parseStrictJson(line));
  } catch {
    return err(problem("invalid_request", "The line is not well-formed JSON"));
  }
}

/** The report of what came of each line, in the order of the file. */
export function linesReport(rows: readonly { readonly row: number; readonly outcome: Result<RowOutcome, Problem> }[]) {
  const count = (kind: RowOutcome): number => rows.filter(({ outcome }) => outcome.ok && outcome.value === kind).length;
  const refused = rows.flatMap(({ row, outcome }) =>
    outcome.ok ? [] : [{ row, code: outcome.error.code, message: tell(outcome.error) }],
  );
  return {
    created: count("created"),
    updated: count("updated"),
    skipped: count("skipped"),
    refused,
  } satisfies LinesReport;
}

/** One line for a report: what is wrong, and where. */
const tell = ({ code, detail, errors = [] }: Problem): string =>
  [detail, ...errors.map(({ pointer, message }) => (pointer === "" ? message : `${pointer}: ${message}`))]
    .filter((part) => part !== undefined)
    .join("; ") || PROBLEMS[code].title;
