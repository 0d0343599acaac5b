import { cellToLatLng, getResolution } from "h3-js";
import { describe, expect, test } from "vitest";
import { ASSUMABLE_FIX_MAX_AGE_MS } from "../bounds.ts";
import type { Fix } from "../pings/fix.ts";
import { type Arrival, type JudgedStore, speedClass, toObservation } from "./observation.ts";

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
const ARRIVAL: Arrival = { now: fix.at + 1_000, entered: new Set() };
const inside: JudgedStore = { storeId: "a", position: "inside", confidence: "high", clear: false };
const edge: JudgedStore = { storeId: "b", position: "outside", confidence: "low", clear: false };
const away: JudgedStore = { storeId: "c", position: "outside", confidence: "low", clear: true };

test("keeps what the visit rules need, and of the stores those that were not clearly outside", () => {
  const { anchor, ...kept } = toObservation(fix, [inside, edge, away], ARRIVAL);
  expect(kept).toEqual({
    fixId: "f1",
    at: fix.at,
    seq: 7,
    accuracyKnown: true,
    speed: "walking",
    stores: [
      { ...inside, assumable: true },
      { ...edge, assumable: false },
    ],
  });
  expect(getResolution(anchor)).toBe(7);
});

test("keeps no coordinate, also not one that a judgement brought along", () => {
  const judged = { ...inside, distance: 17.25, position: "inside" as const };
  const text = JSON.stringify(toObservation(fix, [judged], ARRIVAL));
  expect(text).not.toMatch(/59\.3|18\.06|17\.25|latitude|longitude|distance/);
  const [latitude] = cellToLatLng(toObservation(fix, [], ARRIVAL).anchor);
  expect(Math.abs(latitude - fix.latitude)).toBeGreaterThan(0.0001);
});

test("unknown accuracy is unsure wherever the centre lies", () => {
  const { accuracyKnown, stores } = toObservation({ ...fix, accuracy: null }, [inside, edge, away], ARRIVAL);
  expect(accuracyKnown).toBe(false);
  expect(stores).toEqual(
    ["a", "b"].map((storeId) => ({ storeId, position: "unsure", confidence: "low", clear: false, assumable: false })),
  );
});

describe("a stay may be assumed of a fix", () => {
  const { at } = fix;
  const age = ASSUMABLE_FIX_MAX_AGE_MS;
  const none = new Set<string>();
  const rung = new Set(["a"]);
  test.each<[name: string, over: Partial<Fix>, arrival: Arrival, expected: boolean]>([
    ["inside, at a known speed under 2 m/s", { speed: 1.99 }, { now: at, entered: none }, true],
    ["not at 2 m/s", { speed: 2 }, { now: at, entered: none }, false],
    ["not at unknown speed", { speed: null }, { now: at, entered: none }, false],
    ["at unknown speed with a watch entry", { speed: null }, { now: at, entered: rung }, true],
    ["not with the entry of another store", { speed: null }, { now: at, entered: new Set(["b"]) }, false],
    ["not driving, whatever was entered", { speed: 8 }, { now: at, entered: rung }, false],
    ["not of unknown accuracy", { accuracy: null }, { now: at, entered: rung }, false],
    ["up to five minutes old on arrival", {}, { now: at + age, entered: none }, true],
    ["not older", {}, { now: at + age + 1, entered: rung }, false],
  ])("%s", (_name, over, arrival, expected) => {
    const { stores } = toObservation({ ...fix, ...over }, [inside, edge], arrival);
    expect(stores.map(({ assumable }) => assumable)).toEqual([expected, false]);
  });
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
