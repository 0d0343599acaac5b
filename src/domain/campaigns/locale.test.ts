import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chooseLocale, isLocale, languageOf } from "./locale.ts";

describe("chooseLocale", () => {
  test.each([
    ["the tag itself", ["en", "sv", "sv-FI"], "sv-FI", "sv-FI"],
    ["in any case", ["en", "sv-SE"], "SV-se", "sv-SE"],
    ["with an underscore", ["en", "sv-SE"], "sv_SE", "sv-SE"],
    ["its language", ["en", "sv", "sv-FI"], "sv-SE", "sv"],
    ["another form of its language", ["en", "sv-FI"], "sv-SE", "sv-FI"],
    ["Norwegian by any of its names", ["en", "nb"], "nn-NO", "nb"],
    ["Norwegian by any of its names, the other way round", ["en", "no"], "nb-NO", "no"],
    ["the fallback", ["de", "en", "sv"], "fr", "en"],
    ["the fallback's language", ["de", "en-GB"], "fr", "en-GB"],
    ["the fallback where nothing is wanted", ["de", "en"], null, "en"],
    ["any, the first by name", ["sv", "de"], "fr", "de"],
    ["the fallback for what is no tag", ["de", "en"], "", "en"],
  ] as const)("%s", (_, available, wanted, chosen) => {
    expect(chooseLocale(available, wanted, "en")).toBe(chosen);
    expect(chooseLocale(available.toReversed(), wanted, "en")).toBe(chosen);
  });

  test("nothing of nothing", () => {
    expect(chooseLocale([], "sv", "en")).toBeUndefined();
  });

  test("never throws, and answers with one of those there are", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), fc.string(), (available, wanted) => {
        expect(available).toContain(chooseLocale(available, wanted, "en"));
      }),
    );
  });
});

test.each([
  ["sv", true],
  ["sv-SE", true],
  ["zh-Hant-TW", true],
  ["swedish please", false],
  ["", false],
  ["sv_SE", false],
])("%j is a language tag: %s", (tag, is) => {
  expect(isLocale(tag)).toBe(is);
});

test.each([
  ["sv-SE", "sv"],
  ["NO", "nb"],
  ["nn-NO", "nb"],
  ["en_GB", "en"],
])("the language of %s is %s", (tag, language) => {
  expect(languageOf(tag)).toBe(language);
});
