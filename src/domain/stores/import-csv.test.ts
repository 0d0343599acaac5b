import { expect, test } from "vitest";
import { IMPORT_DEFAULT_RADIUS_M, IMPORT_ROWS_MAX } from "../bounds.ts";
import { readStoreCsv } from "./import-csv.ts";
import type { ImportRow } from "./import-rows.ts";

const OPTIONS = { defaultRadius: IMPORT_DEFAULT_RADIUS_M };
const HERE = [18.0649, 59.3326];

const read = (text: string): ImportRow[] => {
  const result = readStoreCsv(text, OPTIONS);
  return result.ok ? result.value : [];
};

const codes = (rows: readonly ImportRow[]): string[] =>
  rows.map((row) => (row.outcome === "accepted" ? "accepted" : row.code));

test("the header names the columns; the names are those of GeoJSON", () => {
  const text = [
    "id,name,latitude,longitude,radius,opening_hours,tags,phone",
    'sthlm-1,"Fjäll, City",59.3326,18.0649,80,"Mo-Fr 10:00-19:00; Sa 10:00-16:00",flagship;city,',
    "oslo-1,Oslo,59.9127,10.7461,,,,",
  ].join("\r\n");
  expect(read(text)).toMatchObject([
    {
      row: 1,
      store: {
        id: "sthlm-1",
        name: "Fjäll, City",
        fence: { type: "Circle", center: HERE, radius: 80 },
        openingHours: "Mo-Fr 10:00-19:00; Sa 10:00-16:00",
        tags: ["flagship", "city"],
        currency: "SEK",
      },
    },
    { row: 2, store: { id: "oslo-1", currency: "NOK", fence: { radius: IMPORT_DEFAULT_RADIUS_M }, tags: [] } },
  ]);
});

test("as spreadsheets with decimal commas write it", () => {
  expect(read("id;name;lat;lng\na;A;59,3326;18,0649")).toMatchObject([{ store: { fence: { center: HERE } } }]);
});

test("bad rows are refused, good ones go on", () => {
  const rows = ["a,A,,", "b,B,north,18", "c,C,59.3326", "d,,59.3326,18.0649", "e,E,59.3326,18.0649"];
  expect(codes(read(["id,name,latitude,longitude", ...rows].join("\n")))).toEqual([
    "invalid_geometry",
    "invalid_geometry",
    "invalid_request",
    "invalid_request",
    "accepted",
  ]);
});

test.each([
  ["no header", ""],
  ["a header without places", "id,name\na,A"],
  ["a quote that does not end", 'id,name,lat,lng\na,"A,59,18'],
])("refused whole: %s", (_, text) => {
  expect(readStoreCsv(text, OPTIONS)).toMatchObject({ ok: false, error: { code: "invalid_request" } });
});

test("too many rows are too large a request", () => {
  const text = (rows: number): string => `lat,lng\n${"59,18\n".repeat(rows)}`;
  expect(readStoreCsv(text(IMPORT_ROWS_MAX), OPTIONS).ok).toBe(true);
  expect(readStoreCsv(text(IMPORT_ROWS_MAX + 1), OPTIONS)).toMatchObject({
    ok: false,
    error: { code: "payload_too_large" },
  });
});
