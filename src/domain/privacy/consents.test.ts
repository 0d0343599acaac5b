import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CLOCK_AHEAD_MAX_MS } from "../bounds.ts";
import { wireTime } from "../offers/wire-time.ts";
import { consentsInputSchema, isChange, isNewerWord, NO_CONSENTS, PURPOSES, readStatement } from "./consents.ts";

const NOW = 1_795_300_000_000;
const read = (body: object) => readStatement(consentsInputSchema.parse({ source: "app", ...body }), "dev_1", NOW);
const said = (body: object) => {
  const statement = read(body);
  return statement.ok ? statement.value : undefined;
};

describe("what was said", () => {
  test("is nothing before anyone was asked", () => {
    expect(PURPOSES.map((purpose) => NO_CONSENTS[purpose])).toEqual([false, false, false, false]);
  });

  test("may be a bare boolean or name what it is", () => {
    const consents = { preciseLocation: true, marketing: { granted: false }, profiling: { granted: true, text: null } };
    expect(said({ consents })?.granted).toEqual({ preciseLocation: true, marketing: false, profiling: true });
  });

  test("leaves the purposes that were not spoken of", () => {
    expect(said({ consents: {} })?.granted.adsExport).toBeUndefined();
  });

  test("was said now where no time is given, by the device that sent it", () => {
    expect(said({ consents: {} })).toMatchObject({ at: NOW, source: "app", device: "dev_1" });
  });

  test("may be older than its arrival", () => {
    expect(said({ consents: {}, at: "2026-01-01T12:00:00+01:00" })?.at).toBe(Date.parse("2026-01-01T11:00:00Z"));
  });

  test("by a clock that is a little ahead was said now", () => {
    expect(said({ consents: {}, at: wireTime(NOW + CLOCK_AHEAD_MAX_MS) })?.at).toBe(NOW);
  });

  test("is refused by a clock that is wrong", () => {
    const refused = { ok: false, error: { code: "invalid_request", errors: [{ pointer: "/at" }] } };
    expect(read({ consents: {}, at: wireTime(NOW + CLOCK_AHEAD_MAX_MS + 1) })).toMatchObject(refused);
  });

  test.each([
    ["a pause", wireTime(NOW + 1), NOW + 1],
    ["the end of a pause", null, null],
    ["no word of a pause", undefined, undefined],
  ])("tells %s from the others", (_, pausedUntil, expected) => {
    expect(said({ consents: {}, pausedUntil })?.pausedUntil).toBe(expected);
  });
});

describe("refused", () => {
  test.each([
    ["an unknown purpose", { consents: { smallTalk: true }, source: "app" }],
    ["an unknown source", { consents: {}, source: "hearsay" }],
    ["no source", { consents: {} }],
    ["no consents", { source: "app" }],
    ["a word that is neither yes nor no", { consents: { marketing: "yes" }, source: "app" }],
    ["a text without an answer", { consents: { marketing: { text: "marketing/1/en" } }, source: "app" }],
    ["a time without a zone", { consents: {}, source: "app", at: "2026-01-01T12:00:00" }],
  ])("%s", (_, body) => expect(consentsInputSchema.safeParse(body).success).toBe(false));
});

test("of words in any order the newest stands, of the same moment the last to come", () => {
  const words = fc.array(fc.record({ at: fc.integer({ min: 0, max: 5 }), granted: fc.boolean() }), { minLength: 1 });
  fc.assert(
    fc.property(words, (spoken) => {
      const stands = spoken.reduce<(typeof spoken)[number] | undefined>(
        (known, word) => (isNewerWord(known, word.at) ? word : known),
        undefined,
      );
      const newest = Math.max(...spoken.map(({ at }) => at));
      expect(stands).toBe(spoken.findLast(({ at }) => at === newest));
    }),
    { numRuns: 200 },
  );
});

test.each([
  ["the first word", undefined, true],
  ["the first refusal", undefined, false],
  ["another word", { granted: true }, false],
])("%s is a change", (_, known, word) => {
  expect(isChange(known, word)).toBe(true);
});

test.each([true, false])("saying %s again is none, unless it is said to another wording", (word) => {
  expect(isChange({ granted: word }, word)).toBe(false);
  const known = { granted: word, text: "marketing/1/en" };
  expect(isChange(known, word)).toBe(false);
  expect(isChange(known, word, known.text)).toBe(false);
  expect(isChange(known, word, "marketing/2/en")).toBe(true);
});
