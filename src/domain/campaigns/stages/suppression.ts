import type { Reason } from "../reason.ts";
import { exclusionGroup } from "./exclusion-group.ts";
import { hours } from "./hours.ts";
import { limits } from "./limits.ts";
import { muted } from "./muted.ts";
import { presence } from "./presence.ts";
import { pressure } from "./pressure.ts";
import type { Stage } from "./stage.ts";

/** What holds back whoever could be spoken to: the person's own doing, the hour, and what was said before. */
const PARTS: readonly Stage[] = [muted, pressure, exclusionGroup, limits];
/** On another channel the shopper has come to where they are spoken to. */
const ON_A_VISIT: readonly Stage[] = [presence, hours, ...PARTS];

export const suppression: Stage = (context, campaign): Reason | null => {
  for (const part of context.situation.trigger === null ? PARTS : ON_A_VISIT) {
    const reason = part(context, campaign);
    if (reason !== null) return reason;
  }
  return null;
};
