import { cellToLatLng, getResolution } from "h3-js";
import { describe, expect, test } from "vitest";
import type { Fix } from "../pings/fix.ts";
import { speedClass, type StoreReading, toObservation } from "./observation.ts";

const fix: Fix = {
  id: "f1",
  seq: 7,
  at: 1_795_300_000_000,
  latitude: 59.332611,
  longitude: 18.064922,
  accuracy: 12,
  speed: 1.1,
  floorLevel: null,
};
const inside: StoreReading = { storeId: "a", position: "inside", confidence: "high", clear: false };
const edge: StoreReading = { storeId: "b", position: "outside", confidence: "low", clear: false };
const away: StoreReading = { storeId: "c", position: "outside", confidence: "low", clear: true };

test("keeps what the visit rules need, and of the stores those that were not clearly outside", () => {
  const { anchor, ...kept } = toObservation(fix, [inside, edge, away]);
  expect(kept).toEqual({
    fixId: "f1",
    at: fix.at,
    seq: 7,
    accuracyKnown: true,
    speed: "walking",
    stores: [inside, edge],
  });
  expect(getResolution(anchor)).toBe(7);
});

test("keeps no coordinate, also not one that a judgement brought along", () => {
  const judged = { ...inside, distance: 17.25, position: "inside" as const };
  const text = JSON.stringify(toObservation(fix, [judged]));
  expect(text).not.toMatch(/59\.3|18\.06|17\.25|latitude|longitude|distance/);
  const [latitude] = cellToLatLng(toObservation(fix, []).anchor);
  expect(Math.abs(latitude - fix.latitude)).toBeGreaterThan(0.0001);
});

test("unknown accuracy is unsure wherever the centre lies", () => {
  const { accuracyKnown, stores } = toObservation({ ...fix, accuracy: null }, [inside, edge, away]);
  expect(accuracyKnown).toBe(false);
  expect(stores).toEqual(
    ["a", "b"].map((storeId) => ({ storeId, position: "unsure", confidence: "low", clear: false })),
  );
});

describe("speed class", () => {
  test.each([
    [null, "unknown"],
    [0, "still"],
    [0.49, "still"],
    [0.5, "walking"],
    [1.99, "walking"],
    [2, "moving"],
    [7.99, "moving"],
    [8, "driving"],
    [50 / 3.6, "driving"],
  ] as const)("%s m/s is %s", (speed, expected) => expect(speedClass(speed)).toBe(expected));
});
