import { expect, test } from "vitest";
import { isWorthWaiting } from "./awake.ts";
import { foldVisits } from "./fold.ts";
import { at, track } from "./testing.ts";

const waits = (stored: string, brought: string, seconds: number): boolean => {
  const request = track(brought);
  return isWorthWaiting(foldVisits([...track(stored), ...request], at(seconds)), request, 60);
};

test.each([
  ["a first fix inside, not yet a visit", "blur@0", "in@10", 10, true],
  ["a visit that has not lasted", "out@0 in@10", "in@40", 40, true],
  ["a visit that has lasted", "out@0 in@10", "in@70", 70, false],
  ["outside", "out@0 in@10", "out@40", 40, false],
  ["unsure", "out@0 in@10", "unsure@40", 40, false],
  ["a second visit begins", "out@0 in@10 in@70 out@80 out@90", "in@400", 400, true],
])("%s", (_name, stored, brought, seconds, expected) => {
  expect(waits(stored, brought, seconds)).toBe(expected);
});
