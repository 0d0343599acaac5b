import { isMuted } from "../../contacts/restraint.ts";
import { kindOf } from "../../offers/reward.ts";
import type { Campaign } from "../campaign.ts";
import { stop } from "../reason.ts";
import type { Stage } from "./stage.ts";

/** What the shopper said is not for them, or not where they are. Of the cart's own items see `heardCart`. */
export const muted: Stage = ({ situation }, { campaign }) => {
  const { now, shopper, store } = situation;
  const { restraint } = shopper;
  if (isMuted(restraint, "store", store.id, now)) return stop("wrong_store");
  if (restraint.muted.length === 0) return null;
  const categories = categoriesOf(campaign);
  const hasNothingLeft =
    categories.length > 0 && categories.every((category) => isMuted(restraint, "category", category, now));
  return hasNothingLeft || isMuted(restraint, "campaign", campaign.id, now) ? stop("not_for_me") : null;
};

/** What the campaign is about where every variant's reward names categories; else nothing in particular. */
function categoriesOf({ variants }: Campaign): readonly string[] {
  const reaches = variants.map(({ reward }) => kindOf(reward).reach(reward)?.appliesTo);
  return reaches.every((one) => one?.kind === "categories")
    ? reaches.flatMap((one) => (one?.kind === "categories" ? one.categories : []))
    : [];
}
