import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { IMPORT_DEFAULT_RADIUS_M } from "../bounds.ts";
import type { LngLat } from "../geo/position.ts";
import { readStoreFeatures } from "./import-geojson.ts";
import { type ImportReport, reportOf, type RowNote } from "./import-report.ts";

const STOCKHOLM: LngLat = [18.0649, 59.3326];
const point = (id: string, coordinates: LngLat | null, properties: object = {}): object => ({
  type: "Feature",
  id,
  properties: { name: id, brand: "Tallstig", ...properties },
  geometry: coordinates && { type: "Point", coordinates },
});

const reportOn = (features: readonly unknown[], created: number, stores: readonly LngLat[] = []): ImportReport => {
  const rows = readStoreFeatures({ type: "FeatureCollection", features }, { defaultRadius: IMPORT_DEFAULT_RADIUS_M });
  if (!rows.ok) throw new Error(rows.error.code);
  return reportOf(rows.value, created, stores);
};
const tally = (notes: readonly RowNote[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(notes, ({ code }) => code)].map(([code, all]) => [code, all.length]));

test("counts every row once, and says of each what there is to say, in the order of the file", () => {
  const [lng, lat] = STOCKHOLM;
  const features = [
    point("swapped", [lat, lng]),
    point("a", STOCKHOLM, { opening_hours: "on request" }),
    point("nowhere", null),
    point("a", STOCKHOLM, { opening_hours: "on request" }),
    point("b", [lng, lat + 0.0001], { name: "a" }),
    point("c", [lng, lat + 0.0001]),
  ];
  expect(reportOn(features, 2, [STOCKHOLM])).toEqual({
    created: 2,
    updated: 1,
    skipped: 2,
    refused: [{ row: 3, code: "invalid_geometry", message: "There is no position" }],
    warnings: [
      {
        row: 1,
        code: "coordinates_swapped",
        message: `Longitude ${lat}, latitude ${lng}: far from every other store, and near one the other way round`,
      },
      { row: 2, code: "opening_hours_unknown", message: "Kept, but not understood: on request" },
      { row: 4, code: "duplicate_row", message: "The same as row 2" },
      { row: 5, code: "duplicate_nearby", message: '11 m from row 2, "a", of the same name and brand' },
      { row: 6, code: "same_brand_nearby", message: '11 m from row 2, "a", of the same brand' },
    ],
  });
});

test("of nothing is empty", () => {
  expect(reportOn([], 0)).toEqual({ created: 0, updated: 0, skipped: 0, refused: [], warnings: [] });
});

describe("files as they come", () => {
  const folder = new URL("../../../../shared/data/stores/", import.meta.url);
  const missing = !existsSync(folder);
  const load = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), "utf8"));

  test.skipIf(missing)("shops of Monaco (skipped without the file)", () => {
    const { features } = load("monaco-retail.geojson") as { features: unknown[] };
    const report = reportOn(features, 272);
    expect(report).toMatchObject({ created: 272, updated: 0, skipped: 6 });
    expect(tally(report.refused)).toEqual({ invalid_request: 40 });
    expect(new Set(report.refused.map(({ message }) => message))).toEqual(
      new Set(["/properties/name: Neither a name nor a brand"]),
    );
    expect(tally(report.warnings)).toEqual({ duplicate_nearby: 6, same_brand_nearby: 1 });
  });

  interface Ikea {
    readonly buCode: string;
    readonly name: string;
    readonly coordinates?: LngLat;
    readonly countryCode: string;
  }
  test.skipIf(missing)("stores of IKEA (skipped without the file)", () => {
    const features = (load("ikea-stores.json") as Ikea[]).map(({ buCode, name, coordinates, countryCode }) =>
      point(buCode, coordinates ?? null, { name, brand: "IKEA", "addr:country": countryCode }),
    );
    const report = reportOn(features, 398);
    expect(report).toMatchObject({ created: 398, updated: 0, skipped: 8 });
    expect(tally(report.refused)).toEqual({ invalid_geometry: 24, conflict: 1 });
    expect(tally(report.warnings)).toEqual({ duplicate_row: 8, same_brand_nearby: 2 });
  });
});
