import { kindOf } from "../offers/reward.ts";
import type { Reach } from "../offers/rewards/kind.ts";
import type { FactSource } from "./facts.ts";
import { PLACEHOLDERS } from "./placeholders.ts";
import { compileRules, type Verdict } from "./rule-compile.ts";
import { placeholdersOf } from "./texts.ts";
import type { Variant } from "./variant.ts";

export interface CompiledVariant {
  readonly variant: Variant;
  /** Whom it is for; null: whom the campaign is for. */
  readonly audience: ((fact: FactSource) => Verdict) | null;
  readonly discounts: boolean;
  /** What its reward is taken from, or null where it takes nothing. */
  readonly reach: Reach | null;
  /** The same text for all that take from the same, and for all that give the same. */
  readonly reachKey: string;
  readonly rewardKey: string;
  /** Whether a text of it names an item of the cart. */
  readonly namesItem: boolean;
}

/** One of a campaign's variants with how likely it is to be drawn, from above 0 to 1. */
export interface Weighted {
  readonly compiled: CompiledVariant;
  readonly probability: number;
}

/** Each with its share of the weights. */
export function weighted(variants: readonly CompiledVariant[]): readonly Weighted[] {
  const whole = variants.reduce((sum, { variant }) => sum + variant.weight, 0);
  return variants.map((compiled) => ({ compiled, probability: compiled.variant.weight / whole }));
}

export function compileVariant(variant: Variant): CompiledVariant {
  const reach = kindOf(variant.reward).reach(variant.reward);
  return {
    variant,
    audience: variant.audience && compileRules(variant.audience),
    discounts: reach !== null,
    reach,
    reachKey: reach === null ? "" : JSON.stringify([reach.appliesTo, reach.onDiscounted]),
    rewardKey: JSON.stringify(variant.reward),
    namesItem: Object.values(variant.texts).some(({ title, body }) =>
      placeholdersOf(`${title} ${body}`).some((name) => PLACEHOLDERS.get(name)?.needsCart),
    ),
  };
}
