import type { ImportRow } from "./import-rows.ts";
import { positionOf } from "../geo/fence-position.ts";
import { looksSwapped } from "./swapped.ts";
import type { LngLat } from "../geo/position.ts";

/** Something said about a row. Rows count from 1 and leave out a header. */
export interface RowNote {
  readonly row: number;
  readonly code: string;
  readonly message: string;
}

/** What became of the rows of an import. */
export interface ImportReport {
  readonly created: number;
  readonly updated: number;
  readonly skipped: number;
  readonly refused: readonly RowNote[];
  /** Why rows were skipped, and what is odd about stores that were taken. */
  readonly warnings: readonly RowNote[];
}

const noteOf = (row: number, { code, message }: Omit<RowNote, "row">): RowNote => ({ row, code, message });

const swappedNotes = (rows: readonly ImportRow[], stores: readonly LngLat[]): RowNote[] => {
  const placed = rows.flatMap((row) =>
    row.outcome === "accepted" ? [{ row: row.row, position: positionOf(row.store.fence) }] : [],
  );
  const swapped = looksSwapped(
    placed.map(({ position }) => position),
    stores,
  );
  return placed
    .filter((_, index) => swapped[index])
    .map(({ row, position: [longitude, latitude] }) => ({
      row,
      code: "coordinates_swapped",
      message: `Longitude ${longitude}, latitude ${latitude}: far from every other store, and near one the other way round`,
    }));
};

/**
 * @param created how many of the accepted rows are stores that were not there before
 * @param stores positions of the stores that the file does not speak of
 */
export const reportOf = (rows: readonly ImportRow[], created: number, stores: readonly LngLat[]): ImportReport => {
  const skipped = rows.filter((row) => row.outcome === "skipped");
  const refused = rows.filter((row) => row.outcome === "refused");
  const own = rows.flatMap((row) =>
    row.outcome === "accepted" ? row.warnings.map((warning) => noteOf(row.row, warning)) : [],
  );
  const notes = [...skipped.map((row) => noteOf(row.row, row)), ...own, ...swappedNotes(rows, stores)];
  return {
    created,
    updated: rows.length - skipped.length - refused.length - created,
    skipped: skipped.length,
    refused: refused.map((row) => noteOf(row.row, row)),
    warnings: notes.toSorted((a, b) => a.row - b.row),
  };
};
