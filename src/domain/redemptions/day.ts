import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { Money } from "../money/money.ts";
import type { EffectKind, JournalEntry } from "./journal.ts";

/** A stretch of time: `[from, to)`, epoch milliseconds. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Effects of one kind: how many, and what they come to. `amount` is in minor units, negative where it came back. */
export interface Sum {
  readonly count: number;
  readonly amount: number;
}

/** What one till has given for one campaign in one currency. */
export interface DayTotal {
  readonly tillId: string;
  readonly campaignId: string;
  /** Given, less what came back; negative where more came back than was given. */
  readonly amount: Money;
  readonly redeemed: Sum;
  readonly voided: Sum;
  readonly returned: Sum;
}

/** Where the zone of a store is not known its days are those of UTC. */
export const FALLBACK_ZONE = "UTC";

/** Whether a text is a date of the calendar as it is written here: `2026-02-28`, and no 30th of that month. */
export const isDate = (text: string): boolean => z.iso.date().safeParse(text).success;

/** The stretch that a date (`2026-11-21`) is where the store stands: 23 hours when the clocks go forward. */
export function stretchOf(businessDate: string, timeZone: string): Stretch {
  const date = Temporal.PlainDate.from(businessDate);
  const startOf = (day: Temporal.PlainDate): number => day.toZonedDateTime({ timeZone }).epochMilliseconds;
  return { from: startOf(date), to: startOf(date.add({ days: 1 })) };
}

const NOTHING: Sum = { count: 0, amount: 0 };

/**
 * What a day's entries come to by till, campaign and currency, in that order. An entry that is told twice counts
 * once, and it does not matter in which order they are told.
 */
export function totalsOf(entries: readonly JournalEntry[]): DayTotal[] {
  const each = [...new Map(entries.map((entry) => [entry.id, entry])).values()];
  const groups = Map.groupBy(each, ({ tillId, campaignId, currency }) => `${tillId}\n${campaignId}\n${currency}`);
  const inOrder = [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return inOrder.flatMap(([, group]) => totalOf(group));
}

function totalOf(group: readonly JournalEntry[]): DayTotal[] {
  const [first] = group;
  if (first === undefined) return [];
  const of = (kind: EffectKind): Sum => group.filter((entry) => entry.kind === kind).reduce(add, NOTHING);
  const { tillId, campaignId, currency } = first;
  const amount = { amount: group.reduce(add, NOTHING).amount, currency };
  return [{ tillId, campaignId, amount, redeemed: of("redeemed"), voided: of("voided"), returned: of("returned") }];
}

const add = ({ count, amount }: Sum, entry: JournalEntry): Sum => ({ count: count + 1, amount: amount + entry.amount });
