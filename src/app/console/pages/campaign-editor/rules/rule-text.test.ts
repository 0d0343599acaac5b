import { expect, test } from "vitest";
import { factList } from "../../../../../domain/campaigns/facts.ts";
import type { Rule } from "../../../../../domain/campaigns/rules.ts";
import type { Language } from "../../../../shared/language.tsx";
import { ruleText } from "./rule-text.ts";

const FACTS = factList();
const sek = (amount: number) => ({ amount, currency: "SEK" });

test.each<[Language, string, string, Rule["value"], string]>([
  ["en", "cart.total", ">=", sek(50_000), "Value of the cart is at least SEK 500.00"],
  [
    "sv",
    "cart.total",
    ">=",
    [sek(50_000), { amount: 4_500, currency: "EUR" }],
    "Varukorgens värde är minst 500,00 kr, 45,00 €",
  ],
  ["en", "cart.total", ">=", 50_000, "Value of the cart is at least 50000"],
  ["en", "time.weekday", "in", ["sat", "sun"], "Day at the store is one of Saturday, Sunday"],
  ["sv", "weather.rainSoon", "=", true, "Regn eller snö inom två timmar är ja"],
  ["en", "cart.abandonedMinutes", "<", 1_440, "Time since the cart was left is less than 1,440 minutes"],
  ["en", "shopper.potential.shoes", ">", sek(100), "Spent elsewhere on the category shoes is more than SEK 1.00"],
  ["en", "shopper.attributes.size", "resembles", "42", "shopper.attributes.size resembles 42"],
  ["sv", "cart.skus", "containsAny", [], "Artiklar i korgen har någon av inget"],
])("in %s: %s %s %j", (language, field, operator, value, text) => {
  expect(ruleText(FACTS, { field, operator, value }, language).replace(/\s/g, " ")).toBe(text);
});
