import fc from "fast-check";
import { latLngToCell } from "h3-js";
import { describe, expect, test } from "vitest";
import { haversineMetres, longitudeNear, wrapLongitude } from "./position.ts";
import { positionSchema } from "./position-schema.ts";

const longitudes = fc.double({ min: -1_000, max: 1_000, noNaN: true });

describe("longitudes", () => {
  test.each([
    [0, 0],
    [180, -180],
    [-180, -180],
    [181, -179],
    [-181, 179],
    [539.5, 179.5],
    [-900, -180],
    [Math.PI * 50, Math.PI * 50],
  ])("%f is the meridian %f", (given, wrapped) => expect(wrapLongitude(given)).toBe(wrapped));

  test("are wrapped into [-180, 180), to the same meridian", () => {
    fc.assert(
      fc.property(longitudes, (longitude) => {
        const wrapped = wrapLongitude(longitude);
        expect(wrapped).toBeGreaterThanOrEqual(-180);
        expect(wrapped).toBeLessThan(180);
        expect((longitude - wrapped) / 360).toBeCloseTo(Math.round((longitude - wrapped) / 360), 9);
      }),
    );
  });

  test("are turned to the copy nearest to a reference", () => {
    fc.assert(
      fc.property(longitudes, longitudes, (longitude, reference) => {
        expect(Math.abs(longitudeNear(longitude, reference) - reference)).toBeLessThanOrEqual(180 + 1e-9);
      }),
    );
  });
});

describe("haversineMetres", () => {
  test("gives astride the antimeridian the very number that it gives elsewhere", () => {
    expect(haversineMetres(179.75, 60, -179.875, 60.5)).toBe(haversineMetres(9.75, 60, 10.125, 60.5));
  });

  test("knows opposite ends of Earth", () => {
    expect(haversineMetres(0, 90, 77, -90)).toBeCloseTo(Math.PI * 6_371_000, 3);
    expect(haversineMetres(0, 0, 180, 0)).toBeCloseTo(Math.PI * 6_371_000, 3);
  });
});

describe("positionSchema", () => {
  test("refuses what h3-js takes", () => {
    expect(latLngToCell(91, 0, 9)).toBe("890335a9597ffff");
    expect(positionSchema.safeParse({ latitude: 91, longitude: 0 }).success).toBe(false);
  });
  test.each([
    { latitude: Number.NaN, longitude: 0 },
    { latitude: 0, longitude: Infinity },
    { latitude: 0, longitude: 180.1 },
    { latitude: "1", longitude: 0 },
    { latitude: 1 },
    { latitude: 1, longitude: 1, altitude: 1 },
  ])("refuses %o", (input) => expect(positionSchema.safeParse(input).success).toBe(false));
  test("takes the poles and the antimeridian", () => {
    expect(positionSchema.safeParse({ latitude: -90, longitude: 180 }).success).toBe(true);
  });
});
