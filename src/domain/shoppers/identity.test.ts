import { describe, expect, test } from "vitest";
import { IDENTITY_KINDS, identitySchema, identityText, isStrong } from "./identity.ts";

const HASH = "a".repeat(64);

test("what joins two is strong: an address, a card, a customer number", () => {
  expect(IDENTITY_KINDS.filter(isStrong)).toEqual(["email", "loyaltyCard", "customer"]);
});

describe("an identity", () => {
  test.each([
    ["the hash of an address", { kind: "email", value: HASH }, true],
    ["an address in clear", { kind: "email", value: "lars@example.com" }, false],
    ["a number in clear", { kind: "phone", value: "+46701234567" }, false],
    ["a hash in capitals", { kind: "email", value: HASH.toUpperCase() }, false],
    ["a card", { kind: "loyaltyCard", value: "4711 0815" }, true],
    ["a cart of a shop", { kind: "cart", source: "shopify", value: "c/1" }, true],
    ["nothing", { kind: "cart", value: "" }, false],
    ["two lines", { kind: "cart", value: "a\nb" }, false],
    ["another kind", { kind: "face", value: "x" }, false],
  ])("may be %s: %s", (_, given, isOne) => expect(identitySchema.safeParse(given).success).toBe(isOne));

  test("is found by kind, source and value together", () => {
    const of = (given: object) => identityText(identitySchema.parse(given));
    const texts = [
      of({ kind: "cart", value: "1" }),
      of({ kind: "checkout", value: "1" }),
      of({ kind: "cart", source: "a", value: "1" }),
      of({ kind: "cart", source: "b", value: "1" }),
    ];
    expect(new Set(texts).size).toBe(texts.length);
    expect(of({ kind: "cart", source: null, value: "1" })).toBe(texts[0]);
  });
});
