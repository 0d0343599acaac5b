import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { IMPORT_ROWS_MAX } from "./bounds.ts";
import { linesReport, readLines, type RowOutcome } from "./import-lines.ts";
import { type Problem, problem } from "./problems.ts";
import { err, ok, type Result } from "./result.ts";

const schema = z.strictObject({ n: z.int() });
const read = (text: string) => {
  const lines = readLines(text, schema);
  if (!lines.ok) throw new TypeError(lines.error.code);
  return lines.value.map(({ row, read: one }) => [row, one.ok ? one.value.n : one.error.code]);
};

describe("the lines of an import", () => {
  test.each<[string, string, unknown[]]>([
    ["nothing", "", []],
    ["one without an end", '{"n":1}', [[1, 1]]],
    [
      "two, by whatever system",
      '{"n":1}\r\n{"n":2}\r\n',
      [
        [1, 1],
        [2, 2],
      ],
    ],
    [
      "empty ones are none",
      '\n{"n":1}\n\n  \n{"n":2}',
      [
        [1, 1],
        [2, 2],
      ],
    ],
    [
      "a bad one stops no other",
      '{"n":1}\n{"n"\n{"n":"x"}\n{"n":1,"n":2}\n{"n":5}',
      [
        [1, 1],
        [2, "invalid_request"],
        [3, "invalid_request"],
        [4, "invalid_request"],
        [5, 5],
      ],
    ],
  ])("%s", (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test("are as many as were written", () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 50 }), (numbers) => {
        const text = numbers.map((n) => JSON.stringify({ n })).join("\n");
        expect(read(text)).toEqual(numbers.map((n, index) => [index + 1, JSON.parse(JSON.stringify(n)) as unknown]));
      }),
    );
  });

  test("are so many at most", () => {
    const lines = (count: number) => readLines("{}\n".repeat(count), schema);
    expect(lines(IMPORT_ROWS_MAX).ok).toBe(true);
    expect(lines(IMPORT_ROWS_MAX + 1)).toMatchObject({ error: { code: "payload_too_large" } });
  });
});

test("the report counts what was done, and says of each refused row what was wrong", () => {
  const wrong = problem("invalid_request", "Read it again", { errors: [{ pointer: "/n", message: "no number" }] });
  const outcomes: Result<RowOutcome, Problem>[] = [
    ok("created"),
    ok("skipped"),
    err(wrong),
    ok("created"),
    ok("updated"),
    err(problem("erased")),
  ];
  expect(linesReport(outcomes.map((outcome, index) => ({ row: index + 1, outcome })))).toEqual({
    created: 2,
    updated: 1,
    skipped: 1,
    refused: [
      { row: 3, code: "invalid_request", message: "Read it again; /n: no number" },
      { row: 6, code: "erased", message: "The shopper was erased" },
    ],
  });
});
