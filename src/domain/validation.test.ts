import { describe, expect, test } from "vitest";
import { z } from "zod";
import { PROBLEM_ERRORS_MAX } from "./bounds.ts";
import { moneyListSchema } from "./money/money.ts";
import { parseWith, pointerTo } from "./validation.ts";

const schema = z.strictObject({
  name: z.string().max(3),
  lines: z.array(z.strictObject({ "a/b~c": z.number() })).default([]),
  price: moneyListSchema.optional(),
});

const pointers = (input: unknown): string[] => {
  const parsed = parseWith(schema, input);
  return parsed.ok ? [] : (parsed.error.errors ?? []).map(({ pointer }) => pointer);
};

test("what is valid comes back with its defaults and transforms", () => {
  const price = { amount: 100, currency: "SEK" };
  expect(parseWith(schema, { name: "a", price })).toEqual({
    ok: true,
    value: { name: "a", lines: [], price: [price] },
  });
});

describe("every fault has a pointer to it", () => {
  test.each<[string, unknown, string[]]>([
    ["the whole", 7, [""]],
    ["missing", {}, ["/name"]],
    ["too long", { name: "abcd" }, ["/name"]],
    ["two at once", { name: 1, lines: 2 }, ["/name", "/lines"]],
    ["deep, escaped", { name: "a", lines: [{ "a/b~c": 1 }, { "a/b~c": "x" }] }, ["/lines/1/a~1b~0c"]],
    ["unknown members, each by name", { name: "a", nmae: 1, x: 2 }, ["/nmae", "/x"]],
    ["unknown deep", { name: "a", lines: [{ "a/b~c": 1, y: 1 }] }, ["/lines/0/y"]],
    ["a union: the nearest alternative", { name: "a", price: { amount: -1, currency: "SEK" } }, ["/price/amount"]],
    ["a union: the other one", { name: "a", price: [{ amount: 1, currency: "kr" }] }, ["/price/0/currency"]],
  ])("%s", (_, input, expected) => expect(pointers(input)).toEqual(expected));

  test("the code is invalid_request, and the message says what was expected", () => {
    const message = "Invalid input: expected string, received number";
    expect(parseWith(schema, { name: 1 })).toEqual({
      ok: false,
      error: { code: "invalid_request", errors: [{ pointer: "/name", message }] },
    });
  });

  test("a body full of faults is answered with the first of them", () => {
    const lines = Array.from({ length: 10 * PROBLEM_ERRORS_MAX }, () => ({}));
    expect(pointers({ name: "a", lines })).toHaveLength(PROBLEM_ERRORS_MAX);
  });
});

test.each([
  [[], ""],
  [["a", 0, "b"], "/a/0/b"],
  [["~/"], "/~0~1"],
])("the pointer to %j is %j", (path, pointer) => expect(pointerTo(path)).toBe(pointer));
