import fc from "fast-check";
import { getPentagons, cellToLatLng, POLYGON_TO_CELLS_FLAGS, polygonToCellsExperimental } from "h3-js";
import { describe, expect, test } from "vitest";
import { FENCE_CELL_RESOLUTION, FENCE_CELLS_MAX, SHARD_RESOLUTION } from "../bounds.ts";
import { cellOf, shardOf, shardOfCell } from "./cells.ts";
import { cellsOf, shardsUnder, shardsWithin } from "./cover.ts";
import type { Polygon } from "./fence.ts";
import { type LngLat, wrapLongitude } from "./position.ts";
import { flatten } from "./shape.ts";
import { anyFence, fenceOf, holdsNaively, offset, positionAt, randomOf, starRing } from "./testing.ts";

const pentagons = getPentagons(SHARD_RESOLUTION).map((cell): LngLat => {
  const [lat, lng] = cellToLatLng(cell);
  return [lng, lat];
});
const places = fc
  .oneof(
    fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -84, max: 84, noNaN: true })),
    fc.constantFrom<LngLat>([180, 17], [-179.999, -66], [0.125, 0], ...pentagons),
  )
  // Where no circle may have its centre.
  .filter(([lng, lat]) => lng !== 0 || lat !== 0);
const cellAt = ([lng, lat]: LngLat): string => cellOf({ latitude: lat, longitude: wrapLongitude(lng) });

describe("cellsOf", () => {
  test("covers every place that a fence holds", () => {
    fc.assert(
      fc.property(fc.integer(), places, (seed, centre) => {
        const random = randomOf(seed);
        const fence = anyFence(random, centre, 20 + 2_000 * random());
        const cells = new Set(cellsOf(fence));
        for (let point = 0; point < 40; point += 1) {
          const place = offset(centre, 3_000 * (random() - 0.5), 3_000 * (random() - 0.5));
          if (holdsNaively(fence, positionAt(place))) expect(cells).toContain(cellAt(place));
        }
      }),
      { numRuns: 150 },
    );
  });

  test("is what the library gives for polygons, but for cells within a metre", () => {
    const random = randomOf(11);
    const overlapping = (ring: readonly LngLat[]): Set<string> =>
      new Set(
        polygonToCellsExperimental(
          [ring as [number, number][]],
          FENCE_CELL_RESOLUTION,
          POLYGON_TO_CELLS_FLAGS.containmentOverlapping,
          true,
        ),
      );
    let [more, all] = [0, 0];
    for (let round = 0; round < 60; round += 1) {
      const ring = starRing(
        random,
        [340 * (random() - 0.5), 160 * (random() - 0.5)],
        30 + 1_500 * random(),
        4 + Math.floor(8 * random()),
      );
      const theirs = overlapping(ring);
      const ours = new Set(cellsOf(fenceOf({ type: "Polygon", coordinates: [ring] })));
      expect([...theirs].filter((cell) => !ours.has(cell))).toEqual([]);
      more += ours.size - theirs.size;
      all += ours.size;
    }
    expect(more / all).toBeLessThan(0.02);
  });

  test("needs a cell for a small circle, not its neighbours", () => {
    const [lat, lng] = cellToLatLng("891fb466257ffff");
    expect(cellsOf(fenceOf({ type: "Circle", center: [lng, lat], radius: 60 }))).toEqual(["891fb466257ffff"]);
  });

  test("leaves out the cells of a hole", () => {
    const square = (half: number) =>
      [
        [-half, -half],
        [half, -half],
        [half, half],
        [-half, half],
      ].map(([x = 0, y = 0]) => offset([2.35, 48.85], x, y));
    const fence = fenceOf({ type: "Polygon", coordinates: [square(3_000), square(2_900)] });
    const cells = cellsOf(fence) ?? [];
    expect(cells).not.toContain(cellAt([2.35, 48.85]));
    expect(cells.length).toBeGreaterThan(50);
  });

  test("gives up beyond the bound: a degree of Sweden, and a road of 2,000 km", () => {
    const [west, south] = [15, 58];
    const degree = [
      [west, south],
      [west + 1, south],
      [west + 1, south + 1],
      [west, south + 1],
    ];
    expect(cellsOf(fenceOf({ type: "Polygon", coordinates: [degree] }))).toBeNull();
    const road = [
      [0, 40],
      [25, 45],
      [25, 45.0001],
      [0, 40.0001],
    ];
    expect(cellsOf(fenceOf({ type: "Polygon", coordinates: [road] }))).toBeNull();
  });

  test("still counts the largest circle, where cells are of a common size", () => {
    const cells = cellsOf(fenceOf({ type: "Circle", center: [18, 59], radius: 10_000 }));
    expect(cells?.length).toBeGreaterThan(2_000);
    expect(cells?.length).toBeLessThanOrEqual(FENCE_CELLS_MAX);
  });
});

describe("shards", () => {
  const held = (centre: LngLat, metres: number, random: () => number): LngLat => {
    const [angle, far] = [2 * Math.PI * random(), metres * Math.sqrt(random()) * 0.999];
    return offset(centre, far * Math.sin(angle), far * Math.cos(angle));
  };

  test("within a distance are those of every place within it", () => {
    fc.assert(
      fc.property(fc.integer(), places, fc.constantFrom(1, 150, 1_000, 9_000, 50_000), (seed, centre, metres) => {
        const random = randomOf(seed);
        const shards = shardsWithin(positionAt(centre), metres);
        for (let point = 0; point < 40; point += 1) {
          const [lng, lat] = held(centre, metres, random);
          if (Math.abs(lat) < 85) expect(shards).toContain(shardOfCell(cellAt([lng, lat])));
        }
      }),
      { numRuns: 150 },
    );
  });

  test("within a kilometre are mostly one", () => {
    const random = randomOf(5);
    const counts = Array.from(
      { length: 200 },
      () => shardsWithin(positionAt([random() * 300 - 150, random() * 120 - 60]), 1_000).length,
    );
    expect(counts.filter((count) => count === 1).length).toBeGreaterThan(160);
  });

  test("at a pole are found too", () => {
    const pole = { latitude: 90, longitude: 0 };
    expect(shardsWithin(pole, 1_000)).toContain(shardOf(pole));
  });

  test("under a large fence are those of every place that it holds", () => {
    const random = randomOf(9);
    for (const centre of [
      [18, 59],
      [180, -17],
      [-70, 80],
    ] as const) {
      const ring = starRing(random, centre, 100_000, 9);
      const fence = fenceOf({ type: "Polygon", coordinates: [ring] }) as Polygon;
      const shards = shardsUnder(flatten(fence));
      expect(shards.length).toBeLessThan(30);
      for (let point = 0; point < 300; point += 1) {
        const place = held(centre, 100_000, random);
        if (holdsNaively(fence, positionAt(place))) expect(shards).toContain(shardOfCell(cellAt(place)));
      }
    }
  });
});
