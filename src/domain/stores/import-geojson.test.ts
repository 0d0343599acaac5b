import { describe, expect, test } from "vitest";
import { IMPORT_DEFAULT_RADIUS_M, IMPORT_ROWS_MAX } from "../bounds.ts";
import { readStoreFeatures } from "./import-geojson.ts";
import type { ImportRow } from "./import-rows.ts";
import type { StoreRecord } from "./store.ts";

const OPTIONS = { defaultRadius: IMPORT_DEFAULT_RADIUS_M };
const HERE = [18.0649, 59.3326];
const metresNorth = (metres: number): number[] => [HERE[0] ?? 0, (HERE[1] ?? 0) + metres / 111_195];
const BUILDING = [HERE, [18.0659, 59.3326], [18.0659, 59.3336], [18.0649, 59.3336], HERE];

const point = (properties: object, id?: string | number, coordinates = HERE): object => ({
  type: "Feature",
  ...(id === undefined ? {} : { id }),
  properties,
  geometry: { type: "Point", coordinates },
});
const shaped = (geometry: unknown): object => ({ type: "Feature", id: "a", properties: { name: "A" }, geometry });

const rowsOf = (...features: unknown[]): ImportRow[] => {
  const read = readStoreFeatures({ type: "FeatureCollection", features }, OPTIONS);
  return read.ok ? read.value : [];
};
const only = (feature: unknown): ImportRow | undefined => rowsOf(feature)[0];
const store = (feature: unknown): StoreRecord | undefined => {
  const row = only(feature);
  return row?.outcome === "accepted" ? row.store : undefined;
};
/** `accepted`, or the code of what was said. */
const verdicts = (rows: readonly ImportRow[]): string[] =>
  rows.map((row) => (row.outcome === "accepted" ? "accepted" : row.code));
describe("a feature becomes a store", () => {
  test("as OpenStreetMap writes it", () => {
    const properties = {
      name: "Fjäll",
      brand: "Fjällbo",
      opening_hours: "Mo-Fr 10:00-19:00",
      "addr:street": "Storgatan",
      "addr:housenumber": "7",
      "addr:postcode": "111 51",
      "addr:city": "Stockholm",
      "addr:country": "SE",
      level: "-1",
      phone: "+46 8 000",
    };
    expect(store(point(properties, "node/25230434"))).toEqual({
      id: "node-25230434",
      name: "Fjäll",
      fence: { type: "Circle", center: HERE, radius: IMPORT_DEFAULT_RADIUS_M },
      timeZone: "Europe/Stockholm",
      currency: "SEK",
      openingHours: "Mo-Fr 10:00-19:00",
      tags: [],
      floorLevel: -1,
      exclusionZone: false,
      country: "SE",
      locale: null,
      address: "Storgatan 7, 111 51 Stockholm",
      refs: {},
    });
  });

  test("as AllThePlaces writes it", () => {
    const properties = { ref: 4711, brand: "Fjällbo", branch: "City", "addr:street_address": "Storgatan 7" };
    expect(store(point({ ...properties, "@spider": "fjallbo_se" }, "aZ3_+k="))).toMatchObject({
      id: "aZ3_-k-",
      name: "Fjällbo City",
      address: "Storgatan 7",
      refs: { ref: "4711" },
    });
  });

  test.each<[string, object, object]>([
    ["the brand where there is no name", { brand: "B" }, { name: "B" }],
    ["a branch that the name already holds", { name: "B City", branch: "City" }, { name: "B City" }],
    ["a country in words is left to the position", { name: "A", "addr:country": "Sverige" }, { country: "SE" }],
    ["a country in lower case", { name: "A", "addr:country": "no" }, { country: "NO", currency: "NOK" }],
    ["two floors are no floor", { name: "A", level: "0;1" }, { floorLevel: null }],
    ["tags as a list", { name: "A", tags: ["x", "y"] }, { tags: ["x", "y"] }],
    ["tags as text", { name: "A", tags: "x; y" }, { tags: ["x", "y"] }],
    ["a radius of its own", { name: "A", radius: "120" }, { fence: { radius: 120 } }],
    ["an exclusion zone", { name: "A", exclusion_zone: "yes" }, { exclusionZone: true }],
    ["an address in one", { name: "A", "addr:full": "X 1", "addr:city": "Y" }, { address: "X 1" }],
  ])("%s", (_, properties, expected) => expect(store(point(properties, "a"))).toMatchObject(expected));

  test.each<[string, object, string]>([
    ["the feature's", point({ name: "A", "@id": "x", ref: "y" }, "way/1"), "way-1"],
    ["a number", point({ name: "A" }, 7), "7"],
    ["@id", point({ name: "A", "@id": "node/2", ref: "y" }), "node-2"],
    ["ref", point({ name: "A", ref: "y" }), "y"],
    ["one that is too long", point({ name: "A" }, "x".repeat(99)), "x".repeat(64)],
    ["none: name and place", point({ name: "Åre & co" }), "-re-co~18.06490~59.33260"],
    ["one of foreign letters alone: name and place", point({ name: "A" }, "Лесной"), "A~18.06490~59.33260"],
  ])("its id: %s", (_, feature, id) => expect(store(feature)?.id).toBe(id));

  test.each([
    ["a polygon", { type: "Polygon", coordinates: [BUILDING] }, "Polygon"],
    ["several", { type: "MultiPolygon", coordinates: [[BUILDING]] }, "MultiPolygon"],
    ["a closed line, as OpenStreetMap draws buildings", { type: "LineString", coordinates: BUILDING }, "Polygon"],
  ])("%s stays an area", (_, geometry, type) => expect(store(shaped(geometry))?.fence.type).toBe(type));
});

