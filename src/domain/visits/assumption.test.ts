import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assumedTriggers, assumptionsOf, expectedDwells } from "./assumption.ts";
import { foldVisits } from "./fold.ts";
import { at, NEW_YORK, PARIS, sights, track, type Word } from "./testing.ts";
import type { Decided, Listener } from "./triggers.ts";

const HOUR = 3600;
const NO_EXITS: ReadonlyMap<string, number> = new Map();
const listener = (over: Partial<Listener> = {}): Listener => ({
  campaignId: "c",
  event: "dwelled",
  dwellSeconds: 60,
  retriggerAfterMs: HOUR * 1000,
  assumes: true,
  ...over,
});
const decided = (from: number, to: number, dwellSeconds = 60): Decided => ({
  storeId: "a",
  from: at(from),
  to: at(to),
  event: "dwelled",
  dwellSeconds,
});

describe("a stay is assumed", () => {
  /** `[from, last sign]` in seconds of what stands an hour after `walk`, or null. */
  const stands = (walk: string, leftAt?: number, now = HOUR): number[] | null => {
    const exits = leftAt === undefined ? NO_EXITS : new Map([["a", at(leftAt)]]);
    const [assumption] = assumptionsOf(track(walk), exits, at(now));
    return assumption
      ? [assumption.visit.enteredAt, assumption.visit.lastInsideAt].map((t) => (t - at(0)) / 1000)
      : null;
  };
  test.each<[name: string, walk: string, expected: number[] | null]>([
    ["of one fix inside at a known slow speed", "still@0", [0, 0]],
    ["of a phone that was woken for ten seconds", "still@0 still@5 still@10", [0, 10]],
    ["of one at unknown speed with a watch entry", "bell@0", [0, 0]],
    ["not at unknown speed without one", "in@0 deep@10", null],
    ["from the first fix that it may rest on", "in@0 still@8", [8, 8]],
    ["not at 3 m/s", "run@0", null],
    ["not driving", "car@0", null],
    ["not unsure, not of unknown accuracy", "unsure@0 blur@10", null],
    ["after coming from outside", "out@0 still@10", [10, 10]],
    ["and goes on while unsure, or of unknown speed or accuracy", "still@0 unsure@10 in@20 blur@30", [0, 30]],
    ["not once a fix lies outside", "still@0 out@10", null],
    ["also one within the margin", "still@0 edge@10", null],
    ["not when it leaves at a pace", "still@0 run@10", null],
    ["nor when a car passes after it", "still@0 car@10", null],
    ["anew when it comes back", "still@0 out@10 still@20", [20, 20]],
    ["not of an older fix that comes late", "out@10 still@0", null],
    ["anew after a silence of three hours", "still@-11000 still@0", [0, 0]],
  ])("%s", (_name, walk, expected) => expect(stands(walk)).toEqual(expected));

  test("until three hours of silence", () => {
    expect(stands("still@0", undefined, 3 * HOUR - 1)).toEqual([0, 0]);
    expect(stands("still@0", undefined, 3 * HOUR)).toBeNull();
  });
  test.each([
    ["after it stops it", 5, null],
    ["in the same instant too", 0, null],
    ["before it says nothing", -5, [0, 0]],
  ])("a watch exit %s", (_name, leftAt, expected) => expect(stands("still@0", leftAt)).toEqual(expected));
  test("a glitch far away is not seen", () => {
    const seen = [...track("still@0 in@60"), sights(30, {}, NEW_YORK)];
    expect(assumptionsOf(seen, NO_EXITS, at(HOUR))).toMatchObject([{ visit: { enteredAt: at(0) } }]);
  });
  test("of every store that holds the fix, the nearest first, and says where to look for it", () => {
    const seen = [sights(0, { b: "still", a: "still" }), sights(10, { a: "still", b: "still", c: "unsure" })];
    const assumptions = assumptionsOf(seen, NO_EXITS, at(20));
    expect(assumptions.map(({ visit, anchor }) => [visit.storeId, anchor])).toEqual([
      ["a", PARIS],
      ["b", PARIS],
    ]);
  });
});

test("order, batching and doubling of the fixes change nothing of what is assumed", () => {
  const words = fc.constantFrom<Word>("still", "bell", "in", "run", "car", "unsure", "blur", "edge", "out");
  const fixes = fc.uniqueArray(
    fc.tuple(fc.integer({ min: 0, max: 20_000 }), words).map(([seconds, word]) => sights(seconds, { a: word })),
    { maxLength: 20, selector: ({ fixId }) => fixId },
  );
  const arrivals = fixes.chain((sent) =>
    fc.tuple(fc.constant(sent), fc.shuffledSubarray([...sent, ...sent], { minLength: 2 * sent.length })),
  );
  fc.assert(
    fc.property(arrivals, fc.option(fc.integer({ min: 0, max: 20_000 })), ([sent, arrived], left) => {
      const exits = left === null ? NO_EXITS : new Map([["a", at(left)]]);
      expect(assumptionsOf(arrived, exits, at(20_000))).toEqual(assumptionsOf(sent, exits, at(20_000)));
    }),
  );
});

describe("its dwell is complete", () => {
  const expected = (listeners: readonly Listener[], already: readonly Decided[] = [], walk = "still@0 still@10") =>
    expectedDwells(assumptionsOf(track(walk), NO_EXITS, at(HOUR)), listeners, already);
  test.each([
    [60, 180],
    [180, 180],
    [181, 181],
    [600, 600],
  ])("of %s s after %s s", (dwellSeconds, seconds) => {
    expect(expected([listener({ dwellSeconds })])).toMatchObject([{ at: at(seconds) }]);
  });
  test("for campaigns that say assumeDwell", () => {
    const listeners = [listener({ campaignId: "x", assumes: false }), listener({ campaignId: "y" })];
    expect(expected(listeners).map((one) => one.listener.campaignId)).toEqual(["y"]);
  });
  test.each<[name: string, already: Decided, count: number]>([
    ["not where it was decided in this stay", decided(0, 0), 0],
    ["not so shortly after one that it inherits the answer", decided(-HOUR + 1, -HOUR + 1), 0],
    ["but an hour later", decided(-HOUR, -HOUR), 1],
    ["nor where only a shorter dwell was asked for", decided(0, 0, 59), 1],
  ])("%s", (_name, already, count) => expect(expected([listener()], [already])).toHaveLength(count));

  test("as one trigger of medium confidence for all who listen, those of a longer dwell later", () => {
    const dwells = expected([
      listener({ campaignId: "short" }),
      listener({ campaignId: "longer", dwellSeconds: 200 }),
      listener({ campaignId: "long", dwellSeconds: 900 }),
    ]);
    expect(assumedTriggers(dwells, at(179))).toEqual([]);
    expect(assumedTriggers(dwells, at(200))).toEqual([
      {
        storeId: "a",
        from: at(0),
        to: at(10),
        event: "dwelled",
        assumed: true,
        at: at(200),
        dwellSeconds: 200,
        lasted: 200,
        confidence: "medium",
        visit: dwells[0]?.visit,
        campaignIds: ["short", "longer"],
      },
    ]);
  });
  test("and is inherited by the visit that a late waking makes of the stay", () => {
    const visits = foldVisits(track("still@0 still@10 still@1500"), at(1500));
    const [trigger] = assumedTriggers(expected([listener()]), at(180));
    expect(visits).toHaveLength(1);
    expect(trigger).toMatchObject({ from: visits[0]?.enteredAt });
  });
});
