import { describe, expect, test } from "vitest";
import { leftInCart, visiting } from "./phrases.ts";

describe("why an offer came, in the shopper's language", () => {
  test.each([
    ["en-GB", "You left Trail shoe in your cart"],
    ["sv-SE", "Du lämnade Trail shoe i din varukorg"],
    ["nb-NO", "Du la igjen Trail shoe i handlekurven"],
    ["nn", "Du la igjen Trail shoe i handlekurven"],
    ["da", "Du efterlod Trail shoe i din kurv"],
    ["nl-BE", "Je liet Trail shoe achter in je winkelmandje"],
    ["fr", "You left Trail shoe in your cart"],
  ])("%s", (locale, text) => {
    expect(leftInCart("Trail shoe", 0, [locale])).toEqual({ code: "cart_abandoned", text });
  });

  test("a language without a phrase gives way to the next", () => {
    expect(leftInCart("Hat", 2, ["fr", "sv"]).text).toBe("Du lämnade Hat och 2 till i din varukorg");
  });

  test("names are plain text, and no phrase is read twice", () => {
    expect(leftInCart("{more}<b>\u202e", 1, []).text).toBe("You left {more}‹b› and 1 more in your cart");
    expect(visiting("{item} $&", ["en"]).text).toBe("You are at {item} $&");
  });
});
