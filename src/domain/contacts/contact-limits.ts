import { z } from "zod";
import { CONTACT_LIMIT_COUNT_MAX, CONTACT_LIMIT_PERIOD_MAX_MS, CONTACT_LIMITS_MAX } from "../bounds.ts";
import { durationSchema, parseDuration } from "../duration.ts";
import { type Channel, contactChannelSchema } from "./contact.ts";

const contactLimitSchema = z.strictObject({
  count: z.int().min(1).max(CONTACT_LIMIT_COUNT_MAX),
  period: durationSchema(1, CONTACT_LIMIT_PERIOD_MAX_MS),
  /** Those that are counted and held back; of all channels together where it is left out. */
  channels: z.array(contactChannelSchema).min(1).optional(),
});

/** `settings.contactLimits`: within any stretch of `period` no more than `count` marketing contacts, our offers (`push`) among them. */
export const contactLimitsSchema = z.array(contactLimitSchema).max(CONTACT_LIMITS_MAX).default([]);
export type ContactLimits = z.infer<typeof contactLimitsSchema>;

/** One limit made ready for use. */
export interface ContactLimit {
  readonly count: number;
  readonly period: string;
  readonly periodMs: number;
  /** Null: all of them. */
  readonly channels: readonly Channel[] | null;
}

export const compileContactLimits = (limits: ContactLimits): ContactLimit[] =>
  limits.map(({ count, period, channels }) => ({
    count,
    period,
    periodMs: parseDuration(period) ?? 0,
    channels: channels ?? null,
  }));
