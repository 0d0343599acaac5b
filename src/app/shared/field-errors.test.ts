import { expect, test } from "vitest";
import { faultAt } from "./field-errors.ts";

const ERRORS = [
  { pointer: "/quietHours/from", message: "must be a time" },
  { pointer: "/webOrigins/0", message: "must be an origin" },
  { pointer: "/webOrigins/3", message: "must be an origin" },
  { pointer: "/adultAge", message: "too old" },
];

test.each([
  ["of its own", "/adultAge", "too old"],
  ["of what lies in it, once", "/webOrigins", "must be an origin"],
  ["of one of its members", "/quietHours/from", "must be a time"],
  ["of nobody who only begins alike", "/adult", undefined],
  ["of no other member", "/quietHours/to", undefined],
])("a field says what is wrong %s", (_, place, expected) => {
  expect(faultAt(ERRORS, place)).toBe(expected);
});
