import { beforeAll, describe, expect, inject, test } from "vitest";
import { stopClock } from "../workerd/support/clock.ts";
import type { Evidence } from "./evidence.ts";
import { INVARIANTS } from "./invariants.ts";
import { StoreDay } from "./store-day.ts";

const DAYS = 4;
const FIRST = inject("seed");
const seeds = Array.from({ length: DAYS }, (_, n) => FIRST + n);

/** `SEED=… vitest run --project workerd test/simulation` begins with that day. */
describe.each(seeds)("a day of two stores where everything goes wrong (SEED=%i)", (seed) => {
  let evidence: Evidence;
  let day: StoreDay;

  beforeAll(async () => {
    stopClock();
    day = new StoreDay(seed);
    evidence = await day.play();
  });

  test.each(Object.entries(INVARIANTS))("%s", (_, invariant) => {
    expect(invariant(evidence)).toEqual([]);
  });

  test("was such a day", () => {
    const { book, offers, stores } = evidence;
    expect(offers.size).toBeGreaterThan(0);
    expect(book.sales.length).toBeGreaterThan(0);
    expect([...stores.values()].flatMap(({ entries }) => entries).length).toBeGreaterThan(0);
    expect(Object.keys(day.faults.happened)).toEqual(expect.arrayContaining(["lost", "unanswered", "doubled", "late"]));
  });
});
