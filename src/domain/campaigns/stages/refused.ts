import { stop } from "../reason.ts";
import type { Stage } from "./stage.ts";

/** The campaign's object was asked and would not reserve. */
export const refused: Stage = ({ situation }, { campaign }) => {
  if (situation.settings.offersPaused) return stop("paused");
  const refusal = situation.refused.find(({ campaignId }) => campaignId === campaign.id);
  return refusal === undefined ? null : { stage: "refused", code: refusal.code };
};
