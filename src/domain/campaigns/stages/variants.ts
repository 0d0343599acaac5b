import type { CompiledCampaign, CompiledVariant } from "../compile.ts";
import { stop } from "../reason.ts";
import type { Stage, StageContext } from "./stage.ts";

/** One of a campaign's variants with how likely it is to be drawn, from above 0 to 1. */
export interface Weighted {
  readonly compiled: CompiledVariant;
  readonly probability: number;
}

/** The variants that are for this shopper, and may be drawn. */
export const variantsFor = ({ fact }: StageContext, { variants }: CompiledCampaign): readonly CompiledVariant[] =>
  variants.filter(({ variant, audience }) => variant.weight > 0 && (audience === null || audience(fact).met));

/** Each with its share of the weights. */
export function weighted(variants: readonly CompiledVariant[]): readonly Weighted[] {
  const whole = variants.reduce((sum, { variant }) => sum + variant.weight, 0);
  return variants.map((compiled) => ({ compiled, probability: compiled.variant.weight / whole }));
}

/** One of them: `seed` from 0 up to, not with, 1 is a place on the line of their probabilities. */
export function draw<T extends Weighted>(variants: readonly T[], seed: number): T | undefined {
  let left = seed;
  return variants.find(({ probability }) => (left -= probability) < 0) ?? variants.at(-1);
}

/** A campaign of whose variants none is for this shopper has nothing to say. */
export const variants: Stage = (context, campaign) =>
  variantsFor(context, campaign).length > 0 || [...campaign.needs].some((source) => context.pending.has(source))
    ? null
    : stop("no_variant");
