import { IMPORT_DOUBLE_WITHIN_M } from "../bounds.ts";
import { haversineMetres, METRES_PER_DEGREE, type LngLat } from "../geo/position.ts";
import { problem, PROBLEMS, type Problem, type ProblemCode } from "../problems.ts";
import type { Result } from "../result.ts";
import { parseOpeningHours } from "./opening-hours.ts";
import { positionOf } from "./place.ts";
import { parseStore, type StoreRecord } from "./store.ts";

/** One row of a file, in the words of `PUT /v1/stores/{id}`; not checked yet. */
export interface StoreDraft {
  readonly id: string;
  readonly brand: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface ImportWarning {
  readonly code: "opening_hours_unknown" | "time_zone_unknown";
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

interface Seen {
  readonly row: number;
  readonly store: StoreRecord;
  readonly position: LngLat;
}

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

const warningsOf = ({ openingHours, timeZone }: StoreRecord): ImportWarning[] => [
  ...(openingHours !== null && parseOpeningHours(openingHours) === null
    ? [{ code: "opening_hours_unknown", message: `Kept, but not understood: ${openingHours}` } as const]
    : []),
  ...(timeZone === null ? [{ code: "time_zone_unknown", message: "No time zone is known there" } as const] : []),
];

const metresBetween = (a: LngLat, b: LngLat): number => haversineMetres(a[0], a[1], b[0], b[1]);

/** Bands of latitude as high as the reach, so that a double lies in the same band or a neighbouring one. */
const bandOf = ([, latitude]: LngLat): number => Math.floor((latitude * METRES_PER_DEGREE) / IMPORT_DOUBLE_WITHIN_M);

const placeKey = (store: StoreRecord, brand: string | null, band: number): string =>
  JSON.stringify([store.name.toLowerCase(), brand?.toLowerCase(), band]);

const createMemory = () => {
  const byId = new Map<string, Seen>();
  const byPlace = new Map<string, Seen[]>();
  return {
    sameId: (id: string): Seen | undefined => byId.get(id),
    nearby: (store: StoreRecord, brand: string | null, position: LngLat): Seen | undefined =>
      [-1, 0, 1]
        .flatMap((step) => byPlace.get(placeKey(store, brand, bandOf(position) + step)) ?? [])
        .find((other) => metresBetween(position, other.position) <= IMPORT_DOUBLE_WITHIN_M),
    add: (seen: Seen, brand: string | null): void => {
      const key = placeKey(seen.store, brand, bandOf(seen.position));
      byId.set(seen.store.id, seen);
      byPlace.set(key, [...(byPlace.get(key) ?? []), seen]);
    },
  };
};

const judge = (draft: StoreDraft, row: number, memory: ReturnType<typeof createMemory>): ImportRow => {
  const parsed = parseStore(draft.id, draft.body);
  if (!parsed.ok) return refused(row, parsed.error);
  const store = parsed.value;
  const twin = memory.sameId(store.id);
  if (twin && JSON.stringify(twin.store) === JSON.stringify(store)) {
    return skipped(row, "duplicate_row", `The same as row ${twin.row}`);
  }
  if (twin) return refused(row, problem("conflict", `Row ${twin.row} says something else about "${store.id}"`));
  const position = positionOf(store.fence);
  const double = memory.nearby(store, draft.brand, position);
  if (double) {
    const metres = Math.round(metresBetween(position, double.position));
    return skipped(
      row,
      "duplicate_nearby",
      `${metres} m from row ${double.row}, "${double.store.id}", of the same name and brand`,
    );
  }
  memory.add({ row, store, position }, draft.brand);
  return { row, outcome: "accepted", store, warnings: warningsOf(store) };
};

/** Judges the rows of one file in order: the first of two that are one store wins, and a bad row never stops the rest. */
export const judgeRows = (drafts: readonly Result<StoreDraft, Problem>[]): ImportRow[] => {
  const memory = createMemory();
  return drafts.map((draft, index) =>
    draft.ok ? judge(draft.value, index + 1, memory) : refused(index + 1, draft.error),
  );
};
