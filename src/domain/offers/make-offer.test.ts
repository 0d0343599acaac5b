import { expect, test } from "vitest";
import type { Chosen } from "../campaigns/decision.ts";
import { decide } from "../campaigns/pipeline.ts";
import { anInput, compiled, STORE } from "../campaigns/testing.ts";
import { amountOff, percentOff } from "../redemptions/testing.ts";
import type { StoreRecord } from "../stores/store.ts";
import { makeOffer } from "./make-offer.ts";

const SEED = { id: "off_1", code: "ABCD-EFGH-JKM", trail: "t", test: false };

/** What is made of a decision for a cart of 1,597.00, and changes to what was chosen. */
function made(over: Partial<Chosen> = {}, store: Partial<StoreRecord> = {}) {
  const input = anInput({ campaigns: [compiled({ posReasonCode: "AUTUMN-26" })], store: { ...STORE, ...store } });
  const decision = decide(input);
  if (decision.outcome !== "offer") throw new TypeError(decision.code);
  return makeOffer({ ...decision.chosen, ...over }, input, SEED);
}

test("what a till keeps has no name of an item, and no code", () => {
  const document = JSON.stringify(made()?.document);
  for (const secret of ["Trail shoe", "Wool sock", SEED.code]) expect(document).not.toContain(secret);
});

test.each<[string, Partial<Chosen>, Partial<StoreRecord>, string]>([
  ["Swedish", { reward: percentOff(1_250) }, {}, "−12,5\u00A0%"],
  ["English", { reward: percentOff(1_250) }, { locale: "en-GB" }, "−12.5%"],
  ["English where a store has no language", { reward: percentOff(1_250) }, { locale: null }, "−12.5%"],
  ["German, of an amount", { reward: amountOff(5_00, "SEK") }, { locale: "de-DE" }, "−5,00\u00A0SEK"],
])("the line on the receipt is in the store's language, not the shopper's: %s", (_, chosen, store, label) => {
  expect(made({ ...chosen, locale: "fi" }, store)?.document.label).toBe(label);
});

test("the receipt's reason is the campaign's", () => {
  expect(made()?.document.reasonCode).toBe("AUTUMN-26");
});

test("what it can cost is set aside, and where that cannot be said, nothing is promised", () => {
  expect(made()?.document.reserved).toEqual({ amount: 17_567, currency: "SEK" });
  expect(made({ currency: null })).toBeNull();
});
