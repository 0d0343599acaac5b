import { formatMoney } from "../../../../../domain/money/currency.ts";
import type { Rule } from "../../../../../domain/campaigns/rules.ts";
import { inBoth, type Language } from "../../../../shared/language.tsx";
import { isFamily, type ListedFact, listedFor, memberOf } from "./fact.ts";
import { factLabel, unitLabel, valueLabel } from "./fact-words.ts";
import { operatorWords } from "./operator-words.ts";
import { amountsOf, ANY_CURRENCY } from "./operands.ts";

const words = inBoth({
  en: { yes: "yes", no: "no", nothing: "nothing" },
  sv: { yes: "ja", no: "nej", nothing: "inget" },
});

/** What a fact is called, with what was typed of its name. */
export function factText(facts: readonly ListedFact[], name: string, language: Language): string {
  const fact = listedFor(facts, name);
  if (fact === undefined) return name;
  return isFamily(fact) ? `${factLabel(fact, language)} ${memberOf(fact, name)}` : factLabel(fact, language);
}

/** A value of a fact, as people write it: `500,00 kr`, `lördag`, `3 dagar`. */
export function valueText(fact: ListedFact | undefined, value: unknown, language: Language): string {
  const say = words[language];
  const isList = Array.isArray(value);
  if (isList && value.length === 0) return say.nothing;
  if (fact?.type === "money" && !isList) return moneyText(value, language);
  if (isList) return value.map((one: unknown) => valueText(fact, one, language)).join(", ");
  if (typeof value === "boolean") return value ? say.yes : say.no;
  if (fact === undefined) return String(value);
  if (typeof value !== "number") return valueLabel(fact, String(value), language);
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value);
  return fact.unit === null ? number : `${number} ${unitLabel(fact.unit, language)}`;
}

const moneyText = (value: unknown, language: Language): string =>
  amountsOf(value)
    .map(({ amount, currency }) =>
      currency === ANY_CURRENCY ? String(amount) : formatMoney({ amount: amount ?? 0, currency }, language),
    )
    .join(", ");

/** A rule as one reads it: `Value of the cart is at least SEK 500.00`. */
export function ruleText(
  facts: readonly ListedFact[],
  { field, operator, value }: Pick<Rule, "field" | "operator" | "value">,
  language: Language,
): string {
  const verb = (operatorWords[language] as Readonly<Record<string, string>>)[operator] ?? operator;
  return `${factText(facts, field, language)} ${verb} ${valueText(listedFor(facts, field), value, language)}`;
}
