import { stop } from "../reason.ts";
import { selects } from "../../stores/store-selector.ts";
import type { Stage } from "./stage.ts";

/** Whether the campaign is live for this store and this transition. It starts with `startsAt` and is over at `endsAt`. */
export const candidates: Stage = ({ situation }, { campaign, startsAt, endsAt }) => {
  const { now, store, channel, trigger, asked } = situation;
  if (now < startsAt) return stop("not_started", { startsAt: campaign.schedule.startsAt });
  if (now >= endsAt) return stop("ended", { endsAt: campaign.schedule.endsAt });
  if (!selects(campaign.stores, store)) return stop("other_store");
  if (!campaign.channels.includes(channel)) return stop("other_channel", { channel });
  if (trigger === null) return null;
  if (trigger.event !== campaign.trigger.event) return stop("other_trigger", { event: campaign.trigger.event });
  const { dwellSeconds } = campaign.trigger;
  if (trigger.event === "dwelled" && trigger.dwellSeconds < dwellSeconds)
    return stop("dwell_too_short", { dwellSeconds });
  return asked === null || asked.includes(campaign.id) ? null : stop("asked_before");
};
