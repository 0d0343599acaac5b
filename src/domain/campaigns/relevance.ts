import type { CartItem } from "../carts/cart.ts";
import type { CompiledCampaign } from "./compile.ts";
import { type Leaning, leaningTo, relevance } from "../shoppers/leaning.ts";
import { itemsFor } from "./stages/items.ts";
import { perDecision, perDecisionAnd } from "./stages/per-decision.ts";
import type { StageContext } from "./stages/stage.ts";

type Affinity = ReadonlyMap<string, number>;

/** The weights in proportion to the largest, so that the sources can be laid over each other. */
function normalised(weights: Iterable<readonly [string, number]>): Affinity {
  const all = [...weights].filter(([, weight]) => weight > 0);
  const most = all.reduce((max, [, weight]) => Math.max(max, weight), 0);
  return new Map(all.map(([category, weight]) => [category, weight / most]));
}

/** What was left in the cart, by category: the dearer, the more it was meant. */
function fromCart({ cart }: StageContext): Affinity {
  const weights = new Map<string, number>();
  for (const { categories, unitPrice, quantity } of cart.abandoned?.cart.items ?? [])
    for (const category of categories) weights.set(category, (weights.get(category) ?? 0) + unitPrice * quantity);
  return normalised(weights);
}

/** What they bought and looked at lately, where that may be used. */
const fromHistory = ({ facts }: StageContext): Affinity =>
  normalised(Object.entries((facts.profiled ? facts.shopper?.affinity : undefined) ?? {}));

/** The categories that a campaign is about; none where it is about nothing in particular. */
export function categoriesOf(context: StageContext, compiled: CompiledCampaign): readonly string[] {
  return compiled.asksCart ? categoriesAmong(context, itemsFor(context, compiled)) : compiled.categories;
}

const categoriesAmong = perDecisionAnd((_, items: readonly CartItem[]): readonly string[] =>
  items.flatMap(({ categories }) => categories),
);

/** How much the shopper turns to a category, and to the one they turn to most. */
interface Turned {
  readonly to: Leaning;
  readonly most: number;
}

const turned = perDecision((context): Turned => {
  const affinities = [fromCart(context), fromHistory(context)];
  const weights = new Map<string, number>();
  for (const [category, weight] of affinities.flatMap((affinity) => [...affinity]))
    weights.set(category, (weights.get(category) ?? 0) + weight);
  return { to: (category: string) => weights.get(category) ?? 0, most: Math.max(0, ...weights.values()) };
});

/**
 * How much what the campaign is about has to do with the shopper, from 0 up to 2: by the cart and by their history
 * together, 1 where it is as much as what they turn to most of all, or where nothing is known of either. Of several
 * categories the sum counts, less and less of it: that finds what people take up, and still no campaign wins by its
 * breadth alone.
 */
export const relevanceOf = (context: StageContext, compiled: CompiledCampaign): number =>
  relevanceTo(context, categoriesOf(context, compiled));

const relevanceTo = perDecisionAnd((context, about: readonly string[]): number => {
  const { to, most } = turned(context);
  return about.length === 0 || most === 0 ? 1 : relevance(leaningTo(to, about), most);
});
