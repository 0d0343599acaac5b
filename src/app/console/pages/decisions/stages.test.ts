import { expect, test } from "vitest";
import type { StageName } from "../../../../domain/campaigns/reason.ts";
import { stageSteps } from "./stages.ts";

const ended = (campaignId: string, stage: StageName, code: string) => ({
  campaignId,
  version: 1,
  reason: { stage, code },
});
const chosen = (campaignId: string) => ({ campaignId, version: 1, reason: null });

const steps = stageSteps([
  ended("a", "candidates", "other_store"),
  ended("b", "candidates", "other_trigger"),
  ended("c", "candidates", "other_trigger"),
  ended("d", "suppression", "fatigue"),
  chosen("e"),
]);
const at = (wanted: StageName) => steps.find(({ stage }) => stage === wanted);

test("every stage is there, and tells how many were left after it", () => {
  expect(at("consent")).toMatchObject({ ended: 0, left: 5, reasons: [] });
  expect(at("candidates")).toMatchObject({ ended: 3, left: 2 });
  expect(at("suppression")).toMatchObject({ ended: 1, left: 1 });
  expect(steps.at(-1)?.left).toBe(1);
});

test("a stage tells its reasons, the one that ended most campaigns first", () => {
  expect(at("candidates")?.reasons.map(({ code, campaigns }) => [code, campaigns.length])).toEqual([
    ["other_trigger", 2],
    ["other_store", 1],
  ]);
});

test("nothing considered is nothing ended", () => {
  expect(stageSteps([]).every((step) => step.ended === 0 && step.left === 0)).toBe(true);
});
