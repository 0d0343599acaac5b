import { stop } from "../reason.ts";
import type { Stage } from "./stage.ts";

/** Of the campaigns of one group a shopper has one offer in hand at a time. */
export const exclusionGroup: Stage = ({ situation }, { campaign: { exclusionGroup: group } }) =>
  group !== null && situation.shopper.restraint.openGroups.includes(group) ? stop("exclusion_group", { group }) : null;
