import { ACTIVITIES_KEPT_MS } from "../bounds.ts";
import { aboutOf, type Activity } from "./activity.ts";
import { type Habit, weightAt } from "./habit.ts";

/** How much of an order each is worth. */
const OF_AN_ORDER: Readonly<Record<Activity["kind"], number>> = { viewed: 0.05, searched: 0.1, wished: 0.3 };

/**
 * By category, the share that it has in what somebody lately turned to: above 0, and 1 in all. Each order counts once,
 * divided among its currency's categories by what was paid for them, half as much after `AFFINITY_HALF_LIFE_MS`.
 * @param mayTell of a category: whether anything may be computed of it
 */
export function affinityOf(
  { spending }: Habit,
  activities: readonly Activity[],
  mayTell: (category: string) => boolean,
  now: number,
): Record<string, number> {
  const turns = new Map<string, number>();
  const turnTo = (category: string, weight: number): void => {
    if (mayTell(category)) turns.set(category, (turns.get(category) ?? 0) + weight);
  };
  for (const { weight, categories } of Object.values(spending)) {
    const paid = Object.entries(categories).filter(([, sum]) => sum > 0);
    const inAll = paid.reduce((all, [, sum]) => all + sum, 0);
    for (const [category, sum] of paid) turnTo(category, weight * (sum / inAll));
  }
  for (const activity of activities) {
    const { kind, at } = activity;
    if (at <= now - ACTIVITIES_KEPT_MS) continue;
    // A look at one article is one look, however many categories it is in.
    const about = aboutOf(activity);
    for (const category of about) turnTo(category, (OF_AN_ORDER[kind] * weightAt(at)) / about.length);
  }
  const inAll = [...turns.values()].reduce((sum, weight) => sum + weight, 0);
  return Object.fromEntries([...turns].map(([category, weight]) => [category, weight / inAll]));
}
