import { CAMPAIGNS_PER_DECISION_MAX } from "../bounds.ts";
import { choose } from "./chosen.ts";
import type { CompiledCampaign } from "./compile.ts";
import type { Chosen, Considered, Decision, DecisionInput, Ranked } from "./decision.ts";
import { SOURCES, type Source } from "./gathered.ts";
import { onceFor } from "./once-for.ts";
import { type Reason, STAGES, stop } from "./reason.ts";
import type { Score } from "./score.ts";
import { audience } from "./stages/audience.ts";
import { candidates } from "./stages/candidates.ts";
import { cart } from "./stages/cart.ts";
import { consent } from "./stages/consent.ts";
import { currency } from "./stages/currency.ts";
import { exclusion } from "./stages/exclusion.ts";
import { permittedVariants } from "./stages/guardrails.ts";
import { holdout } from "./stages/holdout.ts";
import { items } from "./stages/items.ts";
import { byLever, byScore, relevance, type Scorer, standardScore } from "./stages/rank.ts";
import { refused } from "./stages/refused.ts";
import { type Stage, stageContext, type StageContext } from "./stages/stage.ts";
import { suppression } from "./stages/suppression.ts";
import { variants } from "./stages/variants.ts";

/** Which campaigns there are to weigh. What they would say is not looked at yet. */
const GATES: readonly Stage[] = [consent, exclusion, candidates];
/**
 * Asked of every candidate, in this order; the first that answers ends the campaign. Those without facts come first:
 * where they end every campaign nothing is fetched, and what was not fetched must not be the reason.
 */
const TESTS: readonly Stage[] = [suppression, refused, cart, currency, audience, items, variants];

interface Judged {
  readonly compiled: CompiledCampaign;
  readonly reason: Reason | null;
}
type Survivor = { readonly compiled: CompiledCampaign; readonly score: Score };

/**
 * Weighs every campaign and chooses at most one. Pure: neither the order of the campaigns nor one that is out of
 * the question changes the choice. Every campaign is in the answer with the reason that ended it.
 */
export function decide(input: DecisionInput, score: Scorer = standardScore): Decision {
  const context = stageContext(input);
  const judged = judge(context).map((one) => unlessAwaiting(context, one));
  const ranked = byScore(
    judged.flatMap(({ compiled, reason }) => (reason === null ? [{ compiled, score: score(context, compiled) }] : [])),
  );
  const { winner, reasons } = choice(context, ranked);
  const considered = judged.map(({ compiled, reason }) =>
    consideredAs({ compiled, reason: reason ?? reasons.get(compiled) ?? null }),
  );
  const ranking = ranked.map(({ compiled, score: parts }): Ranked => ({ campaignId: compiled.campaign.id, ...parts }));
  if (winner === undefined) return { outcome: "silent", code: mostTelling(considered), considered, ranking };
  const withheld = reasons.get(winner.compiled);
  return withheld === undefined
    ? { outcome: "offer", chosen: winner.chosen, considered, ranking }
    : { outcome: "withheld", code: withheld.code, chosen: winner.chosen, considered, ranking };
}

/**
 * What is to be fetched next, of what `input` leaves out: only what a campaign needs that nothing known speaks against.
 * Goods are those of the cart, so that the cart comes first.
 */
export function sourcesNeeded(input: DecisionInput): readonly Source[] {
  const asked = everAsked(input.campaigns);
  const isOpen = (source: Source): boolean => asked.has(source) || (source === "goods" && input.products);
  if (!SOURCES.some((source) => input[source] === undefined && isOpen(source))) return [];
  const context = stageContext(input);
  const alive = judge(context).filter(({ reason }) => reason === null);
  const needed = new Set(alive.flatMap(({ compiled }) => awaited(context, compiled)));
  return needed.has("cart") ? ["cart"] : SOURCES.filter((source) => needed.has(source));
}

/** What any of a snapshot's campaigns could ever need: where all of it is known, none has to be judged to say so. */
const everAsked = onceFor(
  (campaigns: readonly CompiledCampaign[]): ReadonlySet<Source> =>
    new Set(campaigns.flatMap(({ needs, audience: rules }) => [...needs, ...(rules?.asks ?? [])])),
);

/** The decision of a store that gives way to another whose fence holds the shopper too. */
export function yieldTo(decision: Decision, storeId: string): Decision {
  if (decision.outcome === "silent") return decision;
  const reason = stop("another_store", { storeId });
  const { considered, ranking } = decision;
  return { outcome: "silent", code: reason.code, considered: overruled(considered, reason), ranking };
}

/** What was weighed, where the one that was chosen comes to nothing after all. */
export const overruled = (considered: readonly Considered[], reason: Reason): Considered[] =>
  considered.map((one) => (one.reason === null || one.reason.stage === "holdout" ? { ...one, reason } : one));

/** In the order of priority, so that of too many candidates the most important are weighed. */
function judge(context: StageContext): Judged[] {
  let weighed = 0;
  return byLever(context.situation.campaigns).map((compiled) => {
    const barred = firstReason(GATES, context, compiled);
    if (barred !== null) return { compiled, reason: barred };
    weighed += 1;
    const reason = weighed > CAMPAIGNS_PER_DECISION_MAX ? stop("too_many") : firstReason(TESTS, context, compiled);
    return { compiled, reason };
  });
}

/** What this campaign would still need to know. Of an audience that is met already nothing more is asked. */
function awaited({ situation, fact, pending }: StageContext, compiled: CompiledCampaign): Source[] {
  if (pending.size === 0) return [];
  const { audience: rules, needs, discounts } = compiled;
  const isGuarded = situation.products && discounts && compiled.asksCart;
  const isAwaited = (source: Source): boolean =>
    needs.includes(source) ||
    (isGuarded && source === "goods") ||
    (rules !== null && rules.asks.includes(source) && !rules.judge(fact).met);
  return SOURCES.filter((source) => pending.has(source) && isAwaited(source));
}

/** Nothing is offered on the chance of what nobody has looked at. */
const unlessAwaiting = (context: StageContext, judged: Judged): Judged =>
  judged.reason === null && awaited(context, judged.compiled).length > 0
    ? { ...judged, reason: stop("fact_unknown") }
    : judged;

/** The best campaign that the guardrails let pass, and what ends the others. A held out shopper has a winner too. */
function choice(context: StageContext, ranked: readonly Survivor[]) {
  const reasons = new Map<CompiledCampaign, Reason>();
  let outranked: Reason | undefined;
  let winner: { readonly compiled: CompiledCampaign; readonly chosen: Chosen } | undefined;
  for (const { compiled, score } of ranked) {
    if (winner !== undefined) {
      reasons.set(compiled, (outranked ??= stop("outranked", { by: winner.compiled.campaign.id })));
      continue;
    }
    const permitted = permittedVariants(context, compiled);
    const reason = relevance(context, score) ?? permitted.reason;
    if (reason === null) winner = { compiled, chosen: choose(context, compiled, permitted.variants) };
    else reasons.set(compiled, reason);
  }
  const withheld = winner && holdout(context, winner.compiled);
  if (winner !== undefined && withheld != null) reasons.set(winner.compiled, withheld);
  return { winner, reasons };
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

/** The reason that ended the campaign which came furthest, the one of the highest priority of equals. */
function mostTelling(considered: readonly Considered[]): string {
  const furthest = considered
    .map(({ reason }) => reason)
    .reduce((best, reason) => (best === null || (reason && reached(reason) > reached(best)) ? reason : best), null);
  return furthest === null || furthest.stage === "candidates" ? "no_campaign" : furthest.code;
}
