import type { Listener } from "../../domain/visits/triggers.ts";
import type { LiveConfig } from "../../services/snapshot-ports.ts";

/** What the live campaigns wait for. */
export const listenersIn = ({ campaigns }: LiveConfig): Listener[] =>
  campaigns.map(({ campaign: { id, trigger }, retriggerAfterMs }) => ({
    campaignId: id,
    event: trigger.event,
    dwellSeconds: trigger.dwellSeconds,
    retriggerAfterMs,
    assumes: trigger.event === "dwelled" && trigger.assumeDwell,
  }));