describe("a bad row is refused by name and stops no other", () => {
  test.each<[string, unknown, string, RegExp]>([
    ["no feature", { type: "Point" }, "invalid_request", /type/],
    ["not even an object", null, "invalid_request", /object/],
    ["neither name nor brand", point({ shop: "shoes" }), "invalid_request", /Neither a name nor a brand/],
    ["no geometry", shaped(null), "invalid_geometry", /no position/],
    ["an open line", shaped({ type: "LineString", coordinates: BUILDING.slice(1) }), "invalid_geometry", /no inside/],
    ["a kind that is no area", shaped({ type: "MultiPoint", coordinates: [HERE] }), "invalid_geometry", /MultiPoint/],
    ["a zone that is none", point({ name: "A", timezone: "Mars" }, "a"), "invalid_request", /timeZone.*Mars/],
    ["a radius that is no number", point({ name: "A", radius: "big" }, "a"), "invalid_geometry", /radius/],
    ["a position off the globe", point({ name: "A" }, "a", [18, 95]), "invalid_geometry", /fence/],
  ])("%s", (_, feature, code, message) => {
    const [first, second] = rowsOf(feature, point({ name: "Good" }, "good"));
    expect(first).toMatchObject({ row: 1, outcome: "refused", code });
    expect(first).toHaveProperty("message", expect.stringMatching(message));
    expect(second).toMatchObject({ row: 2, outcome: "accepted" });
  });

  test("only what is no collection, or too much, is refused whole", () => {
    const many = { type: "FeatureCollection", features: Array.from({ length: IMPORT_ROWS_MAX + 1 }, () => null) };
    for (const whole of [null, [], {}, { type: "FeatureCollection" }]) {
      expect(readStoreFeatures(whole, OPTIONS)).toMatchObject({ ok: false, error: { code: "invalid_request" } });
    }
    expect(readStoreFeatures(many, OPTIONS)).toMatchObject({ ok: false, error: { code: "payload_too_large" } });
    expect(readStoreFeatures({ type: "FeatureCollection", features: [] }, OPTIONS)).toEqual({ ok: true, value: [] });
  });
});

describe("doubles", () => {
  const a = { name: "A", brand: "B" };
  test.each<[string, object, string]>([
    ["the same row again", point(a, "1"), "duplicate_row"],
    ["the same id with other words", point({ name: "Z" }, "1"), "conflict"],
    ["24 m away, of the same name and brand", point(a, "2", metresNorth(24)), "duplicate_nearby"],
    ["24 m away, in capitals", point({ name: "a", brand: "b" }, "2", metresNorth(-24)), "duplicate_nearby"],
    ["26 m away", point(a, "2", metresNorth(26)), "accepted"],
    ["of another name", point({ name: "A2", brand: "B" }, "2"), "accepted"],
    ["of another brand", point({ name: "A", brand: "C" }, "2"), "accepted"],
  ])("%s", (_, second, verdict) => expect(verdicts(rowsOf(point(a, "1"), second))).toEqual(["accepted", verdict]));

  test("of one brand under two names may be two shops: both are taken, the second with a warning", () => {
    const rows = rowsOf(point(a, "1"), point({ name: "A2", brand: "b" }, "2", metresNorth(24)));
    expect(rows).toMatchObject([
      { outcome: "accepted", warnings: [] },
      {
        outcome: "accepted",
        warnings: [{ code: "same_brand_nearby", message: '24 m from row 1, "1", of the same brand' }],
      },
    ]);
  });

  test("without a brand go by the name", () => {
    const [first, same, other] = ["A", "a", "B"].map((name, index) => point({ name }, `${index}`));
    expect(rowsOf(first, same, other)).toMatchObject([
      { warnings: [] },
      { code: "duplicate_nearby" },
      { warnings: [] },
    ]);
  });

  test("are told with the row and id that they double", () => {
    expect(rowsOf(null, point(a, "1"), point(a, "2", metresNorth(10)))[2]).toEqual({
      row: 3,
      outcome: "skipped",
      code: "duplicate_nearby",
      message: '10 m from row 2, "1", of the same name and brand',
    });
  });

  test("a refused row takes no id", () => {
    const [bad, good] = [point({ name: "A", timezone: "Mars" }, "1"), point(a, "1")];
    expect(verdicts(rowsOf(bad, good))).toEqual(["invalid_request", "accepted"]);
  });
});

describe("warnings", () => {
  test("opening hours that are not understood are kept", () => {
    const row = only(point({ name: "A", opening_hours: "on request" }, "a"));
    expect(row).toMatchObject({ outcome: "accepted", store: { openingHours: "on request" } });
    expect(row).toMatchObject({
      warnings: [{ code: "opening_hours_unknown", message: "Kept, but not understood: on request" }],
    });
  });

  test("a place without a time zone", () => {
    expect(only(point({ name: "A" }, "a", [-30, 30]))).toMatchObject({ warnings: [{ code: "time_zone_unknown" }] });
  });

  test("none where all is well", () => {
    expect(only(point({ name: "A", opening_hours: "24/7" }, "a"))).toMatchObject({ warnings: [] });
  });
});
