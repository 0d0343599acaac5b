import { expect, test } from "vitest";
import { ladderOf, stepsOf } from "./ladder.ts";

test.each([
  [[], null],
  [["10"], [1_000]],
  [
    ["15 %", "5%"],
    [500, 1_500],
  ],
  [["12,5", "12.5"], [1_250]],
  [["ten", "0", "-5"], null],
])("of what is typed, %o, the ladder is %o", (typed, ladder) => {
  expect(ladderOf(typed)).toEqual(ladder);
});

test.each([[null], [[500, 1_250, 2_000]]])(
  "the ladder %o stays as it is when it is shown and taken again",
  (ladder) => {
    expect(ladderOf(stepsOf(ladder))).toEqual(ladder);
  },
);
