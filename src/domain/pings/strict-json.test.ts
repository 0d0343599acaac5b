import fc from "fast-check";
import { expect, test } from "vitest";
import { parseStrictJson } from "./strict-json.ts";

test("any JSON value without __proto__ comes back as it was", () => {
  fc.assert(
    fc.property(
      fc.json().filter((text) => !text.includes("__proto__")),
      (text) => {
        const value: unknown = JSON.parse(text);
        const written = JSON.stringify(value);
        fc.pre(written.isWellFormed());
        expect(parseStrictJson(written)).toEqual(value);
      },
    ),
  );
});

test.each([
  ["a duplicate member", '{"a":1,"a":2}'],
  ["a duplicate member deep inside", '{"a":[{"b":1,"b":1}]}'],
  ["a duplicate written with an escape", '{"a":1,"\\u0061":2}'],
  ["text after the value", '{"a":1} x'],
  ["nothing", ""],
  ["a comment", '{"a":1}//'],
  ["a lone surrogate", '{"a":"\ud800"}'],
])("refuses %s", (_, text) => expect(parseStrictJson(text)).toBeUndefined());

test("a __proto__ member stays an own member and does no harm", () => {
  const value = parseStrictJson('{"__proto__":{"admin":true}}');
  expect(({} as Record<string, unknown>)["admin"]).toBeUndefined();
  expect(Object.keys(value as object)).toEqual(["__proto__"]);
});
