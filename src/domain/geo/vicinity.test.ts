import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boxAround, boxWithin } from "./box-tree.ts";
import { METRES_PER_DEGREE, metresBetween, wrapLongitude } from "./position.ts";
import { offset, positionAt } from "./testing.ts";
import { Vicinity } from "./vicinity.ts";

const REACH_M = 1_000;

const longitudes = fc.double({ min: -180, max: 180, noNaN: true });
const latitudes = fc.double({ min: -84.9, max: 84.9, noNaN: true });
/** Of fences as they are, and of some as wide as they may be. */
const sizes = fc.oneof(fc.double({ min: 0, max: 0.02, noNaN: true }), fc.double({ min: 0, max: 80, noNaN: true }));
const sides = fc.record({ lng: longitudes, lat: latitudes, wide: sizes, high: sizes });
const shares = fc.double({ min: 0, max: 1, noNaN: true });

describe("Vicinity", () => {
  test("has every place within reach of a box, over the antimeridian and in high latitudes", () => {
    const fences = fc.array(sides, { minLength: 1, maxLength: 20 });
    const bearings = fc.integer({ min: 0, max: 359 });
    fc.assert(
      fc.property(fences, fc.nat(), shares, shares, bearings, (all, pick, east, north, bearing) => {
        const boxes = all.map(({ lng, lat, wide, high }) =>
          boxAround(lng, lat, lng + wide, Math.min(lat + high, 84.99)),
        );
        const vicinity = new Vicinity(boxes, REACH_M);
        const { lng, lat, wide, high } = all[pick % all.length] as (typeof all)[number];
        const within = positionAt([lng + east * wide, lat + north * (Math.min(lat + high, 84.99) - lat)]);
        const angle = (bearing * Math.PI) / 180;
        const [x, y] = offset([within.longitude, within.latitude], 990 * Math.sin(angle), 990 * Math.cos(angle));
        const place = positionAt([wrapLongitude(x), y]);
        // In a plane it was 990 m; on the sphere it may be more.
        if (metresBetween(within, place) <= REACH_M) expect(vicinity.has(place)).toBe(true);
        expect(vicinity.has({ ...within, longitude: wrapLongitude(within.longitude) })).toBe(true);
      }),
    );
  });

  test("has no place farther away than a grid is wide", () => {
    fc.assert(
      fc.property(longitudes, latitudes, fc.double({ min: 3_000, max: 500_000, noNaN: true }), (lng, lat, far) => {
        const vicinity = new Vicinity([boxWithin(lng, lat, 100)], REACH_M);
        const north = Math.sign(-lat || 1) * (far / METRES_PER_DEGREE);
        expect(vicinity.has({ longitude: lng, latitude: lat + north })).toBe(false);
      }),
    );
  });

  test.each([
    [90, 0],
    [-90, 180],
    [0, -180],
  ])("of nothing has nothing, nor at %d, %d", (latitude, longitude) => {
    expect(new Vicinity([], REACH_M).has({ latitude, longitude })).toBe(false);
    expect(new Vicinity([boxAround(50, 50, 50.01, 50.01)], REACH_M).has({ latitude, longitude })).toBe(false);
  });

  test("wraps a box that lies a turn away", () => {
    const vicinity = new Vicinity([boxAround(-180.2, 10, -180.1, 10.1), boxAround(181, 20, 181.1, 20.1)], REACH_M);
    expect(vicinity.has({ latitude: 10.05, longitude: 179.85 })).toBe(true);
    expect(vicinity.has({ latitude: 20.05, longitude: -178.95 })).toBe(true);
    expect(vicinity.has({ latitude: 20.05, longitude: 178.95 })).toBe(false);
  });
});
