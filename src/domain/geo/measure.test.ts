import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MultiPolygon, Polygon } from "./fence.ts";
import { measureFence, shapeArea } from "./measure.ts";
import type { LngLat } from "./position.ts";
import { flatten, outlineOf, unflatten } from "./shape.ts";
import { anyFence, fenceOf, holdsNaively, movedEast, offset, positionAt, randomOf } from "./testing.ts";

const CENTRE: LngLat = [18.0649, 59.3326];
const square = (half: number, centre = CENTRE): LngLat[] => [
  offset(centre, -half, -half),
  offset(centre, half, -half),
  offset(centre, half, half),
  offset(centre, -half, half),
];
const at = (east: number, north: number) => positionAt(offset(CENTRE, east, north));

describe("measureFence", () => {
  const fences = {
    circle: fenceOf({ type: "Circle", center: CENTRE, radius: 100 }),
    block: fenceOf({ type: "Polygon", coordinates: [square(100)] }),
    ring: fenceOf({ type: "Polygon", coordinates: [square(100), square(40)] }),
    pair: fenceOf({ type: "MultiPolygon", coordinates: [[square(100)], [square(30, offset(CENTRE, 300, 0))]] }),
    overlapping: fenceOf({ type: "MultiPolygon", coordinates: [[square(100)], [square(60)]] }),
  };
  test.each<[keyof typeof fences, number, number, boolean, number]>([
    ["circle", 0, 0, true, 100],
    ["circle", 70, 0, true, 30],
    ["circle", 0, 150, false, 50],
    ["block", 0, 0, true, 100],
    ["block", 90, 50, true, 10],
    ["block", 130, 140, false, 50],
    ["ring", 0, 0, false, 40],
    ["ring", 70, 0, true, 30],
    ["ring", -130, 0, false, 30],
    ["pair", 300, 0, true, 30],
    ["pair", 200, 0, false, 70],
    ["overlapping", 0, 0, true, 60],
  ])("%s, %d m east and %d m north of its centre", (name, east, north, inside, metres) => {
    const measured = measureFence(fences[name], at(east, north));
    expect(measured.inside).toBe(inside);
    expect(measured.metresToEdge).toBeCloseTo(metres, 0);
  });

  test("the rim of a circle is inside, at no distance", () => {
    const fence = fenceOf({ type: "Circle", center: [10, 0], radius: 1_000 });
    const east = 10 + (1_000 / 6_371_000 / Math.PI) * 180;
    const measured = measureFence(fence, { latitude: 0, longitude: east });
    expect(measured.metresToEdge).toBeCloseTo(0, 6);
    expect(measureFence(fence, { latitude: 0, longitude: east - 1e-12 }).inside).toBe(true);
  });

  test("says the same as the textbook, and is never negative", () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.constantFrom(-180, -179.99, 0, 18, 179.999),
        fc.constantFrom(-84.5, -33, 0.125, 60, 84.5),
        (seed, lng, lat) => {
          const random = randomOf(seed);
          const fence = anyFence(random, [lng, lat], 20 + 3_000 * random());
          for (let point = 0; point < 10; point += 1) {
            const [x, y] = offset([lng, lat], 4_000 * (random() - 0.5), 4_000 * (random() - 0.5));
            const position = { latitude: y, longitude: x > 180 ? x - 360 : x };
            const { inside, metresToEdge } = measureFence(fence, position);
            expect(inside).toBe(holdsNaively(fence, position));
            expect(metresToEdge).toBeGreaterThanOrEqual(0);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test("gives the very same answers for the same shape at the antimeridian", () => {
    // Steps of 2⁻²⁰ degrees, so that moving by 170 degrees rounds nothing.
    const steps = fc.integer({ min: -(2 ** 17), max: 2 ** 17 }).map((step) => step * 2 ** -20);
    const corners = fc.array(fc.tuple(steps, steps), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(corners, fc.array(fc.tuple(steps, steps), { minLength: 5 }), (ring, points) => {
        const shape = { type: "Polygon", coordinates: [ring.map(([x, y]) => [10 + x, 60 + y])] } as const;
        const [here, there] = [tryFence(shape), tryFence(movedEast(shape as unknown as Polygon, 170))];
        expect(here === null).toBe(there === null);
        if (here === null || there === null) return;
        for (const [x, y] of points) {
          const moved = measureFence(there, { latitude: 60 + y, longitude: x < 0 ? 180 + x : x - 180 });
          expect(moved).toEqual(measureFence(here, { latitude: 60 + y, longitude: 10 + x }));
        }
      }),
    );
  });
});

function tryFence(input: unknown): Polygon | MultiPolygon | null {
  try {
    return fenceOf(input) as Polygon;
  } catch {
    return null;
  }
}

describe("a shape", () => {
  test("gives back the fence that it was made of, number for number", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const fence = anyFence(randomOf(seed), [179.99, -40], 900);
        const shape = flatten(fence);
        expect(unflatten(fence.type, Float64Array.of(7, ...shape, 7), 1, shape.length + 1)).toEqual(fence);
        expect(unflatten(fence.type, outlineOf(fence), 0, shape.length)).toEqual(fence);
      }),
    );
  });

  test("has the area of its rings without the holes", () => {
    const area = (input: unknown) => shapeArea(outlineOf(fenceOf(input)));
    expect(area({ type: "Circle", center: CENTRE, radius: 100 })).toBeCloseTo(Math.PI * 10_000, 6);
    expect(area({ type: "Polygon", coordinates: [square(100), square(50)] })).toBeCloseTo(30_000, -1);
    expect(area({ type: "MultiPolygon", coordinates: [[square(100)], [square(5, [20, 59])]] })).toBeCloseTo(40_100, -1);
  });
});
