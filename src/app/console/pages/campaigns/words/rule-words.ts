import { factNamed } from "../../../../../domain/campaigns/facts.ts";
import type { OperatorName } from "../../../../../domain/campaigns/operators.ts";
import { isGroup, type Rule, type RuleGroup, type RuleNode } from "../../../../../domain/campaigns/rules.ts";
import { formatMoney } from "../../../../../domain/money/currency.ts";
import { inBoth } from "../../../../shared/language.tsx";
import { factInWords } from "./fact-words.ts";
import type { Speaker } from "./speaker.ts";

type Operators = Readonly<Record<OperatorName, string>>;

const words = inBoth({
  en: {
    operators: {
      "=": "is",
      "!=": "is not",
      "<": "is less than",
      "<=": "is at most",
      ">": "is more than",
      ">=": "is at least",
      between: "is between",
      notBetween: "is not between",
      in: "is one of",
      notIn: "is none of",
      contains: "include",
      notContains: "do not include",
      doesNotContain: "do not include",
      containsAny: "include any of",
      containsAll: "include all of",
      containsNone: "include none of",
    } satisfies Operators,
    all: (parts: string) => `all of this: ${parts}`,
    any: (parts: string) => `any of this: ${parts}`,
    notAll: (parts: string) => `not all of this: ${parts}`,
    none: (parts: string) => `none of this: ${parts}`,
    yes: "yes",
    no: "no",
    minor: (amount: string) => `${amount} minor units of the cart's currency`,
    nothing: "no rule",
  },
  sv: {
    operators: {
      "=": "är",
      "!=": "är inte",
      "<": "är mindre än",
      "<=": "är högst",
      ">": "är mer än",
      ">=": "är minst",
      between: "är mellan",
      notBetween: "är inte mellan",
      in: "är något av",
      notIn: "är inget av",
      contains: "omfattar",
      notContains: "omfattar inte",
      doesNotContain: "omfattar inte",
      containsAny: "omfattar något av",
      containsAll: "omfattar alla av",
      containsNone: "omfattar inget av",
    } satisfies Operators,
    all: (parts: string) => `allt detta: ${parts}`,
    any: (parts: string) => `något av detta: ${parts}`,
    notAll: (parts: string) => `inte allt detta: ${parts}`,
    none: (parts: string) => `inget av detta: ${parts}`,
    yes: "ja",
    no: "nej",
    minor: (amount: string) => `${amount} i den minsta enheten av varukorgens valuta`,
    nothing: "ingen regel",
  },
});

/** What rules name by a word of their own. */
const values = inBoth<Readonly<Record<string, string>>>({
  en: {
    mon: "Monday",
    tue: "Tuesday",
    wed: "Wednesday",
    thu: "Thursday",
    fri: "Friday",
    sat: "Saturday",
    sun: "Sunday",
  },
  sv: {
    mon: "måndag",
    tue: "tisdag",
    wed: "onsdag",
    thu: "torsdag",
    fri: "fredag",
    sat: "lördag",
    sun: "söndag",
    loyal: "trogen",
    new: "ny",
    slipping: "på väg bort",
    entered: "kom in",
    dwelled: "stannade",
    exited: "gick ut",
    low: "låg",
    medium: "medel",
    high: "hög",
    clear: "klart",
    cloudy: "molnigt",
    fog: "dimma",
    rain: "regn",
    snow: "snö",
    storm: "storm",
  },
});
/** The facts whose values are words of ours; those of others are the retailer's own. */
const NAMED = new Set(["time.weekday", "shopper.segments", "visit.event", "visit.confidence", "weather.condition"]);

/** The rules of a campaign, one line each where all or any of them must hold. */
export function rulesInWords(group: RuleGroup, speaker: Speaker): string[] {
  const isPlain = group.combinator === "and" && group.not !== true;
  if (isPlain && group.rules.length > 0) return group.rules.map((node) => capital(nodeInWords(node, speaker)));
  return [capital(groupInWords(group, speaker))];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const nodeInWords = (node: RuleNode, speaker: Speaker): string =>
  isGroup(node) ? groupInWords(node, speaker) : ruleInWords(node, speaker);

function groupInWords({ combinator, not = false, rules }: RuleGroup, speaker: Speaker): string {
  const say = words[speaker.language];
  if (rules.length === 0) return say.nothing;
  const parts = rules.map((node) => nodeInWords(node, speaker)).map((part) => (rules.length > 1 ? `(${part})` : part));
  const said = { and: not ? say.notAll : say.all, or: not ? say.none : say.any }[combinator];
  return said(parts.join(", "));
}

function ruleInWords({ field, operator, value }: Rule, speaker: Speaker): string {
  const say = words[speaker.language];
  const { label, unit } = factInWords(field, speaker.facts, speaker.language);
  if (operator === "=" && typeof value === "boolean") return `${label}: ${value ? say.yes : say.no}`;
  const known: Readonly<Record<string, string>> = say.operators;
  const isPair = operator === "between" || operator === "notBetween";
  const operands = Array.isArray(value) && (isPair || !isMoneyList(value)) ? value : [value];
  const list = new Intl.ListFormat(speaker.language, { type: isPair ? "conjunction" : "disjunction" });
  const said = list.format(operands.map((operand) => operandInWords(operand, field, speaker)));
  return [label, known[operator] ?? operator, said, ...(unit === null ? [] : [unit])].join(" ");
}

type Operand = Rule["value"];
const isMoneyList = (value: Operand): boolean =>
  Array.isArray(value) && value.some((one) => typeof one === "object" && "currency" in one);

function operandInWords(operand: Operand, field: string, speaker: Speaker): string {
  const { language } = speaker;
  const say = words[language];
  if (typeof operand === "boolean") return operand ? say.yes : say.no;
  if (typeof operand === "number") return numberInWords(operand, field, speaker);
  if (typeof operand === "string") return textInWords(operand, field, speaker);
  if (!Array.isArray(operand)) return formatMoney(operand, language);
  const amounts = operand.map((one) => operandInWords(one, field, speaker));
  return new Intl.ListFormat(language, { type: "disjunction" }).format(amounts);
}

/** A bare number for money is in minor units of the cart's currency, and nobody knows yet which that is. */
function numberInWords(number: number, field: string, { language }: Speaker): string {
  const written = new Intl.NumberFormat(language).format(number);
  return factNamed(field)?.type === "money" ? words[language].minor(written) : written;
}

function textInWords(text: string, field: string, { language, storeName }: Speaker): string {
  if (field === "store.id") return storeName(text);
  return NAMED.has(field) ? (values[language][text] ?? text) : text;
}
