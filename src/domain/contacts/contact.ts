import { z } from "zod";
import { CONTACT_AHEAD_MAX_MS, CONTACT_CAMPAIGN_MAX_CHARS, POST_ARRIVES_EARLY_MS, POST_TRAVELS_MS } from "../bounds.ts";
import { fromWireTime } from "../offers/wire-time.ts";
import { invalid, type Problem } from "../problems.ts";
import { err, ok, type Result } from "../result.ts";

export const CHANNELS = ["email", "sms", "push", "letter", "postcard", "phone", "other"] as const;
export const contactChannelSchema = z.enum(CHANNELS);
export type Channel = z.infer<typeof contactChannelSchema>;

/** What an offer of ours is among contacts: it goes by push. */
export const OWN_CHANNEL: Channel = "push";

/** A message of any channel, as other systems tell of it. Times are epoch milliseconds. */
export interface Contact {
  readonly channel: Channel;
  readonly purpose: "marketing" | "service";
  readonly at: number;
  /** When it reaches the shopper, where that is known to be later. */
  readonly arrivesAt: number | null;
  readonly campaign: string | null;
}

/** How a contact weighs: from `from` on, and as if it had come at `at`. Epoch milliseconds. */
export interface WeighedContact extends Pick<Contact, "channel" | "purpose"> {
  readonly from: number;
  readonly at: number;
}

const timeSchema = z.iso.datetime({ offset: true });

/** The members of a contact. `service` as a channel is short for a service contact of no channel in particular. */
export const contactMembers = {
  channel: z.enum([...CHANNELS, "service"]),
  purpose: z
    .enum(["marketing", "service"])
    .optional()
    .meta({ description: "Left out only with the channel `service`." }),
  at: timeSchema,
  arrivesAt: timeSchema.nullish(),
  campaign: z.string().min(1).max(CONTACT_CAMPAIGN_MAX_CHARS).nullish(),
};

/** The body of `POST /v1/shoppers/{id}/contacts`. */
export const contactSchema = z.strictObject(contactMembers);
export type ContactInput = z.infer<typeof contactSchema>;

/** Reads a contact at `now` (epoch ms). One may be announced, as post that is under way; what lies further ahead is a mistake. */
export function readContact({ campaign = null, ...input }: ContactInput, now: number): Result<Contact, Problem> {
  const how = kindOf(input);
  if (how === undefined) return err(invalid("/purpose", "must say what the contact is for"));
  const at = fromWireTime(input.at);
  const arrivesAt = input.arrivesAt == null ? null : fromWireTime(input.arrivesAt);
  if (at > now + CONTACT_AHEAD_MAX_MS) return err(invalid("/at", "must not be more than 30 days ahead"));
  if (arrivesAt !== null && arrivesAt < at) return err(invalid("/arrivesAt", "must not be before at"));
  if (arrivesAt !== null && arrivesAt > now + CONTACT_AHEAD_MAX_MS)
    return err(invalid("/arrivesAt", "must not be more than 30 days ahead"));
  return ok({ ...how, at, arrivesAt, campaign });
}

function kindOf({ channel, purpose }: ContactInput): Pick<Contact, "channel" | "purpose"> | undefined {
  if (channel === "service") return purpose === "marketing" ? undefined : { channel: "other", purpose: "service" };
  return purpose && { channel, purpose };
}

const isPosted = (channel: Channel): boolean => channel === "letter" || channel === "postcard";

/** Post weighs when it arrives, not when it is sent, and a little before, since nobody knows the day for certain. */
export function weigh({ channel, purpose, at: sentAt, arrivesAt }: Contact): WeighedContact {
  if (!isPosted(channel)) return { channel, purpose, from: arrivesAt ?? sentAt, at: arrivesAt ?? sentAt };
  const at = arrivesAt ?? sentAt + POST_TRAVELS_MS;
  return { channel, purpose, from: Math.max(sentAt, at - POST_ARRIVES_EARLY_MS), at };
}
