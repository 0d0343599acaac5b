import { describe, expect, test } from "vitest";
import { haversineMetres, type LngLat, METRES_PER_DEGREE } from "./position.ts";
import { smallestCircle } from "./smallest-circle.ts";
import { corners, offset, randomOf, starRing } from "./testing.ts";

const HERE: LngLat = [18.06, 59.33];
const around = (metres: string) => smallestCircle([corners(metres).map(([east, north]) => offset(HERE, east, north))]);

describe("smallestCircle", () => {
  test.each<[string, string, [number, number, number]]>([
    ["a square", "0 0, 200 0, 200 200, 0 200", [100, 100, 100 * Math.SQRT2]],
    ["a line", "0 0, 50 0, 300 0", [150, 0, 150]],
    ["an obtuse triangle, by its longest side", "0 0, 400 0, 200 50", [200, 0, 200]],
    ["an acute triangle, by all three corners", "0 0, 300 0, 150 259.808", [150, 86.603, 173.205]],
    ["one point", "70 80", [70, 80, 0]],
  ])("around %s", (_, metres, [east, north, radius]) => {
    const [lng, lat, reach] = around(metres);
    expect(reach).toBeCloseTo(radius, 1);
    expect(haversineMetres(lng, lat, ...offset(HERE, east, north))).toBeLessThan(0.1);
  });

  test("holds every corner, and is no larger than the best circle on two or three of them", () => {
    const random = randomOf(3);
    for (let round = 0; round < 40; round += 1) {
      const centre: LngLat = [random() * 300 - 150, random() * 160 - 80];
      const ring = starRing(random, centre, 30 + 500 * random(), 4 + Math.floor(random() * 9));
      const [lng, lat, radius] = smallestCircle([ring]);
      const far = Math.max(...ring.map((corner) => haversineMetres(lng, lat, ...corner)));
      expect(far).toBeLessThanOrEqual(radius);
      // Moving the centre any way makes it worse.
      for (let bearing = 0; bearing < 360; bearing += 30) {
        const [east, north] = [Math.sin((bearing * Math.PI) / 180), Math.cos((bearing * Math.PI) / 180)];
        const moved = offset([lng, lat], (east * radius) / 50, (north * radius) / 50);
        expect(Math.max(...ring.map((corner) => haversineMetres(...moved, ...corner)))).toBeGreaterThan(far);
      }
    }
  });

  test("holds the bulge of a long edge at a high latitude, and goes on past the antimeridian", () => {
    const [lng, lat, radius] = smallestCircle([corners("178 70, 184 70, 181 70.2")]);
    expect(lng).toBeCloseTo(181, 1);
    expect(haversineMetres(lng, lat, 181, 70)).toBeLessThanOrEqual(radius);
    expect(radius).toBeGreaterThan(3 * METRES_PER_DEGREE * Math.cos((70.2 * Math.PI) / 180));
  });

  test("ends for thousands of corners on one circle", () => {
    const ring = Array.from({ length: 2_000 }, (_, index) =>
      offset(HERE, 1_000 * Math.sin((index * Math.PI) / 1_000), 1_000 * Math.cos((index * Math.PI) / 1_000)),
    );
    expect(smallestCircle([ring])[2]).toBeCloseTo(1_000, 0);
  });
});
