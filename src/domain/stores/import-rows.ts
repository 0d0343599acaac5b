import { IMPORT_ROWS_MAX } from "../bounds.ts";
import { PROBLEMS, problem, type Problem, type ProblemCode } from "../problems.ts";
import type { Result } from "../result.ts";
import { createMemory, type Double } from "./import-doubles.ts";
import { parseOpeningHours } from "./opening-hours.ts";
import { positionOf } from "../geo/fence-position.ts";
import { parseStore, type StoreRecord } from "./store.ts";

/** One row of a file, in the words of `PUT /v1/stores/{id}`; not checked yet. */
export interface StoreDraft {
  readonly id: string;
  readonly brand: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Something about a store that was taken all the same. */
export interface ImportWarning {
  readonly code: "opening_hours_unknown" | "time_zone_unknown" | "same_brand_nearby";
  readonly message: string;
}

/** What became of one row. Rows count from 1 and leave out a header. */
export type ImportRow =
  | {
      readonly row: number;
      readonly outcome: "accepted";
      readonly store: StoreRecord;
      readonly warnings: readonly ImportWarning[];
    }
  | {
      readonly row: number;
      readonly outcome: "skipped";
      readonly code: "duplicate_row" | "duplicate_nearby";
      readonly message: string;
    }
  | { readonly row: number; readonly outcome: "refused"; readonly code: ProblemCode; readonly message: string };

type Skipped = Extract<ImportRow, { outcome: "skipped" }>;

/** One line for a report: what is wrong, and where. */
const describe = ({ code, detail, errors = [] }: Problem): string =>
  [detail, ...errors.map(({ pointer, message }) => (pointer === "" ? message : `${pointer}: ${message}`))]
    .filter((part) => part !== undefined)
    .join("; ") || PROBLEMS[code].title;

const refused = (row: number, why: Problem): ImportRow => ({
  row,
  outcome: "refused",
  code: why.code,
  message: describe(why),
});

const skipped = (row: number, code: Skipped["code"], message: string): ImportRow => ({
  row,
  outcome: "skipped",
  code,
  message,
});

const tellDouble = ({ of, metres, sameName }: Double): string =>
  `${Math.round(metres)} m from row ${of.row}, "${of.store.id}", of the same ${sameName ? "name and brand" : "brand"}`;

const warningsOf = ({ openingHours, timeZone }: StoreRecord, double: Double | undefined): ImportWarning[] => [
  ...(openingHours !== null && parseOpeningHours(openingHours) === null
    ? [{ code: "opening_hours_unknown", message: `Kept, but not understood: ${openingHours}` } as const]
    : []),
  ...(timeZone === null ? [{ code: "time_zone_unknown", message: "No time zone is known there" } as const] : []),
  ...(double === undefined ? [] : [{ code: "same_brand_nearby", message: tellDouble(double) } as const]),
];

const judge = (draft: StoreDraft, row: number, memory: ReturnType<typeof createMemory>): ImportRow => {
  const parsed = parseStore(draft.id, draft.body);
  if (!parsed.ok) return refused(row, parsed.error);
  const store = parsed.value;
  const twin = memory.sameId(store.id);
  if (twin && JSON.stringify(twin.store) === JSON.stringify(store)) {
    return skipped(row, "duplicate_row", `The same as row ${twin.row}`);
  }
  if (twin) return refused(row, problem("conflict", `Row ${twin.row} says something else about "${store.id}"`));
  const seen = { row, store, brand: draft.brand, position: positionOf(store.fence) };
  const double = memory.doubleOf(seen);
  if (double?.sameName) return skipped(row, "duplicate_nearby", tellDouble(double));
  memory.add(seen);
  return { row, outcome: "accepted", store, warnings: warningsOf(store, double) };
};

export const tooManyRows = (): Problem => problem("payload_too_large", `More than ${IMPORT_ROWS_MAX} rows at once`);

/** Judges the rows of one file in order: the first of two that are one store wins, and a bad row never stops the rest. */
export const judgeRows = (drafts: readonly Result<StoreDraft, Problem>[]): ImportRow[] => {
  const memory = createMemory();
  return drafts.map((draft, index) =>
    draft.ok ? judge(draft.value, index + 1, memory) : refused(index + 1, draft.error),
  );
};
