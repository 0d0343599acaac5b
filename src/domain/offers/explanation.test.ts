import { describe, expect, test } from "vitest";
import { FEEDBACK_KINDS } from "./feedback.ts";
import { explain } from "./explanation.ts";
import type { OfferView } from "./offer.ts";

const OFFER: OfferView = {
  id: "off_x",
  code: "C",
  token: "T",
  campaignId: "a",
  variantId: "v",
  storeIds: ["s"],
  test: false,
  reward: { kind: "points", points: 1 },
  state: "issued",
  issuedAt: "2026-11-21T14:00:00.000Z",
  expiresAt: "2026-11-21T16:00:00.000Z",
  locale: "sv",
  title: "T",
  body: "B",
  imageUrl: null,
  deepLink: null,
  disclosure: "Priset är anpassat till dig.",
  items: [],
  reasons: [{ code: "cart_abandoned", text: "Du lämnade Trail shoe i din varukorg" }],
};

describe("an explanation", () => {
  test.each(["sv-SE", "nb-NO", "nn", "da", "nl-BE", "en", "fr"])("in %s says everything, without a gap", (locale) => {
    const said = explain(OFFER, false, [locale]);
    const texts = [said.text, ...said.because.map(({ text }) => text), ...said.notUsed];
    for (const text of texts) expect(text.length).toBeGreaterThan(10);
    expect(said.because.map(({ code }) => code)).toEqual(["cart_abandoned", "store_visited", "agreed"]);
    for (const { kind, label, effect } of said.actions) {
      expect(FEEDBACK_KINDS).toContain(kind);
      expect(label).not.toBe(effect);
    }
  });

  test("in five languages is five explanations", () => {
    const all = ["en", "sv", "nb", "da", "nl"].map((locale) => JSON.stringify(explain(OFFER, false, [locale]).notUsed));
    expect(new Set(all).size).toBe(5);
  });

  test("a language without words falls back to the offer's", () => {
    expect(explain(OFFER, false, ["fr-FR", "sv"]).notUsed).toEqual(explain(OFFER, false, ["sv"]).notUsed);
  });

  test("says whether what is known of the person had a part in it", () => {
    const [plain, profiled] = [explain(OFFER, false, ["en"]), explain(OFFER, true, ["en"])];
    expect(profiled.because.map(({ code }) => code)).toContain("profile");
    expect(plain.notUsed).toContain("What you bought or looked at before.");
    expect(profiled.notUsed).not.toContain("What you bought or looked at before.");
  });

  test("gives what the law has it say, word for word, and one reason once", () => {
    expect(explain(OFFER, false, ["en"]).disclosure).toBe(OFFER.disclosure);
    const visited = { ...OFFER, reasons: [{ code: "store_visited", text: "You are at Drottninggatan" }] };
    expect(explain(visited, false, ["en"]).because.map(({ code }) => code)).toEqual(["store_visited", "agreed"]);
  });
});
