import { CAMPAIGNS_PER_DECISION_MAX } from "../bounds.ts";
import { choose } from "./chosen.ts";
import type { CompiledCampaign } from "./compile.ts";
import type { Considered, Decision, DecisionInput, Situation } from "./decision.ts";
import { type Reason, STAGES, stop } from "./reason.ts";
import { audience } from "./stages/audience.ts";
import { candidates } from "./stages/candidates.ts";
import { cart } from "./stages/cart.ts";
import { consent } from "./stages/consent.ts";
import { currency } from "./stages/currency.ts";
import { exclusion } from "./stages/exclusion.ts";
import { byRank } from "./stages/rank.ts";
import { refused } from "./stages/refused.ts";
import { type Stage, stageContext, type StageContext } from "./stages/stage.ts";
import { suppression } from "./stages/suppression.ts";

/** Which campaigns there are to weigh. What they would say is not looked at yet. */
const GATES: readonly Stage[] = [consent, exclusion, candidates];
/** The tests that can be made before anything was fetched. */
const TESTS_WITHOUT_FACTS: readonly Stage[] = [suppression, refused];
/**
 * Asked of every candidate, in this order; the first that answers ends the campaign. Those without facts come first:
 * where they end every campaign nothing is fetched, and what was not fetched must not be the reason.
 */
const TESTS: readonly Stage[] = [...TESTS_WITHOUT_FACTS, cart, currency, audience];

interface Judged {
  readonly compiled: CompiledCampaign;
  readonly reason: Reason | null;
}

/**
 * Weighs every campaign and chooses at most one. Pure: neither the order of the campaigns nor one that is out of
 * the question changes the choice. Every campaign is in the answer with the reason that ended it.
 */
export function decide(input: DecisionInput): Decision {
  const context = stageContext(input);
  const judged = judge(context, TESTS);
  const winner = judged.find(({ reason }) => reason === null)?.compiled;
  if (winner === undefined) {
    return { outcome: "silent", code: mostTelling(judged), considered: judged.map(consideredAs) };
  }
  const outranked = stop("outranked", { by: winner.campaign.id });
  const considered = judged.map(({ compiled, reason }) =>
    consideredAs({ compiled, reason: reason ?? (compiled === winner ? null : outranked) }),
  );
  return { outcome: "offer", chosen: choose(context, winner), considered };
}

/** Whether any campaign still in question looks at the cart; if not, nobody need fetch it. */
export const cartNeeded = (situation: Situation): boolean => {
  const context = stageContext({ ...situation, cart: { kind: "none" } });
  return judge(context, TESTS_WITHOUT_FACTS).some(({ compiled, reason }) => reason === null && compiled.asksCart);
};

/** The decision of a store that gives way to another whose fence holds the shopper too. */
export function yieldTo(decision: Decision, storeId: string): Decision {
  if (decision.outcome === "silent") return decision;
  const reason = stop("another_store", { storeId });
  return { outcome: "silent", code: reason.code, considered: withheld(decision.considered, reason) };
}

/** What was weighed, where the one that was chosen comes to nothing after all. */
export const withheld = (considered: readonly Considered[], reason: Reason): Considered[] =>
  considered.map((one) => (one.reason === null ? { ...one, reason } : one));

/** In the order of rank: the first without a reason has won. */
function judge(context: StageContext, tests: readonly Stage[]): Judged[] {
  let weighed = 0;
  return byRank(context.situation.campaigns).map((compiled) => {
    const barred = firstReason(GATES, context, compiled);
    if (barred !== null) return { compiled, reason: barred };
    weighed += 1;
    const reason = weighed > CAMPAIGNS_PER_DECISION_MAX ? stop("too_many") : firstReason(tests, context, compiled);
    return { compiled, reason };
  });
}

function firstReason(stages: readonly Stage[], context: StageContext, compiled: CompiledCampaign): Reason | null {
  for (const stage of stages) {
    const reason = stage(context, compiled);
    if (reason !== null) return reason;
  }
  return null;
}

const consideredAs = ({ compiled, reason }: Judged): Considered => ({
  campaignId: compiled.campaign.id,
  version: compiled.version,
  reason,
});

const reached = (reason: Reason): number => STAGES.indexOf(reason.stage);

/** The reason that ended the campaign which came furthest, the best ranked of equals. */
function mostTelling(judged: readonly Judged[]): string {
  const furthest = judged
    .map(({ reason }) => reason)
    .reduce((best, reason) => (best === null || (reason && reached(reason) > reached(best)) ? reason : best), null);
  return furthest === null || furthest.stage === "candidates" ? "no_campaign" : furthest.code;
}
