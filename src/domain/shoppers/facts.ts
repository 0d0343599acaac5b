import type { ShopperFacts } from "../campaigns/facts/sources.ts";
import type { Activity } from "./activity.ts";
import { affinityOf } from "./affinity.ts";
import { type Attribute, readableAttributes } from "./attribute.ts";
import { type Habit, NO_HABIT, spendOf } from "./habit.ts";
import { NO_PROFILE, potentialOf, type Profile } from "./profile.ts";
import { segmentsOf } from "./segments.ts";
import type { Leave } from "./traits.ts";

/** All that is known of a shopper's person. Times are epoch milliseconds. */
export interface Known {
  readonly profile: Profile;
  readonly habit: Habit;
  /** When they last bought, newest first. */
  readonly lately: readonly number[];
  readonly activities: readonly Activity[];
  readonly leave: Leave;
}

/** Of who is not profiled nothing of it is even handed on, so that no record of a decision holds it. */
const unprofiled = ({ profile, leave }: Known): Known => ({
  profile: { ...NO_PROFILE, attributes: profile.attributes },
  habit: NO_HABIT,
  lately: [],
  activities: [],
  leave,
});

/** What a decision may know of the person at `now`. Attributes are those that are `declared` and not protected. */
export function shopperFactsOf(
  known: Known,
  declared: readonly Attribute[],
  profiled: boolean,
  now: number,
): ShopperFacts {
  const { profile, habit, lately, activities, leave } = profiled ? known : unprofiled(known);
  const potential = Object.entries(potentialOf(profile, now)).filter(([category]) => leave.potential(category));
  return {
    segments: segmentsOf(habit, lately, now).filter(leave.segment),
    attributes: readableAttributes(profile.attributes, declared, profiled),
    tier: profile.tier,
    locale: profile.locale,
    orders: habit.orders,
    spend: spendOf(habit),
    lastPurchaseAt: habit.lastAt,
    potential: Object.fromEntries(potential),
    affinity: affinityOf(habit, activities, leave.affinity, now),
  };
}
