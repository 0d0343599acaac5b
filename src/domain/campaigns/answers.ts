import type { Chosen, Decision, DecisionInput } from "./decision.ts";
import { decide } from "./pipeline.ts";

/** What may be offered, the best first, and the decision that the first of it comes from. */
export interface Answers {
  readonly decision: Decision;
  readonly chosen: readonly Chosen[];
}

/**
 * The best `limit` offers, each of a campaign of its own: whoever is chosen steps aside for the next. None where the
 * decision is silence, or the shopper is held out.
 */
export function rankAnswers(input: DecisionInput, limit: number): Answers {
  const decision = decide(input);
  const chosen: Chosen[] = [];
  for (let next = decision, left = input; next.outcome === "offer" && chosen.length < limit; next = decide(left)) {
    const { campaignId } = next.chosen;
    chosen.push(next.chosen);
    left = { ...left, campaigns: left.campaigns.filter(({ campaign }) => campaign.id !== campaignId) };
  }
  return { decision, chosen };
}
