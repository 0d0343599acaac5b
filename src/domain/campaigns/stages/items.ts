import type { CartItem } from "../../carts/cart.ts";
import { isNeverDiscounted } from "../../goods/guarded.ts";
import { topItem } from "../abandoned-cart.ts";
import type { CompiledCampaign } from "../compile.ts";
import { factSource } from "../facts.ts";
import { stop } from "../reason.ts";
import type { Because } from "../rule-compile.ts";
import { perDecision, perDecisionAnd } from "./per-decision.ts";
import { isPending, type Stage, type StageContext } from "./stage.ts";

type Items = readonly CartItem[];

const factsOf = perDecisionAnd(({ facts }, item: CartItem) => factSource({ ...facts, item }));

const left = ({ cart }: StageContext): Items => cart.abandoned?.cart.items ?? [];
const notSpared = ({ situation }: StageContext, items: Items): Items =>
  items.filter((item) => !isNeverDiscounted(situation, item));

/** The cart's items that the campaign is about, by its own rules. */
const meantIn = (context: StageContext, { items: rules }: CompiledCampaign): Items =>
  rules === null ? left(context) : left(context).filter((item) => rules(factsOf(context, item)).met);

/** What every campaign without rules of its own may take something off. */
const discountable = perDecision((context) => notSpared(context, left(context)));

const ownItems = perDecisionAnd((context, campaign: CompiledCampaign) => {
  const meant = meantIn(context, campaign);
  return campaign.discounts ? notSpared(context, meant) : meant;
});

const NONE: Items = [];

/**
 * The cart's items that an offer of the campaign is about; none where it does not look at the cart. Within a decision
 * the same list for all that have no rules of their own, so that what follows from it is worked out once.
 */
export function itemsFor(context: StageContext, campaign: CompiledCampaign): Items {
  if (!campaign.asksCart) return NONE;
  if (campaign.items !== null) return ownItems(context, campaign);
  return campaign.discounts ? discountable(context) : left(context);
}

/** What speaks of the cart's items needs one that it may speak of. */
export const items: Stage = (context, campaign) => {
  if (!campaign.requiresCart || isPending(context, campaign) || itemsFor(context, campaign).length > 0) return null;
  return meantIn(context, campaign).length > 0 ? stop("never_discount") : stop("no_item", missed(context, campaign));
};

/** Why the dearest item is not meant, which stands for the others. */
function missed(context: StageContext, { items: rules }: CompiledCampaign): { because: Because } | undefined {
  const { abandoned } = context.cart;
  const item = abandoned === null ? undefined : topItem(abandoned.cart);
  const verdict = item && rules?.(factsOf(context, item));
  return verdict === undefined || verdict.met ? undefined : { because: verdict.because };
}
