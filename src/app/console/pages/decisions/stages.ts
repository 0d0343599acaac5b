import { STAGES, type StageName } from "../../../../domain/campaigns/reason.ts";
import type { Decision } from "./queries.ts";

type Considered = Decision["considered"][number];

/** Campaigns that ended for one reason. */
export interface Reasoned {
  readonly code: string;
  readonly campaigns: readonly Considered[];
}
/** One stage of the pipeline: who ended in it and why, and how many were left after it. */
export interface StageStep {
  readonly stage: StageName;
  readonly ended: number;
  readonly left: number;
  readonly reasons: readonly Reasoned[];
}

/** The chain of stages that the campaigns went through, in its order; the most frequent reason of each first. */
export function stageSteps(considered: readonly Considered[]): StageStep[] {
  let left = considered.length;
  return STAGES.map((stage) => {
    const here = considered.filter(({ reason }) => reason?.stage === stage);
    left -= here.length;
    const groups = [...Map.groupBy(here, ({ reason }) => reason?.code ?? "")];
    const reasons = groups
      .map(([code, campaigns]) => ({ code, campaigns }))
      .toSorted((a, b) => b.campaigns.length - a.campaigns.length);
    return { stage, ended: here.length, left, reasons };
  });
}
