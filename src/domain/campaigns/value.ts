import type { CartItem } from "../carts/cart.ts";
import { productIn } from "../goods/goods.ts";
import type { CompiledCampaign } from "./compile.ts";
import { type Pricing, pricingOf, sumOf } from "./price.ts";
import { itemsFor } from "./stages/items.ts";
import { categoriesOf } from "./relevance.ts";
import { perDecision, perDecisionAnd } from "./stages/per-decision.ts";
import { currencyFor, type StageContext } from "./stages/stage.ts";
import { weightedFor } from "./stages/variants.ts";

const BASIS = 10_000;

/**
 * What a campaign is worth to the retailer, never below 0: the share of the cart's margin that its offer leaves, times 1
 * plus the share of the shopper's potential that lies in what it is about. Each factor is 1 where nothing is known.
 */
export const valueOf = (context: StageContext, compiled: CompiledCampaign): number =>
  marginLeft(context, compiled) * (1 + potentialShare(context, compiled));

/** Over the variants by their probabilities: which of them is drawn must not depend on how the campaign ranks. */
function marginLeft(context: StageContext, compiled: CompiledCampaign): number {
  const whole = marginOfCart(context);
  if (whole <= 0) return 1;
  const of = marginAmong(context, itemsFor(context, compiled));
  if (of === null) return 1;
  const off = sumOf(weightedFor(context, compiled), ({ compiled: variant, probability }) => {
    return probability * of.pricing.off(variant);
  });
  return Math.max(0, (of.margin - off) / whole);
}

/** At the cart's price, minor units; null where it is not known. */
function marginOf({ situation }: StageContext, { sku, unitPrice, quantity }: CartItem): number | null {
  const basisPoints = productIn(situation.goods, sku)?.marginBasisPoints ?? null;
  return basisPoints === null ? null : (unitPrice * quantity * basisPoints) / BASIS;
}

const marginOfCart = perDecision((context) =>
  sumOf(context.cart.abandoned?.cart.items ?? [], (item) => marginOf(context, item) ?? 0),
);

/** The margin of those items of the cart whose margin is known, and what offers would take off these; null if of none. */
const marginAmong = perDecisionAnd(
  (context, items: readonly CartItem[]): { readonly margin: number; readonly pricing: Pricing } | null => {
    const known = items.filter((item) => marginOf(context, item) !== null);
    if (known.length === 0 || context.cart.abandoned === null) return null;
    const margin = sumOf(known, (item) => marginOf(context, item) ?? 0);
    return { margin, pricing: pricingOf(known, context.cart.abandoned.cart.currency) };
  },
);

/** From 0 to 1: how much of what the shopper could still spend here lies in what the campaign is about. */
function potentialShare(context: StageContext, compiled: CompiledCampaign): number {
  const { all, whole } = potentialIn(context, currencyFor(context, compiled));
  if (all.length === 0) return 0;
  const about = categoriesOf(context, compiled);
  const within = all.filter(({ category }) => about.includes(category));
  return sumOf(within, ({ amount }) => amount) / whole;
}

const potentialIn = perDecisionAnd(({ facts: { shopper, profiled } }, currency: string | null) => {
  const known = Object.entries((profiled ? shopper?.potential : undefined) ?? {});
  const all = known.flatMap(([category, money]) =>
    money.currency === currency && money.amount > 0 ? [{ category, amount: money.amount }] : [],
  );
  return { all, whole: sumOf(all, ({ amount }) => amount) };
});
