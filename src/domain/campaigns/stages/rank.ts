import type { CompiledCampaign } from "../compile.ts";
import { onceFor } from "../once-for.ts";
import { relevanceOf } from "../relevance.ts";
import { type Reason, stop } from "../reason.ts";
import { type Score, total } from "../score.ts";
import { valueOf } from "../value.ts";
import type { StageContext } from "./stage.ts";

export type Scorer = (context: StageContext, campaign: CompiledCampaign) => Score;

export const standardScore: Scorer = (context, compiled) => ({
  context: relevanceOf(context, compiled),
  value: valueOf(context, compiled),
  lever: compiled.campaign.priority,
});

/**
 * By the marketer's priority, the highest first; equals by id, so that the order is the same everywhere. A snapshot's
 * campaigns are one list for thousands of decisions.
 */
export const byLever = onceFor((campaigns: readonly CompiledCampaign[]): readonly CompiledCampaign[] =>
  campaigns.toSorted((a, b) => b.campaign.priority - a.campaign.priority || byId(a, b)),
);

interface Scored {
  readonly compiled: CompiledCampaign;
  readonly score: Score;
}

/** By the product of the parts, the highest first; equals by priority, then by id. */
export const byScore = <T extends Scored>(scored: readonly T[]): T[] =>
  scored.toSorted(
    (a, b) => compare(total(b.score), total(a.score)) || b.score.lever - a.score.lever || byId(a.compiled, b.compiled),
  );

// Two infinite scores are equal; their difference would be no number.
const compare = (a: number, b: number): number => (a < b ? -1 : Number(a > b));
const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
const byId = (a: CompiledCampaign, b: CompiledCampaign): number =>
  compareText(a.campaign.id, b.campaign.id) || b.version - a.version;

/** What has too little to do with the shopper is better left unsaid. */
export const relevance = (context: StageContext, { context: found }: Score): Reason | null => {
  const { relevanceThreshold } = context.situation.settings.guardrails;
  return found < relevanceThreshold ? stop("not_relevant", { relevance: found, relevanceThreshold }) : null;
};
