import type { z } from "zod";
import { GOODS_PORTION_MAX_CHARS } from "../domain/bounds.ts";
import { type ImportLine, type LinesReport, linesReport, readLines, type RowOutcome } from "../domain/import-lines.ts";
import type { Problem } from "../domain/problems.ts";
import { ok, type Result } from "../domain/result.ts";
import type { Shelf } from "./goods-ports.ts";

/** What is imported: the text of the file, how a line of it reads, and where its rows go. */
export interface GoodsImport<Row, Kept> {
  readonly text: string;
  readonly schema: z.ZodType<Row>;
  /** The report of a dry run says what would become of each row, and nothing is done. */
  readonly dryRun: boolean;
  readonly shelf: Shelf<Kept>;
  /** What is kept of a row, or why it is refused. */
  readonly take: (row: Row) => Result<Kept, Problem>;
  /** Whether it says anything that is not known already. */
  readonly isNews: (row: Kept, known: Kept) => boolean;
}

/** Imports a file of lines in portions, each with one read and one write. One bad row never stops the rest. */
export async function importGoods<Row, Kept>(what: GoodsImport<Row, Kept>): Promise<Result<LinesReport, Problem>> {
  const { text, schema, shelf, take, dryRun } = what;
  const lines = readLines(text, schema);
  if (!lines.ok) return lines;
  const taken = lines.value.map(({ row, read }) => ({ row, read: read.ok ? take(read.value) : read }));
  // In the order of the file: of two rows about one thing the later finds what the earlier left.
  const outcomes: Outcome[] = [];
  for (const portion of portionsOf(taken)) {
    const { rows, outcomes: found } = await settle(what, portion);
    if (!dryRun && rows.length > 0) await shelf.put(rows);
    outcomes.push(...found);
  }
  return ok(linesReport(outcomes));
}

interface Outcome {
  readonly row: number;
  readonly outcome: Result<RowOutcome, Problem>;
}

/** What becomes of each row, and what has to be written for it. */
async function settle<Row, Kept>({ shelf, isNews }: GoodsImport<Row, Kept>, lines: readonly ImportLine<Kept>[]) {
  const known = new Map(await shelf.known(lines.flatMap(({ read }) => (read.ok ? [read.value] : []))));
  const news = new Map<string, Kept>();
  const outcomes = lines.map(({ row, read }): Outcome => {
    if (!read.ok) return { row, outcome: read };
    const key = shelf.keyOf(read.value);
    const before = known.get(key);
    if (before !== undefined && !isNews(read.value, before)) return { row, outcome: ok("skipped") };
    known.set(key, read.value);
    news.set(key, read.value);
    return { row, outcome: ok(before === undefined ? "created" : "updated") };
  });
  return { rows: [...news.values()], outcomes };
}

/** As many lines as a statement takes at once. */
function portionsOf<T>(lines: readonly ImportLine<T>[]): ImportLine<T>[][] {
  const portions: ImportLine<T>[][] = [];
  let room = 0;
  for (const line of lines) {
    room -= line.read.ok ? JSON.stringify(line.read.value).length : 0;
    if (room < 0 || portions.length === 0) {
      portions.push([]);
      room = GOODS_PORTION_MAX_CHARS;
    }
    portions.at(-1)?.push(line);
  }
  return portions;
}
