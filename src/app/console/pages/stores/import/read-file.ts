import { IMPORT_DEFAULT_RADIUS_M } from "../../../../../domain/bounds.ts";
import { readStoreCsv } from "../../../../../domain/stores/import-csv.ts";
import { readStoreFeatures } from "../../../../../domain/stores/import-geojson.ts";
import type { StoreRecord } from "../../../../../domain/stores/store.ts";
import type { StoreFile } from "../queries.ts";

/** What a file is, by what it begins with: names of files lie. */
export function fileOf(name: string, text: string): StoreFile {
  const content = text.replace(/^\u{feff}/u, "");
  return { name, text: content, type: /^\s*[[{]/.test(content) ? "application/json" : "text/csv" };
}

const OPTIONS = { defaultRadius: IMPORT_DEFAULT_RADIUS_M };

/** The stores that would be taken from a file, read as the service reads it: to be shown, while the service alone decides. */
export function storesIn({ text, type }: StoreFile): readonly StoreRecord[] {
  const rows = type === "text/csv" ? readStoreCsv(text, OPTIONS) : readStoreFeatures(parsed(text), OPTIONS);
  return rows.ok ? rows.value.flatMap((row) => (row.outcome === "accepted" ? [row.store] : [])) : [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
