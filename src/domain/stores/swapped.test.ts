import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SWAPPED_FAR_FROM_STORES_M, SWAPPED_NEAR_STORE_M } from "../bounds.ts";
import { METRES_PER_DEGREE, type LngLat } from "../geo/position.ts";
import { looksSwapped } from "./swapped.ts";

const STOCKHOLM: LngLat = [18.06, 59.33];
const OSLO: LngLat = [10.75, 59.91];
const PARIS: LngLat = [2.35, 48.85];
const NEW_YORK: LngLat = [-74, 40.71];
const swap = ([longitude, latitude]: LngLat): LngLat => [latitude, longitude];
const north = ([longitude, latitude]: LngLat, metres: number): LngLat => [
  longitude,
  latitude + metres / METRES_PER_DEGREE,
];

describe("next to stores that are known", () => {
  test.each<[string, LngLat, readonly LngLat[], boolean]>([
    ["a place among them", OSLO, [STOCKHOLM], false],
    ["a place far from all of them, either way round", NEW_YORK, [STOCKHOLM], false],
    ["one of theirs the other way round", swap(STOCKHOLM), [STOCKHOLM, PARIS], true],
    ["99 km from one of theirs the other way round", swap(north(STOCKHOLM, 99_000)), [STOCKHOLM], true],
    ["101 km from it", swap(north(STOCKHOLM, 101_000)), [STOCKHOLM], false],
    ["a store 990 km from where it stands", swap(STOCKHOLM), [STOCKHOLM, north(swap(STOCKHOLM), 990_000)], false],
    ["a store 1,010 km from where it stands", swap(STOCKHOLM), [STOCKHOLM, north(swap(STOCKHOLM), 1_010_000)], true],
    ["a longitude that is no latitude", [139.7, 35.7], [[35.7, 84]], false],
    ["a place at the diagonal", [40.2, 40], [[40, 40.2]], false],
    ["where nothing is known", swap(STOCKHOLM), [], false],
  ])("%s: %s, %j: %s", (_, row, stores, swapped) => expect(looksSwapped([row], stores)).toEqual([swapped]));

  test("a whole file is seen through: its rows do not speak for each other", () => {
    const rows = Array.from({ length: 20 }, (_, n) => swap(north(OSLO, n * 500)));
    expect(looksSwapped(rows, [OSLO])).toEqual(rows.map(() => true));
  });
});

describe("among the rows of one file", () => {
  test.each<[string, readonly LngLat[], readonly boolean[]]>([
    ["one of several", [STOCKHOLM, OSLO, swap(STOCKHOLM), north(STOCKHOLM, 500)], [false, false, true, false]],
    [
      "two, which are each other's neighbours",
      [STOCKHOLM, swap(STOCKHOLM), north(STOCKHOLM, 500), swap(north(STOCKHOLM, 900)), north(STOCKHOLM, 700)],
      [false, true, false, true, false],
    ],
    ["of two that contradict each other nobody knows which", [STOCKHOLM, swap(STOCKHOLM)], [true, true]],
    ["cities of the world", [STOCKHOLM, OSLO, PARIS, NEW_YORK], [false, false, false, false]],
    ["none", [], []],
  ])("%s", (_, rows, swapped) => expect(looksSwapped(rows, [])).toEqual(swapped));
});

test("no row that has a known store within a thousand kilometres is ever suspected", () => {
  const place = fc.tuple(fc.double({ min: -85, max: 85, noNaN: true }), fc.double({ min: -85, max: 85, noNaN: true }));
  fc.assert(
    fc.property(fc.array(place, { maxLength: 20 }), fc.array(place, { maxLength: 5 }), (rows, stores) => {
      expect(looksSwapped(rows, [...stores, ...rows])).toEqual(rows.map(() => false));
    }),
    { numRuns: 200 },
  );
  expect(SWAPPED_NEAR_STORE_M).toBeLessThan(SWAPPED_FAR_FROM_STORES_M);
});
