import { stop } from "../reason.ts";
import type { Stage } from "./stage.ts";

/** Asked last, of the offer that would be made: a shopper who is held out is treated the same up to here. */
export const holdout: Stage = ({ situation }, { campaign }) => {
  const { everywhere, campaigns } = situation.shopper.heldOut;
  if (everywhere) return stop("holdout", { of: "everywhere" });
  return campaigns.includes(campaign.id) ? stop("holdout", { of: "campaign" }) : null;
};
