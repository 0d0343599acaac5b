import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { turn } from "./turn.ts";

type Point = readonly [number, number];
const side = (a: Point, b: Point, [x, y]: Point): number =>
  Math.sign(turn(Float64Array.of(...a, ...b), 0, 2, x, y)) + 0;

describe("turn", () => {
  test.each<[string, Point, number]>([
    ["left of", [0, 1], 1],
    ["right of", [2, 1], -1],
    ["on", [1, 1], 0],
    ["on the continuation of", [3, 3], 0],
    ["at the start of", [0, 0], 0],
    ["at the end of", [2, 2], 0],
  ])("a point %s a line", (_, point, expected) => expect(side([0, 0], [2, 2], point)).toBe(expected));

  test("is exact where rounding says otherwise", () => {
    // The classic grid of Kettner et al. (2008): a naive determinant gets many of these wrong.
    const step = 2 ** -53;
    for (let i = 0; i < 64; i += 1) {
      for (let j = 0; j < 64; j += 1) {
        expect(side([12, 12], [24, 24], [0.5 + i * step, 0.5 + j * step])).toBe(Math.sign(j - i));
      }
    }
  });

  const points = fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 })).map(
    // Steps of a tenth are no finite binary fractions, so that points seldom lie exactly in a line.
    ([x, y]): Point => [x / 10, y / 10],
  );
  test("turns its sign when two points change places", () => {
    fc.assert(
      fc.property(points, points, points, (a, b, c) => {
        expect(side(b, c, a)).toBe(side(a, b, c));
        expect(side(b, a, c)).toBe(side(a, b, c) === 0 ? 0 : -side(a, b, c));
      }),
    );
  });
});
