import { isQuiet, quietHoursIn } from "../../stores/quiet-hours.ts";
import { type Reason, stop } from "../reason.ts";
import { perDecision } from "./per-decision.ts";
import type { Stage } from "./stage.ts";

const MINUTE_MS = 60_000;

/**
 * When there is nothing to be said: while the store is closed or about to close, as far as its hours are known, and in
 * quiet hours, its country's before everyone's. What falls into them is dropped, never held.
 */
export const hours: Stage = (context, { campaign }) => {
  const { situation, facts } = context;
  const { now, channel } = situation;
  // Who asks for an offer by another channel is not woken by it, and stands before no door.
  if (channel !== "visit") return null;
  if (facts.hours?.open === false) return stop("store_closed");
  const { minutesBeforeClosing } = campaign.trigger;
  const closesAt = facts.hours?.closesAt ?? Infinity;
  if (minutesBeforeClosing !== null && closesAt - now < minutesBeforeClosing * MINUTE_MS)
    return stop("closing_soon", { minutesBeforeClosing });
  return quietNow(context);
};

/** The clock of a store's zone is slow to read, and the same for every campaign. */
const quietNow = perDecision(({ situation: { now, store, settings } }): Reason | null => {
  const quiet = quietHoursIn(settings.quietHours, store.country);
  return quiet !== null && isQuiet(quiet, store.timeZone, now) ? stop("quiet_hours", quiet) : null;
});
