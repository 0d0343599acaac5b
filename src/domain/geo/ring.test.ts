import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { haversineMetres, type LngLat } from "./position.ts";
import { Nearest, packRing, ringArea, ringHolds } from "./ring.ts";
import { randomOf, starRing } from "./testing.ts";

const holds = (ring: readonly LngLat[], [x, y]: LngLat): boolean => ringHolds(packRing(ring), 0, ring.length, x, y);
const SQUARE: readonly LngLat[] = [
  [0, 0],
  [2, 0],
  [2, 2],
  [0, 2],
];

describe("ringHolds", () => {
  test.each<[string, LngLat, boolean]>([
    ["the middle", [1, 1], true],
    ["outside", [3, 1], false],
    ["level with a corner, outside", [-1, 2], false],
    ["the west edge", [0, 1], true],
    ["the south edge", [1, 0], true],
    ["the east edge", [2, 1], false],
    ["the north edge", [1, 2], false],
    ["the south-west corner", [0, 0], true],
    ["the north-east corner", [2, 2], false],
  ])("%s", (_, point, expected) => {
    expect(holds(SQUARE, point)).toBe(expected);
    expect(holds(SQUARE.toReversed(), point)).toBe(expected);
  });

  test("gives every point of a plane cut into triangles to exactly one of them", () => {
    // Corners of tenths, so that edges lie between representable points; the fan shares every edge corner for corner.
    const hub: LngLat = [179.9, 61.3];
    const rim: readonly LngLat[] = [
      [179.3, 61.1],
      [180.1, 60.7],
      [180.7, 61.3],
      [180.4, 61.9],
      [179.5, 61.8],
    ];
    const fan = rim.map((corner, index) => [hub, corner, rim[(index + 1) % rim.length] as LngLat]);
    const along = (a: LngLat, b: LngLat, share: number): LngLat => [
      a[0] + share * (b[0] - a[0]),
      a[1] + share * (b[1] - a[1]),
    ];
    const shares = fc.double({ min: 0, max: 1, noNaN: true });
    const spokes = fc
      .tuple(fc.constantFrom(...rim), shares)
      .map(([corner, share]) => along(hub, corner, share * 0.999));
    const anywhere = fc.tuple(shares, shares).map(([x, y]): LngLat => [179 + 2 * x, 60.5 + 1.5 * y]);
    fc.assert(
      fc.property(fc.oneof(spokes, anywhere, fc.constant(hub)), (point) => {
        expect(fan.filter((ring) => holds(ring, point)).length).toBe(holds(rim, point) ? 1 : 0);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("ringArea", () => {
  const area = (ring: readonly LngLat[]): number => ringArea(packRing(ring), 0, ring.length);
  test("of a square degree at the equator, on a sphere of 6,371 km", () => {
    const square: LngLat[] = [
      [10, 0],
      [11, 0],
      [11, 1],
      [10, 1],
    ];
    expect(area(square) / 1e6).toBeCloseTo(12_363.68, 1);
    expect(area(square.toReversed())).toBeCloseTo(-area(square), 3);
  });
  test("of ten metres by ten at 60° keeps its digits", () => {
    const [east, north] = [10 / 111_194.9266 / 0.5, 10 / 111_194.9266];
    expect(
      area([
        [25, 60],
        [25 + east, 60],
        [25 + east, 60 + north],
        [25, 60 + north],
      ]),
    ).toBeCloseTo(100, 2);
  });
});

describe("Nearest", () => {
  test("finds the nearest place on the edges, compared with a thousand places on each", () => {
    const random = randomOf(7);
    for (let round = 0; round < 60; round += 1) {
      const centre: LngLat = [random() * 360 - 180, random() * 140 - 70];
      const ring = starRing(random, centre, 20 + random() * 20_000, 4 + Math.floor(random() * 8));
      const [x, y]: LngLat = [centre[0] + random() * 0.4 - 0.2, centre[1] + random() * 0.4 - 0.2];
      const nearest = new Nearest(x, y);
      nearest.seeRing(packRing(ring), 0, ring.length);
      const sampled = ring.flatMap(([bx, by], index) => {
        const [ax, ay] = ring.at(index - 1) as LngLat;
        return Array.from({ length: 1_001 }, (_, step) =>
          haversineMetres(x, y, ax + (step / 1_000) * (bx - ax), ay + (step / 1_000) * (by - ay)),
        );
      });
      const best = Math.min(...sampled);
      expect(nearest.metres).toBeLessThanOrEqual(best * 1.0005);
      expect(nearest.metres).toBeGreaterThanOrEqual(best - 25);
    }
  });

  test("an edge of no length is a point", () => {
    const nearest = new Nearest(5, 5);
    nearest.seeRing(Float64Array.of(5, 6, 5, 6), 0, 2);
    expect(nearest.metres).toBe(haversineMetres(5, 5, 5, 6));
  });
});
