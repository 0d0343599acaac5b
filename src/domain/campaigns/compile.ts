import { parseDuration } from "../duration.ts";
import type { Campaign } from "./campaign.ts";
import { factNamed, type FactSource } from "./facts.ts";
import { instantOf } from "./local-time.ts";
import { type MoneyNamed, moneyNamed } from "./money-named.ts";
import { PLACEHOLDERS } from "./placeholders.ts";
import { compileRules, type Verdict } from "./rule-compile.ts";
import { factsAsked } from "./rules.ts";
import { placeholdersOf } from "./texts.ts";
import type { Variant } from "./variant.ts";

/** A live campaign made ready to be weighed many times. Times are epoch milliseconds, stretches milliseconds. */
export interface CompiledCampaign {
  readonly campaign: Campaign;
  readonly version: number;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly offerTtlMs: number;
  readonly retriggerAfterMs: number;
  readonly limits: readonly { readonly count: number; readonly periodMs: number; readonly period: string }[];
  readonly money: readonly MoneyNamed[];
  readonly audience: ((fact: FactSource) => Verdict) | null;
  /** It cannot speak without an abandoned cart: it rewards or names what is in it. */
  readonly requiresCart: boolean;
  /** It looks at the cart, though perhaps it can do without. */
  readonly asksCart: boolean;
}

export function compileCampaign({ campaign, version }: { campaign: Campaign; version: number }): CompiledCampaign {
  const { schedule, limits, audience } = campaign;
  const requiresCart = campaign.variants.some(isAboutCart);
  const asked = audience === null ? [] : [...factsAsked(audience)];
  return {
    campaign,
    version,
    startsAt: schedule.startsAt === null ? -Infinity : instantOf(schedule.startsAt),
    endsAt: schedule.endsAt === null ? Infinity : instantOf(schedule.endsAt),
    offerTtlMs: periodMs(campaign.offerTtl),
    retriggerAfterMs: periodMs(campaign.trigger.retriggerAfter),
    limits: limits.map(({ count, period }) => ({ count, period, periodMs: periodMs(period) })),
    money: moneyNamed(campaign),
    audience: audience === null ? null : compileRules(audience),
    requiresCart,
    asksCart: requiresCart || asked.some((name) => factNamed(name)?.needs === "cart"),
  };
}

const isAboutCart = ({ reward, texts }: Variant): boolean =>
  reward.appliesTo.kind === "cartItems" ||
  Object.values(texts).some((text) =>
    placeholdersOf(`${text.title} ${text.body}`).some((name) => PLACEHOLDERS.get(name)?.needsCart),
  );

/** The schema lets in only durations and `forever`. */
const periodMs = (period: string): number => parseDuration(period) ?? Infinity;
