import {
  FATIGUE_DISMISSALS,
  FATIGUE_SILENCE_MS,
  FATIGUE_WITHIN_MS,
  SERVICE_SILENCE_MS,
  TOO_OFTEN_PERIOD_MS,
} from "../bounds.ts";
import { type Channel, OWN_CHANNEL, type WeighedContact } from "./contact.ts";
import type { ContactLimit } from "./contact-limits.ts";
import type { Restraint } from "./restraint.ts";

/** Why nothing is to be sold to someone now. `until` is epoch milliseconds: nothing that is known lasts longer. */
export interface Hold {
  readonly code: "service_contact" | "contact_limit" | "fatigue";
  readonly until: number;
  /** The limit that is reached. */
  readonly limit?: { readonly count: number; readonly period: string; readonly channels: readonly Channel[] | null };
}

/** What `GET /v1/shoppers/{id}/pressure` says. `until` is epoch milliseconds, or null where no time ends it. */
export interface Pressure {
  readonly marketingAllowed: boolean;
  readonly until: number | null;
  readonly because: readonly (Hold | { readonly code: "consent_missing" | "paused"; readonly until: number | null })[];
}

/** What speaks against marketing, whoever would do it. */
export interface PressureInput {
  readonly contacts: readonly WeighedContact[];
  readonly limits: readonly ContactLimit[];
  readonly restraint: Pick<Restraint, "dismissedAt" | "tooOftenUntil">;
  /** What it would be sent by; null for what holds in every channel. */
  readonly channel: Channel | null;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Every reason to hold back now; none where one more contact exceeds nothing. */
export function holdsOf({ contacts, limits, restraint, channel, now }: PressureInput): Hold[] {
  const isAbout = ({ channels }: ContactLimit): boolean =>
    channels === null || (channel !== null && channels.includes(channel));
  return [
    serviceHold(contacts, now),
    ...limitsInForce(limits, restraint, now)
      .filter(isAbout)
      .map((limit) => limitHold(limit, contacts, now)),
    fatigueHold(restraint, now),
  ].filter((hold) => hold !== null);
}

/** Somebody is in touch about a parcel or a complaint: not the time to sell. */
function serviceHold(contacts: readonly WeighedContact[], now: number): Hold | null {
  const until = contacts
    .filter(({ purpose, from }) => purpose === "service" && from <= now)
    .reduce((latest, { at }) => Math.max(latest, at + SERVICE_SILENCE_MS), now);
  return until > now ? { code: "service_contact", until } : null;
}

function limitHold(limit: ContactLimit, contacts: readonly WeighedContact[], now: number): Hold | null {
  const { count, period, periodMs, channels } = limit;
  const ends = contacts
    .filter(({ purpose, channel }) => purpose === "marketing" && (channels === null || channels.includes(channel)))
    .filter(({ from, at }) => from <= now && now < at + periodMs)
    .map(({ at }) => at + periodMs)
    .toSorted((a, b) => a - b);
  const until = ends[ends.length - count];
  return until === undefined ? null : { code: "contact_limit", until, limit: { count, period, channels } };
}

/** The limits as they stand for somebody who finds it too often: each of them halved, and one where our offers had none. */
export function limitsInForce(
  limits: readonly ContactLimit[],
  { tooOftenUntil }: Pick<Restraint, "tooOftenUntil">,
  now: number,
): readonly ContactLimit[] {
  if (tooOftenUntil === null || now >= tooOftenUntil) return limits;
  const isHeldTo = limits.some(({ channels }) => channels === null || channels.includes(OWN_CHANNEL));
  return [...limits.map(halved), ...(isHeldTo ? [] : [ONE_AT_MOST])];
}

const ONE_AT_MOST: ContactLimit = { count: 1, period: "P14D", periodMs: TOO_OFTEN_PERIOD_MS, channels: [OWN_CHANNEL] };

/** Half of one is one in twice the time. */
const halved = (limit: ContactLimit): ContactLimit =>
  limit.count > 1 ? { ...limit, count: Math.floor(limit.count / 2) } : { ...limit, periodMs: 2 * limit.periodMs };

/** Who has waved off a few offers is left alone for a while. */
function fatigueHold({ dismissedAt }: Pick<Restraint, "dismissedAt">, now: number): Hold | null {
  const latest = dismissedAt.filter((at) => at <= now).toSorted((a, b) => b - a);
  const [last, first] = [latest[0], latest[FATIGUE_DISMISSALS - 1]];
  if (last === undefined || first === undefined || last - first > FATIGUE_WITHIN_MS) return null;
  const until = last + FATIGUE_SILENCE_MS;
  return until > now ? { code: "fatigue", until } : null;
}

/** The answer to whoever asks before they write. */
export function pressureOf(because: Pressure["because"]): Pressure {
  const ends = because.map(({ until }) => until);
  const until = ends.includes(null) ? null : ends.reduce((latest, end) => Math.max(latest ?? 0, end ?? 0), null);
  return { marketingAllowed: because.length === 0, until, because };
}
