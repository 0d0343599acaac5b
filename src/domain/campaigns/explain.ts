import { formatMoney } from "../money/currency.ts";
import type { FactValue } from "./facts/fact.ts";
import { factNamed } from "./facts.ts";
import { plainText } from "./texts.ts";

/** What was found, in English, for the people who read decisions: `the cart is worth SEK 129.00`. */
export const explainFact = (name: string, value: FactValue): string =>
  (factNamed(name)?.explain ?? `${name} is {value}`).replace("{value}", () => plainText(inWords(value)));

function inWords(value: FactValue): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string" || typeof value === "number") return String(value);
  if ("currency" in value) return formatMoney(value, "en");
  return value.length === 0 ? "nothing" : value.join(", ");
}
