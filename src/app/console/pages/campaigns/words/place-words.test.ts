import { expect, test } from "vitest";
import { placeInWords } from "./place-words.ts";

test.each([
  ["/schedule/endsAt", "Dates"],
  ["/trigger/minutesBeforeClosing", "Before closing"],
  ["/trigger/assumeDwell", "What has to happen"],
  ["/audience/rules/0/rules/1", "Shoppers"],
  ["/budgets/0", "Budget"],
  ["/holdoutBasisPoints", "Held out"],
  ["/variants", "What it says"],
  ["/variants/1/id", "Variant 2: id"],
  ["/variants/0/texts/sv/title", "Variant 1: Title in Swedish"],
  ["/variants/0/texts/sv", "Variant 1: Text in Swedish"],
  ["/variants/0/texts", "Variant 1: Text"],
  ["/variants/0/reward/cap", "Variant 1: Reward"],
  ["/moon", "/moon"],
])("the place %s is called %s", (pointer, words) => {
  expect(placeInWords(pointer, "en")).toBe(words);
});
