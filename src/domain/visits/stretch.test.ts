import { describe, expect, test } from "vitest";
import { foldVisits, type Visit } from "./fold.ts";
import { inheritsDecision, overlaps, type Stretch, widen } from "./stretch.ts";
import { at, track } from "./testing.ts";

const HOUR = 3_600_000;
const stretch = (from: number, to: number, storeId = "a"): Stretch => ({ storeId, from: at(from), to: at(to) });
const visits = (walk: string): Visit[] => foldVisits(track(walk), at(0));
const onlyVisit = (walk: string): Visit => {
  const [visit, ...others] = visits(walk);
  if (visit === undefined || others.length > 0) throw new Error(`${walk} is not one visit`);
  return visit;
};

test.each([
  ["apart", stretch(0, 10), stretch(11, 20), false],
  ["touching", stretch(0, 10), stretch(10, 20), true],
  ["one within the other", stretch(0, 30), stretch(10, 20), true],
  ["an instant and itself", stretch(5, 5), stretch(5, 5), true],
  ["another store", stretch(0, 10), stretch(0, 10, "b"), false],
])("overlaps: %s", (_name, a, b, expected) => {
  expect([overlaps(a, b), overlaps(b, a)]).toEqual([expected, expected]);
});

describe("widen", () => {
  test("grows what was said early over the whole visit, also when a late fix begins it sooner", () => {
    expect(widen([stretch(10, 10)], visits("out@0 in@10 in@90"))).toEqual([stretch(10, 90)]);
    expect(widen([stretch(10, 10)], visits("out@0 in@5 in@90"))).toEqual([stretch(5, 90)]);
  });
  test("never shrinks, and leaves alone what no visit overlaps", () => {
    const split = visits("out@0 in@10 out@20 out@30 in@60");
    expect(widen([stretch(10, 60), stretch(200, 300), stretch(10, 60, "b")], split)).toEqual([
      stretch(10, 60),
      stretch(200, 300),
      stretch(10, 60, "b"),
    ]);
  });
  test("keeps what else is known of a stretch", () => {
    expect(widen([{ ...stretch(10, 10), decisionId: "dec_1" }], visits("out@0 in@10"))[0]?.decisionId).toBe("dec_1");
  });
});

describe("a visit inherits a decision", () => {
  const visit = onlyVisit("out@900 in@1000 in@1100");
  test.each([
    ["that was made within it", [stretch(1050, 1050)], true],
    ["that was made before a late fix began it sooner", [stretch(1100, 1100)], true],
    ["of a visit that ended less than retriggerAfter before", [stretch(0, 999)], true],
    ["not of one that ended retriggerAfter before", [stretch(-5000, 1000 - 3600)], false],
    ["of one that ended a second less before", [stretch(-5000, 1001 - 3600)], true],
    ["not of a later visit", [stretch(1200, 1300)], false],
    ["not of another store", [stretch(1050, 1050, "b"), stretch(0, 999, "b")], false],
    ["not where there was none", [], false],
    ["where any of several fits", [stretch(-9000, -8000), stretch(500, 600)], true],
  ])("%s", (_name, earlier, expected) => expect(inheritsDecision(visit, earlier, HOUR)).toBe(expected));

  test("in both parts, when a late fix outside splits the visit", () => {
    const parts = visits("out@0 in@10 out@20 out@30 in@60");
    expect(parts.map((part) => inheritsDecision(part, [stretch(10, 60)], 0))).toEqual([true, true]);
  });
  test("with no retriggerAfter only while it overlaps", () => {
    expect(inheritsDecision(visit, [stretch(0, 999)], 0)).toBe(false);
  });
});
