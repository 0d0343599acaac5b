import type { z } from "zod";
import { IMPORT_ROWS_AT_ONCE } from "../domain/bounds.ts";
import { type ImportLine, type LinesReport, linesReport, readLines, type RowOutcome } from "../domain/import-lines.ts";
import type { Problem } from "../domain/problems.ts";
import { ok, type Result } from "../domain/result.ts";

/** What is imported: the text of the file, how a line of it reads, and what is done with each. */
export interface Import<T> {
  readonly text: string;
  readonly schema: z.ZodType<T>;
  /** The report of a dry run counts what can be read, and nothing is done. */
  readonly dryRun: boolean;
  readonly take: (row: T) => Promise<Result<RowOutcome, Problem>>;
}

/** Imports a file of lines, several at a time. One bad row never stops the rest. */
export async function importLines<T>({ text, schema, dryRun, take }: Import<T>): Promise<Result<LinesReport, Problem>> {
  const lines = readLines(text, schema);
  if (!lines.ok) return lines;
  const outcomeOf = async ({ row, read }: ImportLine<T>) => ({
    row,
    outcome: read.ok ? await (dryRun ? ok("created" as const) : take(read.value)) : read,
  });
  const outcomes: Awaited<ReturnType<typeof outcomeOf>>[] = [];
  for (let at = 0; at < lines.value.length; at += IMPORT_ROWS_AT_ONCE)
    outcomes.push(...(await Promise.all(lines.value.slice(at, at + IMPORT_ROWS_AT_ONCE).map(outcomeOf))));
  return ok(linesReport(outcomes));
}
