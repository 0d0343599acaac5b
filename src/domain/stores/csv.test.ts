import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCsv } from "./csv.ts";

test.each<[string, string, string[][]]>([
  [
    "plain",
    "a,b\n1,2",
    [
      ["a", "b"],
      ["1", "2"],
    ],
  ],
  [
    "line end at the end",
    "a,b\r\n1,2\r\n",
    [
      ["a", "b"],
      ["1", "2"],
    ],
  ],
  [
    "old Macintosh",
    "a,b\r1,2\r",
    [
      ["a", "b"],
      ["1", "2"],
    ],
  ],
  ["byte order mark", "\uFEFFa,b", [["a", "b"]]],
  [
    "quoted delimiter, quote, line end",
    'a,b\n"1,1","say ""x""\r\ny"',
    [
      ["a", "b"],
      ["1,1", 'say "x"\r\ny'],
    ],
  ],
  [
    "a quote inside a plain field",
    'a,b\n5" pipe,2',
    [
      ["a", "b"],
      ['5" pipe', "2"],
    ],
  ],
  [
    "blank fields",
    "a,b,c\n,,",
    [
      ["a", "b", "c"],
      ["", "", ""],
    ],
  ],
  [
    "blank lines",
    "\n\na,b\n\n1,2\n\n",
    [
      ["a", "b"],
      ["1", "2"],
    ],
  ],
  [
    "a last field that is blank",
    "a,b\n1,",
    [
      ["a", "b"],
      ["1", ""],
    ],
  ],
  [
    "an empty quoted field at the very end",
    'a,b\n1,""',
    [
      ["a", "b"],
      ["1", ""],
    ],
  ],
  [
    "semicolons, decimal commas",
    "a;b\n1,5;2",
    [
      ["a", "b"],
      ["1,5", "2"],
    ],
  ],
  [
    "tabs",
    "a\tb\n1\t2",
    [
      ["a", "b"],
      ["1", "2"],
    ],
  ],
  ["one column", "a\n1\n2", [["a"], ["1"], ["2"]]],
  ["nothing", "", []],
])("%s", (_, text, records) => expect(readCsv(text)).toEqual({ ok: true, value: records }));

describe("a quoted field that does not end as it should is refused with its line", () => {
  test.each([
    ["open to the end", 'a,b\n1,"2\n3,4', 2],
    ["text after the quote", 'a,b\n1,2\n"x"y,2', 3],
  ])("%s", (_, text, line) => {
    const message: unknown = expect.stringContaining(`line ${line}`);
    expect(readCsv(text)).toMatchObject({ error: { code: "invalid_request", errors: [{ message }] } });
  });
});

test("whatever is written is read again", () => {
  const field = fc.string({ unit: fc.constantFrom("a", "å", '"', ",", ";", "\n", "\r", " ") });
  const records = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1 });
  const written = (all: string[][]): string =>
    ["x,y", ...all.map((record) => record.map((text) => `"${text.replaceAll('"', '""')}"`).join(","))].join("\r\n");
  fc.assert(
    fc.property(records, (all) => {
      expect(readCsv(written(all))).toEqual({ ok: true, value: [["x", "y"], ...all] });
    }),
    { numRuns: 200 },
  );
});
