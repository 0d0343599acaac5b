import { expect, test } from "vitest";
import { verdictOf } from "../scripts/lib/verdict.ts";

const report = (numPassedTests: number, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0) => ({
  numPassedTests,
  numFailedTests,
  numPendingTests,
  numTodoTests,
});

test.each([
  ["green", report(3), 0, "3 passed, 0 failed", true],
  ["skipped tests are named", report(3, 0, 1, 1), 0, "3 passed, 0 failed, 2 skipped", true],
  ["a failed test", report(3, 2), 1, "3 passed, 2 failed", false],
  ["an error outside any test", report(3), 1, "3 passed, 1 failed", false],
  ["nothing ran", report(0), 0, "0 passed, 1 failed", false],
  ["everything was skipped", report(0, 0, 4), 0, "0 passed, 1 failed, 4 skipped", false],
  ["no report at all", undefined, 0, "0 passed, 1 failed", false],
])("%s", (_, found, exitCode, line, ok) => {
  expect(verdictOf(found, exitCode)).toMatchObject({ line, ok });
});

test("a failure that no test reported says why", () => {
  expect(verdictOf(report(3), 1).reason).toContain("although no test failed");
  expect(verdictOf(report(3, 1), 1).reason).toBeUndefined();
});
