import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PRESENCE_STAY_MS, VISITS_KEPT_MS } from "../bounds.ts";
import { historyOf } from "./history.ts";
import { isRegular, presenceIn } from "./presence.ts";
import type { Stretch } from "./stretch.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Noon in Stockholm, on a day in winter. */
const NOW = Date.parse("2026-11-20T11:00:00Z");
const STORE = { id: "a", timeZone: "Europe/Stockholm" };

const stay = (daysAgo: number, ms = HOUR, storeId = "a"): Stretch => {
  const to = NOW - daysAgo * DAY;
  return { storeId, from: to - ms, to };
};
const days = (stays: readonly Stretch[], store: typeof STORE | { id: string; timeZone: null } = STORE): number =>
  presenceIn(store, stays, NOW).days;

describe("presence", () => {
  test("counts days, not visits, of this store", () => {
    expect(days([stay(0), stay(0, 10), stay(1), stay(2, HOUR, "b")])).toBe(2);
  });

  test("looks at fourteen days, today among them", () => {
    expect(days([stay(13), stay(14)])).toBe(1);
  });

  test("goes by the calendar of the store", () => {
    const lateEvening = Date.parse("2026-11-18T22:30:00Z");
    const shortlyAfter = Date.parse("2026-11-18T23:30:00Z");
    const stays = [lateEvening, shortlyAfter].map((to) => ({ storeId: "a", from: to, to }));
    expect(days(stays)).toBe(2);
    expect(days(stays, { id: "a", timeZone: null })).toBe(1);
  });

  test("of a night counts both days", () => {
    expect(days([{ storeId: "a", from: NOW - 14 * HOUR, to: NOW - 8 * HOUR }])).toBe(2);
  });

  test("is regular on eight days, or after more than four hours", () => {
    const on = (count: number) =>
      presenceIn(
        STORE,
        Array.from({ length: count }, (_, day) => stay(day)),
        NOW,
      );
    expect(isRegular(on(7))).toBe(false);
    expect(isRegular(on(8))).toBe(true);
    expect(isRegular(presenceIn(STORE, [stay(3, PRESENCE_STAY_MS)], NOW))).toBe(false);
    expect(isRegular(presenceIn(STORE, [stay(3, PRESENCE_STAY_MS + 1)], NOW))).toBe(true);
    expect(isRegular(presenceIn(STORE, [stay(15, PRESENCE_STAY_MS + 1)], NOW))).toBe(false);
  });

  test("is the same whatever the order, and never more than there are days", () => {
    const anyStay = fc
      .tuple(fc.integer({ min: 0, max: 20 * 24 }), fc.integer({ min: 0, max: 72 }), fc.constantFrom("a", "b"))
      .map(([hoursAgo, hours, storeId]): Stretch => {
        const to = NOW - hoursAgo * HOUR;
        return { storeId, from: to - hours * HOUR, to };
      });
    fc.assert(
      fc.property(fc.array(anyStay, { maxLength: 20 }), (stays) => {
        const presence = presenceIn(STORE, stays, NOW);
        expect(presenceIn(STORE, stays.toReversed(), NOW)).toEqual(presence);
        expect(presence.days).toBeLessThanOrEqual(14);
        expect(presence.days > 0).toBe(
          stays.some(({ storeId, to }) => storeId === "a" && to > NOW - 13 * DAY - 12 * HOUR),
        );
      }),
    );
  });
});

describe("earlier visits", () => {
  test("are counted once, to whatever store, on however many phones", () => {
    const both = [stay(1), { ...stay(1), from: NOW - DAY - 10 }, stay(2, HOUR, "b")];
    expect(historyOf(both, NOW)).toEqual({ last30Days: 2, lastAt: NOW - DAY });
  });

  test("are none of somebody new", () => {
    expect(historyOf([], NOW)).toEqual({ last30Days: 0, lastAt: null });
  });

  test("are forgotten", () => {
    expect(historyOf([{ storeId: "a", from: 0, to: NOW - VISITS_KEPT_MS }], NOW).last30Days).toBe(0);
  });
});
