import { describe, expect, test } from "vitest";
import type { LngLat } from "../../../domain/geo/position.ts";
import { flatRing } from "./flat-rings.ts";

const CASES: readonly [what: string, ring: LngLat[], flat: LngLat[]][] = [
  [
    "leaves what lies on one side",
    [
      [10, 50],
      [11, 50],
      [11, 51],
      [10, 50],
    ],
    [
      [10, 50],
      [11, 50],
      [11, 51],
      [10, 50],
    ],
  ],
  [
    "goes on past 180",
    [
      [179, 65],
      [-179, 65],
      [-179, 66],
      [179, 65],
    ],
    [
      [179, 65],
      [181, 65],
      [181, 66],
      [179, 65],
    ],
  ],
  [
    "goes on past -180",
    [
      [-179, 65],
      [179, 65],
      [179, 66],
      [-179, 65],
    ],
    [
      [-179, 65],
      [-181, 65],
      [-181, 66],
      [-179, 65],
    ],
  ],
  [
    "closes a ring around the pole below it",
    [
      [-180, -70],
      [-60, -75],
      [60, -70],
      [180, -70],
    ],
    [
      [-180, -70],
      [-60, -75],
      [60, -70],
      [180, -70],
      [180, -90],
      [-180, -90],
      [-180, -70],
    ],
  ],
  ["takes a ring without corners", [], []],
];

describe("a ring of a sphere on a flat map", () => {
  test.each(CASES)("%s", (_, ring, flat) => {
    expect(flatRing(ring)).toEqual(flat);
  });
});
