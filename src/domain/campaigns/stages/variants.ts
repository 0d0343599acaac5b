import type { CompiledCampaign } from "../compile.ts";
import { type CompiledVariant, type Weighted, weighted } from "../compile-variant.ts";
import { stop } from "../reason.ts";
import { isPending, type Stage, type StageContext } from "./stage.ts";

/** The variants that are for this shopper, and may be drawn. */
export const variantsFor = ({ fact }: StageContext, { drawable }: CompiledCampaign): readonly CompiledVariant[] =>
  drawable.forAll ? drawable.variants : drawable.variants.filter(({ audience }) => audience?.(fact).met ?? true);

/** The same with how likely each of them is, before any guardrail has stopped one. */
export const weightedFor = (context: StageContext, compiled: CompiledCampaign): readonly Weighted[] =>
  compiled.drawable.forAll ? compiled.drawable.weighted : weighted(variantsFor(context, compiled));

/** One of them: `seed` from 0 up to, not with, 1 is a place on the line of their probabilities. */
export function draw<T extends Weighted>(variants: readonly T[], seed: number): T | undefined {
  let left = seed;
  return variants.find(({ probability }) => (left -= probability) < 0) ?? variants.at(-1);
}

/** A campaign of whose variants none is for this shopper has nothing to say. */
export const variants: Stage = (context, campaign) =>
  variantsFor(context, campaign).length > 0 || isPending(context, campaign) ? null : stop("no_variant");
