import type { CartItem } from "../carts/cart.ts";
import { productIn } from "../goods/goods.ts";
import type { CompiledCampaign } from "./compile.ts";
import type { Product } from "./facts/sources.ts";
import { pricedBy, sumOf } from "./price.ts";
import { itemsFor } from "./stages/items.ts";
import { categoriesOf } from "./relevance.ts";
import { currencyFor, type StageContext } from "./stages/stage.ts";
import { variantsFor, weighted } from "./stages/variants.ts";

const BASIS = 10_000;

/**
 * What a campaign is worth to the retailer, never below 0: the share of the cart's margin that its offer leaves, times 1
 * plus the share of the shopper's potential that lies in what it is about. Each factor is 1 where nothing is known.
 */
export const valueOf = (context: StageContext, compiled: CompiledCampaign): number =>
  marginLeft(context, compiled) * (1 + potentialShare(context, compiled));

/** Over the variants by their probabilities: which of them is drawn must not depend on how the campaign ranks. */
function marginLeft(context: StageContext, compiled: CompiledCampaign): number {
  const { cart, situation } = context;
  const { goods } = situation;
  const whole = sumOf(cart.abandoned?.cart.items ?? [], (item) => marginOf(item, productIn(goods, item.sku)) ?? 0);
  if (whole <= 0) return 1;
  const known = itemsFor(context, compiled).filter((item) => marginOf(item, productIn(goods, item.sku)) !== null);
  if (known.length === 0 || cart.abandoned === null) return 1;
  const { currency } = cart.abandoned.cart;
  const margin = sumOf(known, (item) => marginOf(item, productIn(goods, item.sku)) ?? 0);
  const off = sumOf(
    weighted(variantsFor(context, compiled)),
    ({ compiled: { variant }, probability }) =>
      probability * sumOf(pricedBy(variant.reward, known, currency), (priced) => priced.off),
  );
  return Math.max(0, (margin - off) / whole);
}

/** At the cart's price, minor units; null where it is not known. */
const marginOf = ({ unitPrice, quantity }: CartItem, product: Product | undefined): number | null =>
  product === undefined || product.marginBasisPoints === null
    ? null
    : (unitPrice * quantity * product.marginBasisPoints) / BASIS;

/** From 0 to 1: how much of what the shopper could still spend here lies in what the campaign is about. */
function potentialShare(context: StageContext, compiled: CompiledCampaign): number {
  const { shopper, profiled } = context.facts;
  const currency = currencyFor(context, compiled);
  const known = Object.entries((profiled ? shopper?.potential : undefined) ?? {});
  const all = known.filter(([, money]) => money.currency === currency && money.amount > 0);
  if (all.length === 0) return 0;
  const about = new Set(categoriesOf(context, compiled));
  const whole = sumOf(all, ([, money]) => money.amount);
  const within = all.filter(([category]) => about.has(category));
  return sumOf(within, ([, money]) => money.amount) / whole;
}
