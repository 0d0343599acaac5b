import { describe, expect, test } from "vitest";
import type { LngLat } from "../geo/position.ts";
import { positionOf } from "../geo/fence-position.ts";
import { countryOf, currencyOf, isTimeZone, timeZoneAt } from "./place.ts";

test.each<[string, LngLat, string, string, string]>([
  ["Stockholm", [18.0649, 59.3326], "Europe/Stockholm", "SE", "SEK"],
  ["Göteborg", [11.9668, 57.7072], "Europe/Stockholm", "SE", "SEK"],
  ["Oslo", [10.7461, 59.9127], "Europe/Oslo", "NO", "NOK"],
  ["Copenhagen", [12.5701, 55.6794], "Europe/Copenhagen", "DK", "DKK"],
  ["Amsterdam", [4.8936, 52.3731], "Europe/Amsterdam", "NL", "EUR"],
  ["Monaco", [7.4246, 43.7396], "Europe/Monaco", "MC", "EUR"],
  ["New York", [-73.9857, 40.7484], "America/New_York", "US", "USD"],
  ["Luxembourg", [6.1296, 49.6116], "Europe/Luxembourg", "LU", "EUR"],
  ["Suva, east of the antimeridian", [178.4419 - 360, -18.1416], "Pacific/Fiji", "FJ", "FJD"],
])("%s", (_, position, zone, country, currency) => {
  expect(timeZoneAt(position)).toBe(zone);
  expect(countryOf(zone)).toBe(country);
  expect(currencyOf(country)).toBe(currency);
});

describe("what cannot be known is null", () => {
  test.each<[string, LngLat]>([
    ["the open sea", [-30, 30]],
    ["no position", [Number.NaN, 0]],
    ["no latitude", [0, 91]],
  ])("%s", (_, position) => expect(timeZoneAt(position)).toBeNull());

  test("a zone without a country, a country without a currency", () => {
    expect(countryOf("Etc/UTC")).toBeNull();
    expect(countryOf("Mars/Olympus")).toBeNull();
    expect(currencyOf("XX")).toBeNull();
    expect(currencyOf("toString")).toBeNull();
  });
});

test.each([
  ["Europe/Stockholm", true],
  ["UTC", true],
  ["Asia/Calcutta", true],
  ["Europe/Atlantis", false],
  ["+02:00", false],
  ["", false],
  ["Europe/Stockholm; DROP", false],
])("%j is a time zone: %s", (name, known) => expect(isTimeZone(name)).toBe(known));

describe("one position for a fence", () => {
  const ring: LngLat[] = [
    [18, 59],
    [18.2, 59],
    [18.2, 59.4],
    [18, 59.4],
    [18, 59],
  ];
  test.each([
    ["the centre of a circle", { type: "Circle", center: [18, 59], radius: 80 } as const, [18, 59]],
    ["the middle of a polygon", { type: "Polygon", coordinates: [ring] } as const, [18.1, 59.2]],
    ["the middle of the first of several", { type: "MultiPolygon", coordinates: [[ring], []] } as const, [18.1, 59.2]],
  ])("%s", (_, fence, expected) => {
    const [longitude, latitude] = positionOf(fence);
    expect(longitude).toBeCloseTo(expected[0] ?? Number.NaN, 9);
    expect(latitude).toBeCloseTo(expected[1] ?? Number.NaN, 9);
  });
});
