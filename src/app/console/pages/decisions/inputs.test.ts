import { describe, expect, test } from "vitest";
import { type DecisionRecord, ENGINE_VERSION } from "../../../../domain/campaigns/record.ts";
import { UNRESTRAINED } from "../../../../domain/contacts/restraint.ts";
import { inputsOf, inputWords, knownRecord } from "./inputs.ts";

const shopper: DecisionRecord["moment"]["shopper"] = {
  locale: "en",
  consents: { preciseLocation: true, marketing: true, profiling: false },
  age: "unknown",
  issued: [],
  facts: null,
  contacts: null,
  visits: { last30Days: 3, lastAt: null },
  restraint: UNRESTRAINED,
  heldOut: { everywhere: false, campaigns: [] },
};
const item = { sku: "A", name: "Trail shoe", quantity: 2, unitPrice: 149_900, categories: [] };
const recordWith = (gathered: DecisionRecord["gathered"], over: object = {}): DecisionRecord => ({
  engine: ENGINE_VERSION,
  snapshot: 7,
  document: "d",
  moment: {
    now: 0,
    seed: 0.25,
    channel: "visit",
    trigger: null,
    asked: null,
    shopper: { ...shopper, ...over },
    refused: [],
  },
  gathered,
  outcome: "silent",
  code: "no_cart",
  chosen: null,
  verdict: null,
  ranking: [],
});
const said = (record: DecisionRecord): Record<string, string> =>
  Object.fromEntries(inputsOf(record, inputWords.en, "en").map(({ label, value }) => [label, value]));
const CART = { currency: "SEK", updatedAt: "2026-11-21T10:00:00.000Z", items: [item] };

describe("what a decision was made from", () => {
  test("is said of the shopper without who they are", () => {
    expect(said(recordWith({}))).toMatchObject({
      "Agrees to": "location, offers",
      Age: "Unknown",
      "Visits in 30 days": "3",
      Segments: "Unknown",
      "Held out": "No",
    });
  });

  test.each<[string, DecisionRecord["gathered"], object]>([
    ["asked for nothing", {}, { Cart: "Not asked for", Weather: "Not asked for", "In stock here": "Not asked for" }],
    ["found no cart", { cart: { kind: "none" } }, { Cart: "None" }],
    ["found a cart", { cart: { kind: "present", cart: CART } }, { Cart: "2 × Trail shoe, SEK\u{a0}1,499.00" }],
    ["had no answer", { weather: null, goods: null }, { Weather: "Unknown", "In stock here": "Unknown" }],
    ["knew the stock", { goods: { products: {}, stock: { A: 4 } } }, { "In stock here": "A: 4" }],
    [
      "knew the weather",
      { weather: { condition: "rain", temperature: 4, rainSoon: true, sunSoon: false } },
      { Weather: "rain, 4°C" },
    ],
  ])("that %s", (_, gathered, expected) => {
    expect(said(recordWith(gathered))).toMatchObject(expected);
  });

  test.each([
    [{ everywhere: true, campaigns: [] }, "From everything"],
    [{ everywhere: false, campaigns: ["a", "b"] }, "a, b"],
  ])("says whom it held out: %j", (heldOut, expected) => {
    expect(said(recordWith({}, { heldOut }))["Held out"]).toBe(expected);
  });
});

test("a record of another engine is not read as if it were of this one", () => {
  expect(knownRecord({ ...recordWith({}) })).not.toBeNull();
  expect(knownRecord({ ...recordWith({}), engine: ENGINE_VERSION + 1 })).toBeNull();
});
