import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { haversineMetres, type LngLat } from "../../../domain/geo/position.ts";
import { circleRing, placeTowards } from "./circle.ts";

const places = fc.tuple(fc.double({ min: -180, max: 179, noNaN: true }), fc.double({ min: -85, max: 85, noNaN: true }));
const metres = fc.double({ min: 1, max: 10_000, noNaN: true });

describe("a circle on the ground", () => {
  test("is as far from its centre all around as it says", () => {
    fc.assert(
      fc.property(places, metres, (center, radius) => {
        for (const corner of circleRing(center, radius, 12)) {
          expect(haversineMetres(...center, ...corner)).toBeCloseTo(radius, 3);
        }
      }),
    );
  });

  test("is closed, and turns anticlockwise from north", () => {
    const ring = circleRing([18, 59], 100, 4);
    expect(ring).toHaveLength(5);
    expect(ring.at(-1)).toEqual(ring[0]);
    const [north, west] = ring as [LngLat, LngLat];
    expect(north[1]).toBeGreaterThan(59);
    expect(west[0]).toBeLessThan(18);
  });

  test.each([
    ["north", 0, [0, 1]],
    ["east", Math.PI / 2, [1, 0]],
    ["south", Math.PI, [0, -1]],
  ] as const)("goes %s", (_, bearing, [east, north]) => {
    const [longitude, latitude] = placeTowards([10, 50], bearing, 1_000);
    expect(Math.sign(Math.round((longitude - 10) * 1e6))).toBe(east);
    expect(Math.abs(latitude - 50) < 1e-5 ? 0 : Math.sign(latitude - 50)).toBe(north);
  });
});
