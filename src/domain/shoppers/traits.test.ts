import { describe, expect, test } from "vitest";
import { leaveBut, traitNamed } from "./traits.ts";

test.each([
  ["loyal", { kind: "segment", name: "loyal" }],
  ["affinity", { kind: "affinity", category: null }],
  ["affinity.shoes", { kind: "affinity", category: "shoes" }],
  ["potential.trail.shoes", { kind: "potential", category: "trail.shoes" }],
  ["affinity.", undefined],
  ["tier", undefined],
  ["toString", undefined],
  [`affinity.${"x".repeat(101)}`, undefined],
])("%s", (name, trait) => expect(traitNamed(name)).toEqual(trait));

describe("what may be computed", () => {
  test.each([
    ["everything", [], [true, true, true]],
    ["no segment that was removed", ["loyal"], [false, true, true]],
    ["no affinity to one category", ["affinity.shoes"], [true, false, true]],
    ["no affinity", ["affinity"], [true, false, true]],
    ["no potential", ["potential"], [true, true, false]],
    ["all but another category", ["affinity.socks", "potential.socks"], [true, true, true]],
  ])("is %s", (_, removed, [segment, affinity, potential]) => {
    const leave = leaveBut(new Set(removed));
    expect([leave.segment("loyal"), leave.affinity("shoes"), leave.potential("shoes")]).toEqual([
      segment,
      affinity,
      potential,
    ]);
  });
});
