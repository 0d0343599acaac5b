import { describe, expect, test } from "vitest";
import { PURPOSES } from "../../../domain/privacy/consents.ts";
import { PURPOSES as ASKED } from "./purposes.ts";
import { askedOf, type Published, saidTo, wordsAsBooleans } from "./words-said.ts";

const published = (purpose: Published["purpose"]): Published => ({
  id: `${purpose}/3/en`,
  purpose,
  text: "May we?",
  recipients: [],
  retention: "P30D",
});

test("the purposes are those of the service, in its order", () => expect(ASKED).toEqual(PURPOSES));

describe("what is asked", () => {
  const named = (texts: readonly Published[]) =>
    askedOf(texts).map(({ purpose, published: text }) => [purpose, text?.id ?? null]);

  test("is this program's own where the retailer has published nothing", () => {
    expect(named([])).toEqual([
      ["preciseLocation", null],
      ["marketing", null],
      ["profiling", null],
    ]);
  });

  test("is the retailer's where there is a text, and of passing data on only then", () => {
    expect(named([published("adsExport"), published("marketing")])).toEqual([
      ["preciseLocation", null],
      ["marketing", "marketing/3/en"],
      ["profiling", null],
      ["adsExport", "adsExport/3/en"],
    ]);
  });
});

describe("what is said", () => {
  const asked = askedOf([published("marketing")]);

  test("is no to everything, unless it is yes", () => {
    expect(wordsAsBooleans(saidTo(asked, new Set()))).toEqual({
      preciseLocation: false,
      marketing: false,
      profiling: false,
    });
  });

  test("names the wording that was read", () => {
    expect(saidTo(asked, new Set(["marketing"]))).toEqual({
      preciseLocation: { granted: false, text: null },
      marketing: { granted: true, text: "marketing/3/en" },
      profiling: { granted: false, text: null },
    });
  });
});
