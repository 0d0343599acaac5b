import { type Channel, CHANNELS } from "../../contacts/contact.ts";
import type { Fact, FactContext } from "./fact.ts";

const DAY_MS = 24 * 3_600_000;
const WEEK_MS = 7 * DAY_MS;

const about = { type: "number", values: null, personal: true, needs: "contacts" } as const;

/** What was sold to them by now: service contacts sell nothing, and what is under way has not come. */
const marketing = ({ contacts, now }: FactContext, channel?: Channel) =>
  contacts?.list.filter(
    (one) => one.purpose === "marketing" && one.at <= now && (channel === undefined || one.channel === channel),
  );

/** Unknown where there never was one. */
function daysSinceLast(context: FactContext, channel?: Channel): number | undefined {
  const last = marketing(context, channel)?.reduce((latest, { at }) => Math.max(latest, at), -Infinity);
  return last === undefined || last === -Infinity ? undefined : Math.floor((context.now - last) / DAY_MS);
}

const WORDS: Readonly<Record<Channel, string>> = {
  email: "an e-mail",
  sms: "a text message",
  push: "a push message or an offer of ours",
  letter: "a letter",
  postcard: "a postcard",
  phone: "a phone call",
  other: "a message of another kind",
};

export const contactFacts: readonly Fact[] = [
  {
    ...about,
    name: "contacts.last7Days",
    label: "Marketing contacts in the last 7 days",
    unit: "contacts",
    read: (context) => marketing(context)?.filter(({ at }) => at > context.now - WEEK_MS).length,
    explain: "they had {value} marketing contacts in 7 days",
  },
  {
    ...about,
    name: "contacts.daysSinceLast",
    label: "Time since the last marketing contact",
    unit: "days",
    read: (context) => daysSinceLast(context),
    explain: "the last marketing contact was {value} days ago",
  },
  ...CHANNELS.map((channel): Fact => ({
    ...about,
    name: `contacts.${channel}.daysSinceLast`,
    label: `Time since ${WORDS[channel]}`,
    unit: "days",
    read: (context) => daysSinceLast(context, channel),
    explain: `there was ${WORDS[channel]} {value} days ago`,
  })),
];
