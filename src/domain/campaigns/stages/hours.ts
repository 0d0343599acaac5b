import { isQuiet, quietHoursIn } from "../../stores/quiet-hours.ts";
import { stop } from "../reason.ts";
import type { Stage } from "./stage.ts";

const MINUTE_MS = 60_000;

/**
 * When there is nothing to be said: while the store is closed or about to close, as far as its hours are known, and in
 * quiet hours, its country's before everyone's. What falls into them is dropped, never held.
 */
export const hours: Stage = ({ situation, facts }, { campaign }) => {
  const { now, store, settings, channel } = situation;
  // Who asks for an offer by another channel is not woken by it, and stands before no door.
  if (channel !== "visit") return null;
  if (facts.hours?.open === false) return stop("store_closed");
  const { minutesBeforeClosing } = campaign.trigger;
  const closesAt = facts.hours?.closesAt ?? Infinity;
  if (minutesBeforeClosing !== null && closesAt - now < minutesBeforeClosing * MINUTE_MS)
    return stop("closing_soon", { minutesBeforeClosing });
  const quiet = quietHoursIn(settings.quietHours, store.country);
  return quiet !== null && isQuiet(quiet, store.timeZone, now) ? stop("quiet_hours", quiet) : null;
};
