import { OWN_CHANNEL } from "../../contacts/contact.ts";
import { holdsOf } from "../../contacts/pressure.ts";
import { type Reason, stop } from "../reason.ts";
import { perDecision } from "./per-decision.ts";
import type { Stage } from "./stage.ts";

const reason = perDecision(({ situation }): Reason | null => {
  const { now, shopper, settings } = situation;
  const [hold] = holdsOf({
    contacts: shopper.contacts?.list ?? [],
    limits: settings.contactLimits,
    restraint: shopper.restraint,
    channel: situation.channel === "email" ? "email" : OWN_CHANNEL,
    now,
  });
  return hold === undefined ? null : stop(hold.code, hold.limit && { ...hold.limit });
});

/** What all channels together have said, and what the shopper thought of it: the same for every campaign. */
export const pressure: Stage = (context) => reason(context);
