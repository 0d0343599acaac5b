import { stop } from "../reason.ts";
import { selects } from "../../stores/store-selector.ts";
import type { Stage } from "./stage.ts";

/** Whether the campaign is live for this store and this transition. It starts with `startsAt` and is over at `endsAt`. */
export const candidates: Stage = ({ situation }, { campaign, startsAt, endsAt }) => {
  const { now, store, trigger } = situation;
  if (now < startsAt) return stop("not_started", { startsAt: campaign.schedule.startsAt });
  if (now >= endsAt) return stop("ended", { endsAt: campaign.schedule.endsAt });
  if (!selects(campaign.stores, store)) return stop("other_store");
  if (trigger.event !== campaign.trigger.event) return stop("other_trigger", { event: campaign.trigger.event });
  const { dwellSeconds } = campaign.trigger;
  return trigger.event === "dwelled" && trigger.dwellSeconds < dwellSeconds
    ? stop("dwell_too_short", { dwellSeconds })
    : null;
};
