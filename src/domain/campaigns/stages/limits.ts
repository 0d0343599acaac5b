import { stop } from "../reason.ts";
import type { Stage } from "./stage.ts";

/** Rolling limits: within any stretch of the period no more offers to this shopper, or on this phone, than the count. */
export const limits: Stage = ({ situation }, { campaign, limits: all }) => {
  const { now, shopper } = situation;
  const issued = shopper.issued.filter(({ campaignId }) => campaignId === campaign.id);
  const reached = all.find(({ per, count, periodMs }) => {
    const counted = issued.filter(({ at, here }) => at > now - periodMs && (per === "shopper" || here));
    return counted.length >= count;
  });
  return reached ? stop("limit_reached", { per: reached.per, count: reached.count, period: reached.period }) : null;
};
