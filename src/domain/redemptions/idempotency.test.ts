import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { IDEMPOTENCY_KEPT_MS } from "../bounds.ts";
import { canonicalJson, isReplayable, parseIdempotencyKey, recall, type KeyRecord } from "./idempotency.ts";

describe("parseIdempotencyKey", () => {
  test.each([
    ["a bare token", "x", "x"],
    ["a structured-field string is the same key", '"x"', "x"],
    ["white space around it is none of it", '  "x" ', "x"],
    [
      "a bare UUID, though it starts with a digit",
      "8e03978e-40d5-43dd-bc93-6894a57f9324",
      "8e03978e-40d5-43dd-bc93-6894a57f9324",
    ],
    ["escapes", '"a\\"b\\\\c"', 'a"b\\c'],
    ["what a bare token may not hold", '"R 1042, till 3"', "R 1042, till 3"],
    ["255 characters", "k".repeat(255), "k".repeat(255)],
    ["255 characters between quotes", `"${"k".repeat(255)}"`, "k".repeat(255)],
  ])("%s", (_, header, key) => {
    expect(parseIdempotencyKey(header)).toEqual({ ok: true, value: key });
  });

  test.each([
    ["no header", undefined, "idempotency_key_missing"],
    ["an empty one", "", "idempotency_key_missing"],
    ["an empty string", '""', "idempotency_key_missing"],
    ["one quote", '"x', "invalid_request"],
    ["a quote inside", '"a"b"', "invalid_request"],
    ["an unknown escape", '"a\\n"', "invalid_request"],
    ["parameters", '"x";a=1', "invalid_request"],
    ["two keys", "x, y", "invalid_request"],
    ["letters beyond ASCII", "é", "invalid_request"],
    ["256 characters", "k".repeat(256), "invalid_request"],
  ])("%s is refused", (_, header, code) => {
    expect(parseIdempotencyKey(header)).toMatchObject({ ok: false, error: { code } });
  });
});

describe("canonicalJson", () => {
  test("RFC 8785, 3.2.2: numbers, strings and literals", () => {
    const input = {
      numbers: [Number("333333333.33333329"), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000f\nA\'B"\\\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(input)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test("RFC 8785, 3.2.3: members in the order of UTF-16 code units", () => {
    const names = ["\u20ac", "\r", "\ufb33", "1", "\ud83d\ude00", "\u0080", "\u00f6"];
    const canonical = canonicalJson(Object.fromEntries(names.map((name) => [name, 0])));
    const sorted = ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\ud83d\ude00", "\ufb33"];
    expect(canonical).toBe(`{${sorted.map((name) => `${JSON.stringify(name)}:0`).join(",")}}`);
  });

  test("is the same for any order of members, and reads back as the same value", () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([name, member]) => [name, reversed(member)]),
      );
    };
    fc.assert(
      fc.property(fc.jsonValue(), (generated) => {
        const value: unknown = JSON.parse(JSON.stringify(generated));
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(value);
      }),
      { numRuns: 200 },
    );
  });
});

test.each([
  ["already_redeemed", true],
  ["basket_not_eligible", true],
  ["expired", true],
  ["not_redeemable", false],
  ["not_found", false],
  ["unavailable", false],
] as const)("the refusal %s is kept for its key: %s", (code, kept) => {
  expect(isReplayable({ code })).toBe(kept);
});

describe("recall", () => {
  const done: KeyRecord<string> = { fingerprint: "{}", at: 1_000, answer: "first" };

  test.each([
    ["a new key is carried out", undefined, "{}", 1_000, { ok: true, value: null }],
    ["a key seen gets the first answer", done, "{}", 2_000, { ok: true, value: "first" }],
    ["C04: same key, other body", done, "[]", 2_000, { error: { code: "idempotency_key_reused" } }],
    [
      "C05: same key, still running",
      { ...done, answer: null },
      "{}",
      2_000,
      { error: { code: "idempotency_in_flight" } },
    ],
    ["on its last day", done, "{}", 1_000 + IDEMPOTENCY_KEPT_MS - 1, { ok: true, value: "first" }],
    ["after thirty days", done, "[]", 1_000 + IDEMPOTENCY_KEPT_MS, { ok: true, value: null }],
  ])("%s", (_, seen, fingerprint, now, expected) => {
    expect(recall(seen, fingerprint, now)).toMatchObject(expected);
  });
});
