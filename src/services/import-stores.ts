import { IMPORT_DEFAULT_RADIUS_M } from "../domain/bounds.ts";
import type { Problem } from "../domain/problems.ts";
import { ok, type Result } from "../domain/result.ts";
import { readStoreCsv } from "../domain/stores/import-csv.ts";
import { readStoreFeatures } from "../domain/stores/import-geojson.ts";
import { type ImportReport, reportOf } from "../domain/stores/import-report.ts";
import type { ImportRow } from "../domain/stores/import-rows.ts";
import type { Ports } from "./ports.ts";
import { changeStores, type Publication } from "./publish-stores.ts";

/** What is imported: a GeoJSON FeatureCollection as parsed, or the text of a CSV table. */
export type ImportSource = { readonly geojson: unknown } | { readonly csv: string };

const OPTIONS = { defaultRadius: IMPORT_DEFAULT_RADIUS_M };

const rowsOf = (source: ImportSource): Result<ImportRow[], Problem> =>
  "csv" in source ? readStoreCsv(source.csv, OPTIONS) : readStoreFeatures(source.geojson, OPTIONS);

/** Imports stores. One bad row never stops the rest; a dry run only reports. */
export async function importStores(
  ports: Ports,
  source: ImportSource,
  { dryRun, publication }: { readonly dryRun: boolean; readonly publication: Publication | null },
): Promise<Result<ImportReport, Problem>> {
  const rows = rowsOf(source);
  if (!rows.ok) return rows;
  const stores = rows.value.flatMap((row) => (row.outcome === "accepted" ? [row.store] : []));
  const elsewhere = await ports.stores.places(stores.map(({ id }) => id));
  if (dryRun) return ok(reportOf(rows.value, (await ports.stores.compare(stores)).created, elsewhere));
  const changed = await changeStores(ports, { put: stores, remove: [] }, publication);
  return changed.ok ? ok(reportOf(rows.value, changed.value.created, elsewhere)) : changed;
}
