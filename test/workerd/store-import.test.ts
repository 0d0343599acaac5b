import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { IMPORT_BODY_MAX_BYTES, IMPORT_ROWS_MAX } from "../../src/domain/bounds.ts";
import type { ImportReport } from "../../src/domain/stores/import-report.ts";
import { admin, done, send } from "./support/api.ts";
import { advance, SECOND, stopClock } from "./support/clock.ts";
import { matching } from "./support/matchers.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Bytes, not text: what the document says of JSON bodies is not for these. */
const sendCsv = <T = ImportReport>(body: BodyInit, query = "", type = "text/csv") => {
  // What is published waits for the second after the last publication.
  advance(SECOND);
  const headers = { authorization: `Bearer ${env.ADMIN_KEY}`, "content-type": type };
  return send<T>(`/v1/stores/import${query}`, { method: "POST", headers, body });
};
const importCsv = async (text: string, query = "?publish=false") => done(await sendCsv(bytesOf(text), query));
const importJson = async (features: readonly object[], query = "?publish=false") =>
  done(await admin<ImportReport>("POST", `/v1/stores/import${query}`, { type: "FeatureCollection", features }));

const feature = (id: string, coordinates: readonly number[], properties: object = {}) => ({
  type: "Feature",
  id,
  properties: { name: id, ...properties },
  geometry: { type: "Point", coordinates },
});
const countStores = async (): Promise<number> =>
  (await env.DB.prepare("SELECT count(*) AS n FROM stores").first<number>("n")) ?? 0;

beforeAll(stopClock);

describe("a CSV table", () => {
  const TABLE = [
    "id,name,latitude,longitude,opening_hours",
    "oslo-1,Oslo,59.9127,10.7461,Mo-Sa 10:00-18:00",
    "lost-1,Lost,,,",
    'bergen-1,"Bergen, torget",60.3930,5.3242,by appointment',
  ].join("\r\n");

  test("is imported, row by row", async () => {
    expect(await importCsv(TABLE)).toEqual({
      created: 2,
      updated: 0,
      skipped: 0,
      refused: [{ row: 2, code: "invalid_geometry", message: "There is no position" }],
      warnings: [{ row: 3, code: "opening_hours_unknown", message: "Kept, but not understood: by appointment" }],
    });
    expect(await admin("GET", "/v1/stores/bergen-1")).toMatchObject({
      body: { name: "Bergen, torget", timeZone: "Europe/Oslo", country: "NO", currency: "NOK" },
    });
    expect(await importCsv(TABLE)).toMatchObject({ created: 0, updated: 2 });
  });

  test("is live at once unless told otherwise", async () => {
    const near = async (): Promise<unknown> =>
      (await admin("POST", "/v1/stores/match", { latitude: 63.4305, longitude: 10.3951 })).body;
    const text = "id,name,lat,lon\ntrondheim-1,Trondheim,63.4305,10.3951";
    await importCsv(text, "?dryRun=true");
    expect(await near()).toEqual({ items: [] });
    await importCsv(text, "");
    expect(await near()).toMatchObject({ items: [{ storeId: "trondheim-1", inside: true }] });
  });

  test("may say of its type what it likes, as long as it is UTF-8", async () => {
    const text = "id,name,lat,lon\nmalmo-1,Malmö,55.6050,13.0038";
    expect(await sendCsv(bytesOf(text), "?dryRun=true", "text/csv; charset=utf-8; header=present")).toMatchObject({
      status: 200,
      body: { created: 1 },
    });
    const latin1 = Uint8Array.from(text, (character) => character.charCodeAt(0));
    expect(await sendCsv(latin1, "?dryRun=true")).toMatchObject({ status: 400, body: { code: "invalid_request" } });
  });

  test.each<[string, string, number, string]>([
    ["nothing", "", 400, "invalid_request"],
    ["no header", "oslo-1,Oslo,59.9,10.7", 400, "invalid_request"],
    ["a quote that does not end", 'id,name,lat,lon\n1,"A,59,18', 400, "invalid_request"],
    ["a row too many", `name,lat,lon\n${"A,59,18\n".repeat(IMPORT_ROWS_MAX + 1)}`, 413, "payload_too_large"],
    ["a byte too many", " ".repeat(IMPORT_BODY_MAX_BYTES + 1), 413, "payload_too_large"],
  ])("of %s is refused", async (_, text, status, code) => {
    const before = await countStores();
    expect(await sendCsv(bytesOf(text))).toMatchObject({ status, body: { code } });
    expect(await countStores()).toBe(before);
  });
});

describe("a FeatureCollection", () => {
  test("of a row too many is refused", async () => {
    const features = Array.from({ length: IMPORT_ROWS_MAX + 1 }, (_, n) => feature(`n-${n}`, [18, 59]));
    const answer = await admin("POST", "/v1/stores/import", { type: "FeatureCollection", features });
    expect(answer).toMatchObject({ status: 413, body: { code: "payload_too_large" } });
  });

  test("of as many as a request takes, with long texts, is put whole", async () => {
    const before = await countStores();
    const address = "Å".repeat(250);
    const features = Array.from({ length: IMPORT_ROWS_MAX }, (_, n) =>
      feature(`many-${n}`, [2 + (n % 100) * 0.01, 45 + Math.floor(n / 100) * 0.01], { address }),
    );
    expect(await importJson(features)).toMatchObject({ created: IMPORT_ROWS_MAX, updated: 0, refused: [] });
    expect(await countStores()).toBe(before + IMPORT_ROWS_MAX);
    const again = [feature("many-new", [2, 44]), ...features.slice(0, 10)];
    expect(await importJson(again, "?dryRun=true")).toMatchObject({ created: 1, updated: 10 });
    expect(await importJson(again)).toMatchObject({ created: 1, updated: 10 });
    expect(await admin("GET", `/v1/stores/many-${IMPORT_ROWS_MAX - 1}`)).toMatchObject({ body: { address } });
  });
});

describe("coordinates that look swapped", () => {
  const TOKYO = [139.7595, 35.6828] as const;
  const MADRID = [-3.7038, 40.4168] as const;
  const square = ([x, y]: readonly [number, number]) => [
    [x, y],
    [x + 0.001, y],
    [x + 0.001, y + 0.001],
    [x, y + 0.001],
    [x, y],
  ];

  test.each<[string, string, object]>([
    ["a circle", "Circle", { type: "Point", coordinates: MADRID }],
    ["a polygon", "Polygon", { type: "Polygon", coordinates: [square(MADRID)] }],
    ["several polygons", "MultiPolygon", { type: "MultiPolygon", coordinates: [[square(MADRID)]] }],
  ])("are told where a store is that is %s", async (_, kind, geometry) => {
    await importJson([{ type: "Feature", id: "spain", properties: { name: "Madrid" }, geometry }]);
    expect(await admin("GET", "/v1/stores/spain")).toMatchObject({ body: { fence: { type: kind } } });
    const [longitude, latitude] = MADRID;
    const report = await importJson([
      feature("swapped", [latitude, longitude]),
      feature("right", [longitude, latitude + 1]),
      feature("far", TOKYO),
    ]);
    expect(report.refused).toEqual([]);
    const swapped = report.warnings.filter(({ code }) => code === "coordinates_swapped");
    expect(swapped).toEqual([
      { row: 1, code: "coordinates_swapped", message: matching(/40\.4168, latitude -3\.7038/) },
    ]);
  });
});
