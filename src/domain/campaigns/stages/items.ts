import type { CartItem } from "../../carts/cart.ts";
import { isNeverDiscounted } from "../../goods/guarded.ts";
import { topItem } from "../abandoned-cart.ts";
import type { CompiledCampaign } from "../compile.ts";
import { factSource } from "../facts.ts";
import { stop } from "../reason.ts";
import type { Because } from "../rule-compile.ts";
import type { Stage, StageContext } from "./stage.ts";

/** The cart's items that the campaign is about, by its own rules. */
const meantIn = ({ cart, facts }: StageContext, { items }: CompiledCampaign): readonly CartItem[] => {
  const left = cart.abandoned?.cart.items ?? [];
  return items === null ? left : left.filter((item) => items(factSource({ ...facts, item })).met);
};

/** The cart's items that an offer of the campaign is about; none where it does not look at the cart. */
export function itemsFor(context: StageContext, campaign: CompiledCampaign): readonly CartItem[] {
  if (!campaign.asksCart) return [];
  const meant = meantIn(context, campaign);
  return campaign.discounts ? meant.filter((item) => !isNeverDiscounted(context.situation, item)) : meant;
}

const isPending = ({ pending }: StageContext, { needs }: CompiledCampaign): boolean =>
  [...needs].some((source) => pending.has(source));

/** What speaks of the cart's items needs one that it may speak of. */
export const items: Stage = (context, campaign) => {
  if (!campaign.requiresCart || isPending(context, campaign) || itemsFor(context, campaign).length > 0) return null;
  return meantIn(context, campaign).length > 0 ? stop("never_discount") : stop("no_item", missed(context, campaign));
};

/** Why the dearest item is not meant, which stands for the others. */
function missed({ cart, facts }: StageContext, { items: rules }: CompiledCampaign): { because: Because } | undefined {
  const item = cart.abandoned === null ? undefined : topItem(cart.abandoned.cart);
  const verdict = item && rules?.(factSource({ ...facts, item }));
  return verdict === undefined || verdict.met ? undefined : { because: verdict.because };
}
