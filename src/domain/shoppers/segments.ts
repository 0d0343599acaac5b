import {
  LOYAL_ORDERS,
  LOYAL_WITHIN_MS,
  NEW_WITHIN_MS,
  SLIPPING_AFTER_MS,
  SLIPPING_INTERVALS,
  SLIPPING_UNTIL_MS,
} from "../bounds.ts";
import type { Habit } from "./habit.ts";

/** Groups that a shopper may be in, each with what puts them there. */
const IS_IN = {
  /** Bought `LOYAL_ORDERS` times within `LOYAL_WITHIN_MS`. */
  loyal: (_, lately, now) => lately.filter((at) => at > now - LOYAL_WITHIN_MS).length >= LOYAL_ORDERS,
  /** Bought for the first time, no longer than `NEW_WITHIN_MS` ago. */
  new: ({ firstAt }, _, now) => firstAt !== null && firstAt > now - NEW_WITHIN_MS,
  /** Bought more than once, and has now stayed away for `SLIPPING_INTERVALS` times as long as they used to. */
  slipping: ({ orders, firstAt, lastAt }, _, now) => {
    if (firstAt === null || lastAt === null || orders < 2) return false;
    const usual = (lastAt - firstAt) / (orders - 1);
    const away = now - lastAt;
    return away > Math.max(SLIPPING_AFTER_MS, SLIPPING_INTERVALS * usual) && away <= SLIPPING_UNTIL_MS;
  },
} as const satisfies Record<string, (habit: Habit, lately: readonly number[], now: number) => boolean>;

export type Segment = keyof typeof IS_IN;
export const SEGMENTS = Object.keys(IS_IN) as [Segment, ...Segment[]];

/**
 * The segments that purchases put a shopper in at `now`. Nothing of it is kept, so it is true in the second of a purchase.
 * @param lately when they last bought, the `LOYAL_ORDERS` newest times or more (epoch ms)
 */
export const segmentsOf = (habit: Habit, lately: readonly number[], now: number): Segment[] =>
  SEGMENTS.filter((name) => IS_IN[name](habit, lately, now));
