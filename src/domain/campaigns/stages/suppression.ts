import { stop } from "../reason.ts";
import type { Stage } from "./stage.ts";

/** Rolling limits: within any stretch of the period no more offers than its count. */
export const suppression: Stage = ({ situation }, { campaign, limits }) => {
  const { now, shopper } = situation;
  const issued = shopper.issued.filter(({ campaignId }) => campaignId === campaign.id);
  const reached = limits.find(({ count, periodMs }) => issued.filter(({ at }) => at > now - periodMs).length >= count);
  return reached ? stop("limit_reached", { per: "shopper", count: reached.count, period: reached.period }) : null;
};
