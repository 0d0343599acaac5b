import fc from "fast-check";
import { expect, test } from "vitest";
import { parseStrictJson } from "./strict-json.ts";

test("any JSON value without __proto__ comes back as it was", () => {
  fc.assert(
    fc.property(
      fc.json().filter((text) => !text.includes("__proto__")),
      (text) => {
        const value: unknown = JSON.parse(text);
        expect(parseStrictJson(JSON.stringify(value))).toEqual(value);
      },
    ),
  );
});

test("how a value is spaced makes no difference, whatever stands in it", () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
      const [plain, spaced] = [JSON.stringify(value), JSON.stringify(value, null, 1)];
      expect(parseStrictJson(plain)).toEqual(parseStrictJson(spaced));
    }),
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
  ["a lone surrogate by its escape", '{"a":["\\ud800"]}'],
  ["a lone surrogate in a member's name", '{"\\udc00":1}'],
  ["a __proto__ member", '{"__proto__":{"admin":true}}'],
  ["a __proto__ member deep inside", '[{"a":{"__proto__":null}}]'],
  ["a __proto__ member by an escape", '{"\\u005f_proto__":1}'],
  ["two surrogates in the wrong order", '["\\udc00\\ud800"]'],
])("refuses %s", (_, text) => expect(parseStrictJson(text)).toBeUndefined());

test.each([
  ["a pair of surrogates by their escapes", '["\\ud83d\\ude00"]', ["\u{1f600}"]],
  ["what only looks like an escape", '["\\\\ud800"]', ["\\ud800"]],
  ["colons and quotes in strings and names", '{"a:\\"":":{\\"b\\":1}"}', { 'a:"': ':{"b":1}' }],
])("accepts %s", (_, text, value) => expect(parseStrictJson(text)).toEqual(value));

test.each([
  ["lists", "[".repeat(100_000) + "]".repeat(100_000)],
  ["objects", '{"a":'.repeat(100_000) + "1" + "}".repeat(100_000)],
])("goes as deep as the sender likes: %s", (_, text) => expect(parseStrictJson(text)).toBeDefined());
