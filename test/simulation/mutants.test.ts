import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { stopClock } from "../workerd/support/clock.ts";
import { breachesIn, type InvariantName } from "./invariants.ts";
import { awaitBetween } from "./mutants/await-between.ts";
import { counterInKv } from "./mutants/counter-in-kv.ts";
import { StoreDay } from "./store-day.ts";

/* A simulation that cannot fail shows nothing: these mistakes it finds within a few days. */

const DAYS_MAX = 20;

/** What each may break; which of it comes first depends on how the day goes. */
const MUTANTS: readonly (readonly [string, () => void | Promise<void>, readonly InvariantName[]])[] = [
  [
    "an await between check and write",
    awaitBetween,
    ["every acknowledged redemption survives", "at most one redemption per offer"],
  ],
  ["a counter in KV", counterInKv, ["the budget is never exceeded"]],
];

beforeAll(stopClock);
afterEach(() => {
  vi.restoreAllMocks();
});

describe("the simulation finds", () => {
  test.each(MUTANTS)("%s", async (_, mutate, broken) => {
    const found = new Set<string>();
    const isFound = (): boolean => broken.some((invariant) => found.has(invariant));
    for (let seed = 1; seed <= DAYS_MAX && !isFound(); seed += 1) {
      const day = new StoreDay(seed);
      await mutate();
      for (const name of Object.keys(breachesIn(await day.play()))) found.add(name);
    }
    expect(isFound(), [...found].join(", ")).toBe(true);
  });
});
