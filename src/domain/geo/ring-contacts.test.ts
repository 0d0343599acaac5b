import { describe, expect, test } from "vitest";
import { firstContact } from "./ring-contacts.ts";
import { corners } from "./testing.ts";

const SQUARE = "0 0, 4 0, 4 4, 0 4";

describe("firstContact", () => {
  test.each<[string, string[], [number, number] | undefined]>([
    ["a triangle", ["0 0, 4 0, 0 4"], undefined],
    ["a dent", ["0 0, 4 0, 4 4, 2 1, 0 4"], undefined],
    ["a corner in the middle of a straight side", ["0 0, 2 0, 4 0, 4 4, 0 4"], undefined],
    ["a bow tie", ["0 0, 4 4, 4 0, 0 4"], [0, 0]],
    ["a corner on another side", ["0 0, 4 0, 4 4, 2 0, 0 4"], [0, 0]],
    ["two corners in one place", ["0 0, 2 2, 0 4, 4 4, 2 2, 4 0"], [0, 0]],
    ["a spike", ["0 0, 6 0, 4 0, 4 4, 0 4"], [0, 0]],
    ["a side run over again", ["0 0, 4 0, 4 4, 1 0, 3 0, 0 4"], [0, 0]],
    ["corners in a line", ["0 0, 1 1, 3 3"], [0, 0]],
    ["a ring inside", [SQUARE, "1 1, 1 2, 2 2"], undefined],
    ["a ring that touches from within", [SQUARE, "0 2, 1 3, 1 1"], undefined],
    ["a ring across the side", [SQUARE, "3 1, 5 2, 3 3"], [0, 1]],
    ["rings side by side with one edge", [SQUARE, "4 0, 8 0, 8 4, 4 4"], undefined],
  ])("%s", (_, texts, expected) => {
    const rings = texts.map(corners);
    for (const turned of [rings, rings.map((ring) => ring.toReversed())]) {
      expect(firstContact(turned)?.rings.toSorted()).toEqual(expected);
    }
  });

  test("tells where", () => {
    expect(firstContact([corners("0 0, 4 4, 4 0, 0 4")])?.at.every((value) => value >= 0 && value <= 4)).toBe(true);
  });
});
