import { expect, test } from "vitest";
import { foldVisits } from "./fold.ts";
import { freshUntil } from "./freshness.ts";
import { at, track } from "./testing.ts";

/** Whether an offer may follow from the visit of `stored` and `brought`, at a time in seconds. */
const present = (stored: string, brought: string, seconds: number): boolean[] => {
  const request = track(brought);
  const visits = foldVisits([...track(stored), ...request], at(seconds));
  return visits.map((visit) => visit.exitedAt === null && (freshUntil(visit, request) ?? -Infinity) >= at(seconds));
};

test.each([
  ["a fresh fix inside, while the visit is open", "out@0", "in@100", 100, [true]],
  ["up to two minutes old", "out@0", "in@100", 220, [true]],
  ["no longer", "out@0", "in@100", 221, [false]],
  ["not a fix that an earlier request brought", "out@0 in@100", "unsure@110", 110, [false]],
  ["not unsure, not of unknown accuracy, not driving", "out@0 in@10", "unsure@90 blur@95 car@100", 100, [false]],
  ["not once it is left", "out@0", "in@100 out@110 out@120", 120, [false]],
  [
    "a live fix followed by stored older ones fires nothing for now",
    "out@990 out@1000",
    "out@0 in@10 in@900",
    1000,
    [false],
  ],
  ["also while the visit is open", "out@0 in@10 in@1000", "in@500 in@600", 1000, [false]],
  ["a first fix inside is not even a visit", "blur@0", "in@10", 10, []],
])("%s", (_name, stored, brought, seconds, expected) => {
  expect(present(stored, brought, seconds)).toEqual(expected);
});

test("a fix inside another store does not count for this one", () => {
  const request = track("in@100", "b");
  const visits = foldVisits([...track("out@0 in@10"), ...request], at(100));
  expect(visits.map((visit) => [visit.storeId, freshUntil(visit, request)])).toEqual([
    ["a", null],
    ["b", at(220)],
  ]);
});
