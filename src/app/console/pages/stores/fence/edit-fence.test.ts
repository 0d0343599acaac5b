import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fence } from "../../../../../domain/geo/fence.ts";
import { parseFence } from "../../../../../domain/geo/fence.ts";
import { positionOf } from "../../../../../domain/geo/fence-position.ts";
import { haversineMetres, type LngLat } from "../../../../../domain/geo/position.ts";
import {
  asPolygon,
  cornersOf,
  middlesOf,
  moveFence,
  polygonOf,
  scaleFence,
  withArea,
  withCorner,
  withCornerAfter,
  withHole,
  withoutCorner,
} from "./edit-fence.ts";

const SQUARE: LngLat[] = [
  [18, 59],
  [18.01, 59],
  [18.01, 59.01],
  [18, 59.01],
];
const INNER: LngLat[] = [
  [18.004, 59.004],
  [18.004, 59.006],
  [18.006, 59.006],
];
const square = polygonOf(SQUARE);
const holed = withHole(square, INNER, () => true);
const circle: Fence = { type: "Circle", center: [18, 59], radius: 100 };
const countOf = (fence: Fence): number => cornersOf(fence).length;

describe("corners", () => {
  test("are those of every ring, without the one that closes it", () => {
    expect(cornersOf(holed).map(({ ring, corner }) => [ring, corner])).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 0],
      [1, 1],
      [1, 2],
    ]);
    expect(cornersOf(circle)).toEqual([]);
  });
  test("move, and the ring stays closed", () => {
    const moved = withCorner(square, { polygon: 0, ring: 0, corner: 0 }, [17.99, 58.99]);
    expect(moved).toMatchObject({ coordinates: [[[17.99, 58.99], {}, {}, {}, [17.99, 58.99]]] });
  });
  test("come between two others", () => {
    const [, second] = middlesOf(square);
    expect(second).toMatchObject({ polygon: 0, ring: 0, corner: 1 });
    expect(second?.place[1]).toBeCloseTo(59.005, 9);
    const more = withCornerAfter(square, { polygon: 0, ring: 0, corner: 1 }, [18.02, 59.005]);
    expect(cornersOf(more)[2]?.place).toEqual([18.02, 59.005]);
  });
  test("go, and with the third last their ring", () => {
    expect(countOf(withoutCorner(square, { polygon: 0, ring: 0, corner: 1 }))).toBe(3);
    expect(withoutCorner(holed, { polygon: 0, ring: 1, corner: 0 })).toEqual(square);
    const two = withArea(square, INNER);
    expect(withoutCorner(two, { polygon: 1, ring: 0, corner: 0 })).toEqual(square);
  });
  test("of the last triangle stay: a fence is not nothing", () => {
    const triangle = polygonOf(INNER);
    expect(withoutCorner(triangle, { polygon: 0, ring: 0, corner: 0 })).toEqual(triangle);
  });
});

describe("areas and holes", () => {
  test("a second area makes it a MultiPolygon, of a circle as well", () => {
    expect(withArea(square, INNER).type).toBe("MultiPolygon");
    expect(withArea(circle, SQUARE).type).toBe("MultiPolygon");
  });
  test("a hole goes where it lies, and nowhere else", () => {
    const two = withArea(square, [
      [19, 59],
      [19.01, 59],
      [19.01, 59.01],
    ]);
    const inSecond = withHole(two, INNER, (outline) => outline[0]?.[0] === 19);
    expect(
      cornersOf(inSecond)
        .filter(({ ring }) => ring === 1)
        .map(({ polygon }) => polygon),
    ).toEqual([1, 1, 1]);
    expect(withHole(two, INNER, () => false)).toEqual(two);
  });
  test("a fence with a hole is one that the service takes", () => {
    expect(parseFence(holed)).toMatchObject({ ok: true, value: { type: "Polygon" } });
    expect(parseFence(asPolygon(circle)).ok).toBe(true);
  });
});

describe("a fence as a whole", () => {
  const latitudes = fc.double({ min: -70, max: 70, noNaN: true });
  test("keeps its size in metres wherever it goes", () => {
    const widthOf = (fence: Fence): number => {
      const [a, b] = cornersOf(fence);
      return a && b ? haversineMetres(...a.place, ...b.place) : Number.NaN;
    };
    fc.assert(
      fc.property(latitudes, (latitude) => {
        const moved = moveFence(square, [10, latitude]);
        expect(positionOf(moved)[0]).toBeCloseTo(10, 9);
        expect(positionOf(moved)[1]).toBeCloseTo(latitude, 9);
        // The edge lies half the square's height below its middle, which is what the width is kept for.
        expect(Math.abs(widthOf(moved) / widthOf(square) - 1)).toBeLessThan(0.002);
      }),
    );
  });
  test("grows around its middle", () => {
    expect(scaleFence(circle, 1.1)).toEqual({ ...circle, radius: 110 });
    expect(positionOf(scaleFence(square, 2)).map((degrees) => degrees.toFixed(9))).toEqual([
      "18.005000000",
      "59.005000000",
    ]);
    expect(cornersOf(scaleFence(square, 2))[0]?.place[0]).toBeCloseTo(17.995, 9);
  });
  test("a circle moves by its centre", () => {
    expect(moveFence(circle, [1, 2])).toEqual({ ...circle, center: [1, 2] });
  });
});
