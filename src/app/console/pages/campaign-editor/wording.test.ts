import { describe, expect, test } from "vitest";
import { PLACEHOLDERS } from "../../../../domain/campaigns/placeholders.ts";
import type { DraftReward } from "./draft.ts";
import { localeName, localesToAdd } from "./locales.ts";
import { inserted, lengthOf, placeholderWords, readingOf } from "./wording.ts";

const percent = (basisPoints: number | null): DraftReward => ({
  kind: "percentOff",
  basisPoints,
  cap: null,
  appliesTo: { kind: "cartItems", match: "product", target: "all" },
  onDiscounted: "after",
});
const plain = (text: string): string => text.replace(/\s/g, " ");

test("every placeholder can be put in by a button", () => {
  expect(new Set(Object.keys(placeholderWords.sv))).toEqual(new Set(PLACEHOLDERS.keys()));
});

describe("a placeholder is put in", () => {
  test.each([
    ["at the start", "", 0, 0, "{{reward}}", 10],
    ["after a word, with a space", "off", 3, 3, "off {{reward}}", 14],
    ["after a space", "Take ", 5, 5, "Take {{reward}}", 15],
    ["in the place of what is marked", "Take ten off", 5, 8, "Take {{reward}} off", 15],
  ])("%s", (...[, text, from, to, after, cursor]) => {
    expect(inserted(text, "reward", from, to)).toEqual({ text: after, cursor });
  });
});

describe("an example shopper reads", () => {
  const wording = { title: "{{reward}} off {{cart.topItem.name}}", body: "{{store.name}}, {{offer.expiresAt}}" };

  test.each([
    ["en", "12.5% off Waterproof trail running shoe, wide fit", /^You left Waterproof/],
    ["sv", "12,5 % off Waterproof trail running shoe, wide fit", /^Du lämnade Waterproof/],
  ])("in %s", (locale, title, why) => {
    const reading = readingOf({ offerTtl: "PT2H" }, percent(1_250), locale, wording);
    expect(plain(reading.title)).toBe(title);
    expect(reading.why).toMatch(why);
    expect(reading.body).toMatch(/^Drottninggatan, \d\d?[:.]\d\d/);
  });

  test("ten per cent, as long as the reward is not typed", () => {
    expect(readingOf({ offerTtl: "PTH" }, percent(null), "en", wording).title).toMatch(/^10\s?%/);
  });
});

test("a text is as long as it is with likely values in it", () => {
  expect(lengthOf("title", "{{store.name}}!")).toEqual({ length: "Drottninggatan!".length, most: 65 });
  expect(lengthOf("body", "👟")).toEqual({ length: 1, most: 180 });
});

test("languages are called as their reader calls them", () => {
  expect([localeName("sv", "en"), localeName("sv", "sv"), localeName("no such tag", "en")]).toEqual([
    "Swedish",
    "Svenska",
    "no such tag",
  ]);
  expect(localesToAdd(["en"], "en").map(({ value }) => value)).not.toContain("en");
});
