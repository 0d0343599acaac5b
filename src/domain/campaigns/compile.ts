import { parseDuration } from "../duration.ts";
import type { AppliesTo } from "../offers/applies-to.ts";
import { kindOf } from "../offers/reward.ts";
import { type Campaign, isPersonal } from "./campaign.ts";
import { factNamed, type FactSource } from "./facts.ts";
import { isPending, type Source, sourcesOf } from "./gathered.ts";
import { instantOf } from "./local-time.ts";
import { type MoneyNamed, moneyNamed } from "./money-named.ts";
import { PLACEHOLDERS } from "./placeholders.ts";
import { compileRules, type Verdict } from "./rule-compile.ts";
import { compileOutlook } from "./rule-outlook.ts";
import { factsAsked, type RuleGroup } from "./rules.ts";
import { placeholdersOf } from "./texts.ts";
import type { Variant } from "./variant.ts";

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
  /** What is fetched for it, whatever its audience: for its items, its variants and its words. */
  readonly needs: ReadonlySet<Source>;
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
  readonly asks: ReadonlySet<Source>;
}

export interface CompiledVariant {
  readonly variant: Variant;
  /** Whom it is for; null: whom the campaign is for. */
  readonly audience: ((fact: FactSource) => Verdict) | null;
  readonly discounts: boolean;
  /** What its reward is taken from, or null where it takes nothing. */
  readonly appliesTo: AppliesTo | null;
  /** Whether a text of it names an item of the cart. */
  readonly namesItem: boolean;
}

export function compileCampaign({ campaign, version }: { campaign: Campaign; version: number }): CompiledCampaign {
  const { schedule, limits, audience } = campaign;
  const items: RuleGroup | null = campaign.items;
  const rules = audience === null ? null : compileAudience(audience);
  const variants = campaign.variants.map(compileVariant);
  const requiresCart =
    items !== null || variants.some(({ appliesTo, namesItem }) => namesItem || appliesTo?.kind === "cartItems");
  const asksCart = requiresCart || rules?.asks.has("cart") === true;
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
    needs: new Set([...(asksCart ? (["cart"] as const) : []), ...sourcesOf(inside)]),
    discounts: variants.some(({ discounts }) => discounts),
    personal: [...asked(audience), ...inside].some((name) => factNamed(name)?.personal === true),
    requiresCart,
    asksCart,
  };
}

const asked = (group: RuleGroup | null): Iterable<string> => (group === null ? [] : factsAsked(group));

function compileAudience(group: RuleGroup): Rules {
  const outlook = compileOutlook(group);
  return {
    judge: compileRules(group),
    mayBeMet: (fact, pending) => outlook(fact, (name) => isPending(name, pending)),
    asks: sourcesOf(factsAsked(group)),
  };
}

const compileVariant = (variant: Variant): CompiledVariant => {
  const reach = kindOf(variant.reward).reach(variant.reward);
  return {
    variant,
    audience: variant.audience && compileRules(variant.audience),
    discounts: reach !== null,
    appliesTo: reach?.appliesTo ?? null,
    namesItem: Object.values(variant.texts).some(({ title, body }) =>
      placeholdersOf(`${title} ${body}`).some((name) => PLACEHOLDERS.get(name)?.needsCart),
    ),
  };
};

/** The schema lets in only durations and `forever`. */
const periodMs = (period: string): number => parseDuration(period) ?? Infinity;
