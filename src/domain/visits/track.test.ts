import { cellToBoundary, cellToLatLng, getRes0Cells, cellToCenterChild, greatCircleDistance, UNITS } from "h3-js";
import { describe, expect, test } from "vitest";
import { ANCHOR_RADIUS_MAX_M, ANCHOR_RESOLUTION } from "../bounds.ts";
import { foldVisits } from "./fold.ts";
import type { Observation } from "./observation.ts";
import { at, NEW_YORK, PARIS, sights, TOKYO } from "./testing.ts";
import { orderTrack, quietUntil, suspicions } from "./track.ts";

const seen = (seconds: number, anchor: string): Observation => sights(seconds, {}, anchor);
const secondsOf = (observations: readonly Observation[]): number[] =>
  orderTrack(observations).map((one) => (one.at - at(0)) / 1000);

test("no point of an anchor cell is farther from its centre than the bound says", () => {
  const cells = getRes0Cells().map((cell) => cellToCenterChild(cell, ANCHOR_RESOLUTION));
  const radii = cells.flatMap((cell) =>
    cellToBoundary(cell).map((corner) => greatCircleDistance(cellToLatLng(cell), corner, UNITS.m)),
  );
  expect(Math.max(...radii)).toBeLessThanOrEqual(ANCHOR_RADIUS_MAX_M);
});

describe("order", () => {
  test("newest-first backlogs end as if sorted", () => {
    expect(secondsOf([seen(30, PARIS), seen(20, PARIS), seen(10, PARIS)])).toEqual([10, 20, 30]);
  });
  test("equal times are settled by the phone's counter, then by the id", () => {
    const one = (fixId: string, seq: number | null): Observation => ({ ...seen(0, PARIS), fixId, seq });
    const sent = [one("c", 2), one("b", null), one("a", 10), one("a0", null)];
    expect(orderTrack(sent).map(({ fixId }) => fixId)).toEqual(["a0", "b", "c", "a"]);
    expect(orderTrack(sent.toReversed())).toEqual(orderTrack(sent));
  });
  test("the same id counts once", () => {
    const one = seen(0, PARIS);
    expect(orderTrack([one, one, { ...one }, { ...one, at: at(5) }])).toEqual([one]);
  });
});

describe("glitches", () => {
  test("a single fix that both neighbours contradict is dropped", () => {
    expect(secondsOf([seen(0, PARIS), seen(60, NEW_YORK), seen(120, PARIS)])).toEqual([0, 120]);
  });
  test("of two places in turn the one seen first stands", () => {
    const turns = [PARIS, NEW_YORK, PARIS, NEW_YORK, PARIS].map((place, i) => seen(i * 10, place));
    expect(secondsOf(turns)).toEqual([0, 20, 40]);
  });
  test("a poisoned anchor after a gap does not block the good fixes", () => {
    const track = [seen(0, PARIS), seen(36_000, TOKYO), seen(36_010, PARIS), seen(36_020, PARIS), seen(36_030, PARIS)];
    expect(secondsOf(track)).toEqual(expect.arrayContaining([36_010, 36_020, 36_030]));
  });
  test("two fixes that agree are no glitch, and neither are the first and the last", () => {
    expect(secondsOf([seen(0, PARIS), seen(60, NEW_YORK), seen(70, NEW_YORK), seen(120, PARIS)])).toHaveLength(4);
    expect(secondsOf([seen(0, TOKYO), seen(60, NEW_YORK)])).toHaveLength(2);
  });
  test("a fix of unknown accuracy neither contradicts nor is contradicted", () => {
    const blurred = { ...seen(30, TOKYO), accuracyKnown: false };
    expect(secondsOf([seen(0, PARIS), blurred, seen(60, PARIS)])).toEqual([0, 30, 60]);
    expect(suspicions([seen(0, PARIS), blurred])).toEqual([]);
  });
});

describe("suspicions", () => {
  test("Paris to New York in a minute: no offer for 30 minutes", () => {
    const jump = [seen(0, PARIS), seen(60, NEW_YORK), seen(70, NEW_YORK)];
    expect(suspicions(jump)).toEqual([at(60)]);
    expect(quietUntil(jump)).toBe(at(60 + 1800));
  });
  test("the last fix is suspected before anything speaks for it", () => {
    expect(suspicions([seen(0, PARIS), seen(60, NEW_YORK)])).toEqual([at(60)]);
  });
  test("a glitch is forgotten once it is one", () => {
    expect(quietUntil([seen(0, PARIS), seen(60, NEW_YORK), seen(120, PARIS)])).toBeNull();
  });
  test("the latest jump counts", () => {
    const twice = [seen(0, PARIS), seen(60, NEW_YORK), seen(70, NEW_YORK), seen(400, TOKYO), seen(410, TOKYO)];
    expect(quietUntil(twice)).toBe(at(400 + 1800));
  });
  test("ten minutes or more apart, an aeroplane or a phone switched off explains it", () => {
    expect(suspicions([seen(0, PARIS), seen(600, NEW_YORK)])).toEqual([]);
  });
  test("equal times divide nothing by zero: together is fine, oceans apart is not", () => {
    expect(suspicions([seen(0, PARIS), { ...seen(0, PARIS), fixId: "other" }])).toEqual([]);
    expect(suspicions([seen(0, PARIS), seen(0, NEW_YORK)])).toEqual([at(0)]);
  });
  test("two devices of one shopper 500 km apart, each by its own track, are no jump", () => {
    const one = [seen(0, PARIS), seen(60, PARIS)];
    const other = [seen(30, NEW_YORK), seen(90, NEW_YORK)];
    expect([suspicions(one), suspicions(other)]).toEqual([[], []]);
    expect(suspicions([...one, ...other])).not.toEqual([]);
  });
  test("a jump leaves the visits on record", () => {
    const walk = [
      sights(0, { paris: "in" }),
      sights(30, { paris: "in" }),
      sights(60, { york: "in" }, NEW_YORK),
      sights(90, { york: "in" }, NEW_YORK),
    ];
    expect(foldVisits(walk, at(90)).map(({ storeId, exitedAt }) => [storeId, exitedAt])).toEqual([
      ["paris", at(30)],
      ["york", null],
    ]);
  });
  test("a drive of 130 km/h across cells is a journey", () => {
    const motorway = ["871fb4662ffffff", "871fb4660ffffff", "871fb4663ffffff", "871fb4666ffffff"];
    expect(suspicions(motorway.map((anchor, i) => seen(i * 55, anchor)))).toEqual([]);
  });
});
