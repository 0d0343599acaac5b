import { IMPORT_ROWS_MAX } from "../bounds.ts";
import { invalid, type Problem } from "../problems.ts";
import { err, ok, type Result } from "../result.ts";
import { readCsv } from "./csv.ts";
import { readFeature, type ImportOptions } from "./import-geojson.ts";
import { judgeRows, tooManyRows, type ImportRow, type StoreDraft } from "./import-rows.ts";

const LATITUDE = ["latitude", "lat"];
const LONGITUDE = ["longitude", "lng", "lon", "long"];

/** Blank is absent, and a comma may be the decimal sign; what is no number is left to `parseFence` to refuse. */
const numberIn = (text: string): number | null => (text.trim() === "" ? null : Number(text.replace(",", ".")));

interface Table {
  readonly names: readonly string[];
  readonly latitude: number;
  readonly longitude: number;
}

const readHeader = (header: readonly string[]): Result<Table, Problem> => {
  const names = header.map((name) => name.trim());
  const column = (aliases: readonly string[]): number =>
    names.findIndex((name) => aliases.includes(name.toLowerCase()));
  const [latitude, longitude] = [column(LATITUDE), column(LONGITUDE)];
  if (latitude >= 0 && longitude >= 0) return ok({ names, latitude, longitude });
  return err(invalid("", "The first line must name the columns, latitude and longitude among them"));
};

/** A record is a GeoJSON point whose properties are the other columns, so both formats read the same names. */
const readRecord = (record: readonly string[], table: Table, options: ImportOptions): Result<StoreDraft, Problem> => {
  if (record.length !== table.names.length) {
    return err(invalid("", `${record.length} fields under a header of ${table.names.length}`));
  }
  const [longitude, latitude] = [table.longitude, table.latitude].map((index) => numberIn(record[index] ?? ""));
  const isPlaced = longitude !== null && latitude !== null;
  const feature = {
    type: "Feature",
    properties: Object.fromEntries(table.names.map((name, index) => [name, record[index]])),
    geometry: isPlaced ? { type: "Point", coordinates: [longitude, latitude] } : null,
  };
  return readFeature(feature, options);
};

/**
 * The stores of a CSV text, with the outcome of every row. The header names the columns: `latitude`, `longitude`, and any of the
 * property names that `readStoreFeatures` knows (`id`, `name`, `radius`, `opening_hours`, `tags` apart by `;`, `addr:street`, …).
 * @returns `invalid_request` where the text is no table of places, `payload_too_large` where it has too many rows.
 */
export const readStoreCsv = (text: string, options: ImportOptions): Result<ImportRow[], Problem> => {
  const records = readCsv(text);
  if (!records.ok) return records;
  const [header = [], ...rows] = records.value;
  const table = readHeader(header);
  if (!table.ok) return table;
  if (rows.length > IMPORT_ROWS_MAX) return err(tooManyRows());
  return ok(judgeRows(rows.map((record) => readRecord(record, table.value, options))));
};
