import { Temporal } from "temporal-polyfill";
import type { Money } from "../money/money.ts";
import { factNamed } from "./facts.ts";
import type { Fact, FactType, FactValue } from "./facts/fact.ts";
import { type Operand, isOperandOf, isOperator, operandsOf } from "./operators.ts";
import type { Rule } from "./rules.ts";

/**
 * What rules hang on, cut into cells: within one cell every rule answers alike, so that one value of each stands for all
 * that there are. A list is as many of them as elements are named, each in it or not.
 */
export interface Variable {
  readonly name: string;
  /** One value of each cell. */
  readonly values: readonly FactValue[];
}

/** What a comparison of this fact with this operand hangs on. */
export const variableName = ({ name, type }: Fact, operand: Operand): string =>
  type === "list" && typeof operand === "string" ? `${name} ${operand}` : name;

/** The operands of a rule that makes sense. */
export function usableOperands(fact: Fact, { operator, value }: Rule): readonly Operand[] {
  const given = isOperator(operator) ? operandsOf(operator, value) : undefined;
  return (given ?? []).filter((operand) => isOperandOf(fact, operand));
}

/** All that these rules hang on, in the order in which they ask. */
export function variablesOf(rules: readonly Rule[]): Variable[] {
  const asked = new Map<string, { fact: Fact; operands: Operand[] }>();
  for (const rule of rules) {
    const fact = factNamed(rule.field);
    // Of an attribute nobody here knows the type, so nothing is said of it.
    if (fact === undefined || fact.type === "attribute") continue;
    const known = asked.get(fact.name)?.operands ?? [];
    asked.set(fact.name, { fact, operands: [...known, ...usableOperands(fact, rule)] });
  }
  return [...asked.values()].flatMap(({ fact, operands }) => {
    if (fact.type !== "list" && fact.type !== "attribute")
      return [{ name: fact.name, values: [...new Set(VALUES[fact.type](operands, fact))] }];
    const elements = new Set(texts(operands));
    return [...elements].map((element) => ({ name: variableName(fact, element), values: [[element], []] }));
  });
}

type Values = (operands: readonly Operand[], fact: Fact) => FactValue[];

const texts = (operands: readonly Operand[]): string[] => operands.filter((one) => typeof one === "string");

const VALUES: Readonly<Record<Exclude<FactType, "list" | "attribute">, Values>> = {
  number: (operands, { range = {} }) =>
    numbers(
      operands.filter((one) => typeof one === "number"),
      range,
    ),
  money: (operands) => amounts(operands),
  // Longer than any that is named, so it is none of them.
  string: (operands, { values }) => values?.slice() ?? [...texts(operands), `${texts(operands).join("")}?`],
  level: (_, { values }) => values?.slice() ?? [],
  boolean: () => [true, false],
  date: (operands) => texts(operands).flatMap((date) => [...dayBeside(date, -1), date, ...dayBeside(date, 1)]),
};

/** The bounds themselves, and a number in every gap between them that has one. */
function numbers(
  bounds: readonly number[],
  { least = -Infinity, most = Infinity, whole }: Fact["range"] & {},
): number[] {
  const sorted = [...new Set([...bounds, least, most])].filter(Number.isFinite).toSorted((a, b) => a - b);
  const beside = (bound: number, index: number): number[] => {
    const next = sorted[index + 1];
    if (whole === true) return [Math.ceil(bound) - 1, bound, Math.floor(bound) + 1];
    const step = Math.max(1, Math.abs(bound));
    return [bound - step, bound, next === undefined ? bound + step : (bound + next) / 2];
  };
  const found = sorted.length === 0 ? [0] : sorted.flatMap(beside);
  return found.filter((one) => one >= least && one <= most && (whole !== true || Number.isInteger(one)));
}

/** In every currency that is named, and in one that is not: a bare number is meant in any. */
function amounts(operands: readonly Operand[]): Money[] {
  const named = operands.flatMap((one): readonly Money[] => (typeof one === "object" ? [one].flat() : []));
  const bare = operands.filter((one) => typeof one === "number");
  const currencies = new Set([...named.map(({ currency }) => currency), UNNAMED]);
  return [...currencies].flatMap((currency) => {
    const bounds = named.filter((money) => money.currency === currency).map(({ amount }) => amount);
    return numbers([...bounds, ...bare], { least: 0, whole: true }).map((amount) => ({ amount, currency }));
  });
}

/** ISO 4217 keeps it for what is no currency. */
const UNNAMED = "XXX";

/** A day before or after; none where the text is no date after all. */
function dayBeside(date: string, days: number): string[] {
  try {
    return [Temporal.PlainDate.from(date).add({ days }).toString()];
  } catch {
    return [];
  }
}
