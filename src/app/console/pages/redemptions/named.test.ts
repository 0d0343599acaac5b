import { expect, test } from "vitest";
import { redemptionNamed } from "./named.ts";

test.each([
  ["red_Ab3-_x_2", "red_Ab3-_x_2"],
  ["off_Ab3-_x", "red_Ab3-_x_1"],
  ["R-1042", null],
  ["red_Ab3", null],
  ["", null],
])("%s names %s", (text, expected) => {
  expect(redemptionNamed(text)).toBe(expected);
});
