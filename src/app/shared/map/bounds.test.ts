import { describe, expect, test } from "vitest";
import { boundsOf, boundsOfFence, ringsOfFence } from "./bounds.ts";

describe("the box around places", () => {
  test("holds them all", () => {
    expect(
      boundsOf([
        [18, 59],
        [17, 60],
        [19, 58],
      ]),
    ).toEqual([17, 58, 19, 60]);
  });
  test("is none where there are none", () => {
    expect(boundsOf([])).toBeUndefined();
  });
  test("around a circle is as wide as it is in metres", () => {
    const [west, south, east, north] = boundsOfFence({ type: "Circle", center: [18, 0], radius: 111_195 });
    expect([west, south, east, north].map((degrees) => Math.round(degrees * 100) / 100)).toEqual([17, -1, 19, 1]);
  });
  test("around a fence of several polygons holds each", () => {
    const square = (at: number) =>
      [
        [
          [at, 0],
          [at + 1, 0],
          [at + 1, 1],
          [at, 0],
        ],
      ] as const;
    const fence = { type: "MultiPolygon", coordinates: [square(0), square(5)] } as const;
    expect(boundsOfFence(fence)).toEqual([0, 0, 6, 1]);
    expect(ringsOfFence(fence)).toHaveLength(2);
  });
});
