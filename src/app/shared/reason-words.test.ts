import { expect, test } from "vitest";
import errors from "../../../docs/errors.md?raw";
import { STAGES } from "../../domain/campaigns/reason.ts";
import { type Language, LANGUAGES } from "./language.tsx";
import { reasonWords, stageWords, wordsFor } from "./reason-words.ts";

const [, told = ""] = errors.split("## Reasons of a decision");
const documented = new Set([...told.matchAll(/^\| `(\w+)` \|/gm)].map(([, code = ""]) => code));

test.each(Object.keys(LANGUAGES) as Language[])(
  "every reason that is documented has words of its own in %s",
  (language) => {
    const sentences = reasonWords[language];
    expect(new Set(Object.keys(sentences))).toEqual(documented);
    expect(new Set(Object.values(sentences)).size).toBe(documented.size);
    expect(Object.keys(stageWords[language])).toEqual(STAGES);
  },
);

test("a code that is newer than the words stands for itself", () => {
  expect(wordsFor(reasonWords.en, "no_cart")).toBe("No cart was left");
  expect(wordsFor(reasonWords.en, "from_tomorrow")).toBe("from_tomorrow");
  expect(wordsFor(reasonWords.en, "toString")).toBe("toString");
});
