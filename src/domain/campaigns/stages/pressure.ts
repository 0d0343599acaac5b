import { OWN_CHANNEL } from "../../contacts/contact.ts";
import { holdsOf } from "../../contacts/pressure.ts";
import { stop } from "../reason.ts";
import type { Stage } from "./stage.ts";

/** What all channels together have said, and what the shopper thought of it. */
export const pressure: Stage = ({ situation }) => {
  const { now, shopper, settings } = situation;
  const [hold] = holdsOf({
    contacts: shopper.contacts?.list ?? [],
    limits: settings.contactLimits,
    restraint: shopper.restraint,
    channel: situation.channel === "email" ? "email" : OWN_CHANNEL,
    now,
  });
  return hold === undefined ? null : stop(hold.code, hold.limit && { ...hold.limit });
};
