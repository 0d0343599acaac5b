import { describe, expect, test } from "vitest";
import { consentTextSchema, localesShown, readTextId, textIdOf } from "./consent-texts.ts";

describe("the id of a wording", () => {
  test("leads back to what it names", () => {
    const wording = { purpose: "preciseLocation", version: 3, locale: "sv-SE" } as const;
    expect(textIdOf(wording)).toBe("preciseLocation/3/sv-SE");
    expect(readTextId(textIdOf(wording))).toEqual(wording);
  });

  test.each([
    "",
    "preciseLocation/3",
    "smallTalk/1/en",
    "marketing/0/en",
    "marketing/01/en",
    "marketing/1/en/x",
    "marketing/1/",
  ])("is not %j", (id) => {
    expect(readTextId(id)).toBeUndefined();
  });
});

describe("shown", () => {
  const texts = { en: "May we?", sv: "Får vi?", "de-AT": "Dürfen wir?" };

  test.each([
    ["sv-SE", ["sv"]],
    ["de-DE", ["de-AT"]],
    ["fr", ["en"]],
    [null, ["de-AT", "en", "sv"]],
  ])("to whoever reads %s", (locale, expected) => {
    expect(localesShown({ texts }, locale)).toEqual(expected);
  });
});

test.each([
  ["no version", { texts: { en: "x" } }],
  ["no language", { version: 1, texts: {} }],
  ["a language that is none", { version: 1, texts: { "s v": "x" } }],
  ["an empty text", { version: 1, texts: { en: "" } }],
])("a text with %s is refused", (_, body) => {
  expect(consentTextSchema.safeParse(body).success).toBe(false);
});
