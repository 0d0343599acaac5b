import { parseDuration } from "../duration.ts";
import { type Campaign, isPersonal } from "./campaign.ts";
import { type CompiledVariant, compileVariant, type Weighted, weighted } from "./compile-variant.ts";
import { factNamed, type FactSource } from "./facts.ts";
import { type Source, sourceOf, sourcesOf } from "./gathered.ts";
import { instantOf } from "./local-time.ts";
import { type MoneyNamed, moneyNamed } from "./money-named.ts";
import { compileRules, type Verdict } from "./rule-compile.ts";
import { compileOutlook } from "./rule-outlook.ts";
import { factsAsked, type RuleGroup } from "./rules.ts";

/** How many offers of a campaign one shopper, or one of their phones, may get within any stretch of `periodMs`. */
export interface PersonalLimit {
  readonly per: "shopper" | "device";
  readonly count: number;
  readonly period: string;
  readonly periodMs: number;
}

/** A live campaign made ready to be weighed many times. Times are epoch milliseconds, stretches milliseconds. */
export interface CompiledCampaign {
  readonly campaign: Campaign;
  readonly version: number;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly offerTtlMs: number;
  readonly retriggerAfterMs: number;
  /** Those that the shopper's own object counts. */
  readonly limits: readonly PersonalLimit[];
  /** Whether its object must be asked before it offers: for a budget, or a count of its own or of a store. */
  readonly reserves: boolean;
  readonly money: readonly MoneyNamed[];
  readonly audience: Rules | null;
  /** Which of the cart's items it is about; null: all. */
  readonly items: ((fact: FactSource) => Verdict) | null;
  readonly variants: readonly CompiledVariant[];
  /** Those that may be drawn at all; `forAll`: none of them asks whom it is for. */
  readonly drawable: {
    readonly variants: readonly CompiledVariant[];
    readonly weighted: readonly Weighted[];
    readonly forAll: boolean;
  };
  /** The categories that its rewards name: what it is about where it does not look at the cart. */
  readonly categories: readonly string[];
  /** What is fetched for it, whatever its audience: for its items, its variants and its words. */
  readonly needs: readonly Source[];
  /** Whether a variant takes something off a price. */
  readonly discounts: boolean;
  /** Whether any of its rules asks about the person. */
  readonly personal: boolean;
  /** It cannot speak without an abandoned cart: it rewards or names what is in it. */
  readonly requiresCart: boolean;
  /** It looks at the cart, though perhaps it can do without. */
  readonly asksCart: boolean;
}

/** Rules made ready to be asked many times. */
export interface Rules {
  readonly judge: (fact: FactSource) => Verdict;
  /** Whether they may come to be met once what is pending is known. */
  readonly mayBeMet: (fact: FactSource, pending: ReadonlySet<Source>) => boolean;
  /** What they need fetched. */
  readonly asks: readonly Source[];
}

export function compileCampaign({ campaign, version }: { campaign: Campaign; version: number }): CompiledCampaign {
  const { schedule, limits, audience } = campaign;
  const items: RuleGroup | null = campaign.items;
  const rules = audience === null ? null : compileAudience(audience);
  const variants = campaign.variants.map(compileVariant);
  const drawable = variants.filter(({ variant }) => variant.weight > 0);
  const requiresCart =
    items !== null || variants.some(({ reach, namesItem }) => namesItem || reach?.appliesTo.kind === "cartItems");
  const asksCart = requiresCart || rules?.asks.includes("cart") === true;
  const inside = [...asked(items), ...campaign.variants.flatMap((variant) => [...asked(variant.audience)])];
  return {
    campaign,
    version,
    startsAt: schedule.startsAt === null ? -Infinity : instantOf(schedule.startsAt),
    endsAt: schedule.endsAt === null ? Infinity : instantOf(schedule.endsAt),
    offerTtlMs: periodMs(campaign.offerTtl),
    retriggerAfterMs: periodMs(campaign.trigger.retriggerAfter),
    limits: limits.flatMap(({ per, count, period }) =>
      isPersonal(per) ? [{ per, count, period, periodMs: periodMs(period) }] : [],
    ),
    reserves: campaign.budgets.length > 0 || limits.some(({ per }) => !isPersonal(per)),
    money: moneyNamed(campaign),
    audience: rules,
    items: items && compileRules(items),
    variants,
    drawable: {
      variants: drawable,
      weighted: weighted(drawable),
      forAll: drawable.every((variant) => variant.audience === null),
    },
    categories: variants.flatMap(({ reach }) =>
      reach?.appliesTo.kind === "categories" ? reach.appliesTo.categories : [],
    ),
    needs: [...new Set([...(asksCart ? (["cart"] as const) : []), ...sourcesOf(inside)])],
    discounts: variants.some(({ discounts }) => discounts),
    personal: [...asked(audience), ...inside].some((name) => factNamed(name)?.personal === true),
    requiresCart,
    asksCart,
  };
}

const asked = (group: RuleGroup | null): Iterable<string> => (group === null ? [] : factsAsked(group));

const compileAudience = (group: RuleGroup): Rules => ({
  judge: compileRules(group),
  mayBeMet: compileOutlook(group, sourceOf),
  asks: sourcesOf(factsAsked(group)),
});

/** The schema lets in only durations and `forever`. */
const periodMs = (period: string): number => parseDuration(period) ?? Infinity;
