import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { metresBetween } from "../domain/geo/position.ts";
import type { Watch } from "./session.ts";
import { needsPing, storeOf, toMonitor } from "./watch.ts";

const NOW = 2_000_000_000_000;
const HOME = { latitude: 59.33, longitude: 18.06 };
const north = (metres: number) => ({ ...HOME, latitude: HOME.latitude + metres / 111_195 });

const watch: Watch = {
  state: null,
  regions: [
    { storeId: "sthlm-1", ...north(1_000), radius: 150 },
    { storeId: "refresh", ...north(-2_000), radius: 200 },
  ],
  refresh: { ...HOME, radius: 4_000 },
  nextPingAt: null,
};

describe("a position", () => {
  test.each([
    ["far from every region is not worth one", north(0), watch, false],
    ["just outside a region is not", north(840), watch, false],
    ["inside a region is", north(860), watch, true],
    ["inside another region is", north(-2_100), watch, true],
    ["inside the rim is not", north(3_990), watch, false],
    ["beyond the rim is", north(4_010), watch, true],
    ["is, before anything is known", north(0), { ...watch, regions: [], refresh: null }, true],
    ["is, while something is open", north(0), { ...watch, state: `open.${NOW / 1000 + 1}` }, true],
    ["is not, when that is over", north(0), { ...watch, state: `open.${NOW / 1000}` }, false],
  ])("%s", (_, position, known, worth) => {
    expect(needsPing(known, position, NOW)).toBe(worth);
  });

  test("across the antimeridian is measured the short way", () => {
    const refresh = { latitude: 0, longitude: 179.99, radius: 4_000 };
    const there = { latitude: 0, longitude: -179.99 };
    expect(needsPing({ ...watch, regions: [], refresh }, there, NOW)).toBe(false);
  });

  test("is left unsent only where no circle says otherwise", () => {
    const metres = fc.integer({ min: -6_000, max: 6_000 });
    fc.assert(
      fc.property(metres, metres, fc.nat(5_000), fc.nat(5_000), (at, store, reach, rim) => {
        const region = { storeId: "s", ...north(store), radius: reach };
        const refresh = { ...HOME, radius: rim };
        const silent = !needsPing({ ...watch, regions: [region], refresh }, north(at), NOW);
        const isClear = metresBetween(north(at), refresh) <= rim && metresBetween(north(at), region) > reach;
        expect(silent).toBe(isClear);
      }),
    );
  });
});

describe("what to monitor", () => {
  test("is every region and the rim, told apart whatever a store is called", () => {
    const monitored = toMonitor(watch);
    expect(monitored.map(({ id, wakeOn }) => [id, wakeOn])).toEqual([
      ["refresh", "exit"],
      ["store:sthlm-1", "crossing"],
      ["store:refresh", "crossing"],
    ]);
    expect(monitored.map(({ id }) => storeOf(id))).toEqual([null, "sthlm-1", "refresh"]);
    expect(monitored[1]).toMatchObject({ ...north(1_000), radius: 150 });
  });

  test("is nothing before the first answer", () => {
    expect(toMonitor({ ...watch, regions: [], refresh: null })).toEqual([]);
  });
});
