import { floorFor, productIn } from "../../goods/goods.ts";
import { amountIn } from "../../money/money.ts";
import type { CompiledCampaign } from "../compile.ts";
import { type CompiledVariant, weighted } from "../compile-variant.ts";
import { type PricedItem, pricingOf, sumOf } from "../price.ts";
import { type Reason, stop } from "../reason.ts";
import { itemsFor } from "./items.ts";
import { currencyFor, type StageContext } from "./stage.ts";
import { variantsFor } from "./variants.ts";

/** One variant of a campaign that would speak, with what it would come to on the cart. */
interface Proposal {
  readonly offered: CompiledVariant;
  /** Of the campaign's items; none where it does not look at the cart. */
  readonly priced: readonly PricedItem[];
  readonly currency: string;
}

/** Lets a variant pass with null, or stops it with the reason. No score is known here, so none can pass. */
type Guardrail = (context: StageContext, proposal: Proposal) => Reason | null;

/** Below its floor nothing is sold. */
const floor: Guardrail = ({ situation }, { priced, currency }) => {
  const under = priced.find(({ item, before, off }) => {
    const least = floorFor(situation.goods, item.sku, currency);
    return off > 0 && least !== undefined && before - off < least * item.quantity;
  });
  return under === undefined ? null : stop("below_floor", { sku: under.item.sku });
};

/** An offer that is dearer than what anybody pays would be a trick. */
const publicPrice: Guardrail = ({ situation }, { priced, offered, currency }) => {
  if (!offered.discounts) return null;
  const worse = priced.find(({ item, before, off }) => {
    const listed = amountIn(productIn(situation.goods, item.sku)?.prices ?? [], currency);
    return listed !== undefined && before - off > listed * item.quantity;
  });
  return worse === undefined ? null : stop("worse_than_public", { sku: worse.item.sku });
};

const BASIS = 10_000;

/** Discounts come in the retailer's own steps. What is given free, or as points, is no price. */
const ladder: Guardrail = ({ situation }, { priced, offered: { variant } }) => {
  const steps = situation.settings.guardrails.ladder;
  const { reward } = variant;
  if (steps === null || reward.kind === "points" || reward.kind === "freeItem") return null;
  if (reward.kind === "percentOff")
    return steps.includes(reward.basisPoints) ? null : stop("off_ladder", { basisPoints: reward.basisPoints, steps });
  const before = sumOf(priced, (one) => one.before);
  const off = sumOf(priced, (one) => one.off);
  // Of a basket that nobody has seen no share can be told.
  const within = before > 0 && off * BASIS <= before * Math.max(...steps);
  return within ? null : stop("off_ladder", { steps });
};

/** What should not be read over a shoulder is not named; a text that names nothing else is not sent. */
const discreet: Guardrail = ({ situation }, { priced, offered }) => {
  const hidden = situation.settings.guardrails.discreetCategories;
  const isHidden = ({ item }: PricedItem) => item.categories.some((category) => hidden.has(category));
  return offered.namesItem && priced.length > 0 && priced.every(isHidden) ? stop("discreet") : null;
};

/** What must not be passed has to be known: where products are imported, they have to have come. */
const unread: Guardrail = ({ situation }, { offered, priced }) =>
  offered.discounts && situation.products && (situation.goods ?? null) === null && priced.length > 0
    ? stop("goods_late")
    : null;

const GUARDRAILS: readonly Guardrail[] = [unread, floor, publicPrice, ladder, discreet];

/** What stops a variant, or null. */
function stoppedBy(context: StageContext, proposal: Proposal): Reason | null {
  for (const guardrail of GUARDRAILS) {
    const reason = guardrail(context, proposal);
    if (reason !== null) return reason;
  }
  return null;
}

/** The variants that may be offered with their probabilities, or the reason that stops the first of them all. */
export function permittedVariants(context: StageContext, compiled: CompiledCampaign) {
  const currency = currencyFor(context, compiled);
  const pricing = currency === null ? null : { currency, ...pricingOf(itemsFor(context, compiled), currency) };
  const judged = variantsFor(context, compiled).map((offered) => ({
    offered,
    reason: pricing && stoppedBy(context, { offered, priced: pricing.each(offered), currency: pricing.currency }),
  }));
  const variants = weighted(judged.flatMap(({ offered, reason }) => (reason === null ? [offered] : [])));
  return { variants, reason: variants.length > 0 ? null : (judged[0]?.reason ?? null) };
}
