import { describe, expect, test } from "vitest";
import { STAGES } from "../../../../../domain/campaigns/reason.ts";
import { ruleIn } from "./because.ts";
import { stepsOf } from "./steps.ts";

describe("the way of a campaign through the stages", () => {
  const statesOf = (stage: (typeof STAGES)[number] | null) =>
    stepsOf(STAGES, stage === null ? null : { stage, code: "x" }).map(({ state }) => state);

  test("is passed whole by the one that is chosen", () => {
    expect(new Set(statesOf(null))).toEqual(new Set(["passed"]));
  });

  test.each(STAGES.map((stage, index) => [stage, index] as const))("ends at %s", (stage, index) => {
    const states = statesOf(stage);
    expect(states.indexOf("stopped")).toBe(index);
    expect(states.slice(0, index).every((state) => state === "passed")).toBe(true);
    expect(states.slice(index + 1).every((state) => state === "skipped")).toBe(true);
    expect(stepsOf(STAGES, { stage })[index]?.reason).toEqual({ stage });
  });
});

test.each([
  [{ because: { field: "cart.total", operator: ">=", value: 5, actual: 3 } }, 3],
  [{ because: { field: "cart.total", operator: ">=", value: 5, actual: 4, negated: true } }, 4],
  [{ because: { field: "cart.total", operator: ">=", value: 5, unknown: true } }, undefined],
])("a rule is found in %j", (detail, actual) => {
  expect(ruleIn(detail)).toEqual({
    field: "cart.total",
    operator: ">=",
    value: 5,
    negated: actual === 4,
    ...(actual !== undefined && { actual }),
  });
});

test.each([[undefined], [{}], [{ because: null }], [{ because: { field: 1, operator: "=" } }]])(
  "none in %j",
  (detail) => {
    expect(ruleIn(detail)).toBeNull();
  },
);
