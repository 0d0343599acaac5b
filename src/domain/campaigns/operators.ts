import { amountIn, type Money } from "../money/money.ts";
import type { Fact, FactType, FactValue } from "./facts/fact.ts";

/** One thing a fact is held against. A bare number for money means minor units of the fact's own currency. */
export type Operand = string | number | boolean | Money | readonly Money[];

export interface Operator {
  readonly takes: "one" | "many" | "pair";
  /**
   * Whether it holds, given how the fact stands to each operand: 0 equal (of a list: contained), below 0 less,
   * above 0 more. What has no order is equal or more.
   */
  readonly holds: (orders: readonly number[]) => boolean;
  /** The same for how it stands to the only one, where it takes one. */
  readonly holdsFor?: (order: number) => boolean;
}

const one = (holdsFor: (order: number) => boolean): Operator => ({
  takes: "one",
  holds: (orders) => orders.every(holdsFor),
  holdsFor,
});
const many = (holds: (orders: readonly number[]) => boolean): Operator => ({ takes: "many", holds });
const within: Operator["holds"] = ([fromLow = -1, fromHigh = 1]) => fromLow >= 0 && fromHigh <= 0;

const equal = (order: number): boolean => order === 0;
const other = (order: number): boolean => order !== 0;

/** Named as react-querybuilder names them, where it has a name. */
export const OPERATORS = {
  "=": one(equal),
  "!=": one(other),
  "<": one((order) => order < 0),
  "<=": one((order) => order <= 0),
  ">": one((order) => order > 0),
  ">=": one((order) => order >= 0),
  between: { takes: "pair", holds: within },
  notBetween: { takes: "pair", holds: (orders) => !within(orders) },
  in: many((orders) => orders.some(equal)),
  notIn: many((orders) => orders.every(other)),
  contains: one(equal),
  notContains: one(other),
  doesNotContain: one(other),
  containsAny: many((orders) => orders.some(equal)),
  containsAll: many((orders) => orders.every(equal)),
  containsNone: many((orders) => orders.every(other)),
} as const satisfies Record<string, Operator>;
export type OperatorName = keyof typeof OPERATORS;

export const isOperator = (name: string): name is OperatorName => Object.hasOwn(OPERATORS, name);

/** How one type of fact is compared. */
interface Kind {
  readonly operators: readonly OperatorName[];
  /** Completes the sentence "must be …". */
  readonly expects: string;
  readonly accepts: (operand: unknown, fact: Fact) => boolean;
  /** Undefined where the two cannot be compared. */
  readonly order: (actual: FactValue, operand: Operand, fact: Fact) => number | undefined;
}

const COMPARING = ["=", "!=", "<", "<=", ">", ">="] as const;

const isMoney = (value: unknown): value is Money => typeof value === "object" && value !== null && "currency" in value;
const isMoneyList = (value: unknown): value is readonly Money[] =>
  Array.isArray(value) && value.length > 0 && value.every(isMoney);

const DATE = /^\d{4}-\d{2}-\d{2}$/;

const isText = (operand: unknown, { values }: Fact): boolean =>
  typeof operand === "string" && (values === null || values.includes(operand));

const amountFor = (operand: Operand, currency: string): number | undefined => {
  if (typeof operand === "number") return operand;
  if (typeof operand === "string" || typeof operand === "boolean") return undefined;
  if (isMoney(operand)) return operand.currency === currency ? operand.amount : undefined;
  return amountIn(operand, currency);
};

export const KINDS: Readonly<Record<FactType, Kind>> = {
  money: {
    operators: [...COMPARING, "between", "notBetween"],
    expects: "a whole number of minor units, an amount of money, or a list with one per currency",
    accepts: (operand) => Number.isSafeInteger(operand) || isMoney(operand) || isMoneyList(operand),
    order: (actual, operand) => {
      const amount = isMoney(actual) ? amountFor(operand, actual.currency) : undefined;
      return amount === undefined || !isMoney(actual) ? undefined : actual.amount - amount;
    },
  },
  number: {
    operators: [...COMPARING, "between", "notBetween", "in", "notIn"],
    expects: "a number",
    accepts: (operand) => Number.isFinite(operand),
    order: (actual, operand) =>
      typeof actual === "number" && typeof operand === "number" ? actual - operand : undefined,
  },
  string: {
    operators: ["=", "!=", "in", "notIn"],
    expects: "a text",
    accepts: isText,
    order: (actual, operand) => (typeof actual === "string" ? Number(actual !== operand) : undefined),
  },
  level: {
    operators: [...COMPARING, "in", "notIn"],
    expects: "a level",
    accepts: isText,
    order: (actual, operand, { values }) => {
      const levelOf = (level: unknown): number => (typeof level === "string" ? (values?.indexOf(level) ?? -1) : -1);
      const [found, wanted] = [levelOf(actual), levelOf(operand)];
      return found < 0 || wanted < 0 ? undefined : found - wanted;
    },
  },
  boolean: {
    operators: ["=", "!="],
    expects: "true or false",
    accepts: (operand) => typeof operand === "boolean",
    order: (actual, operand) => (typeof actual === "boolean" ? Number(actual !== operand) : undefined),
  },
  date: {
    operators: [...COMPARING, "between", "notBetween"],
    expects: "a date such as 2026-11-21",
    accepts: (operand) => typeof operand === "string" && DATE.test(operand),
    // Written from the year down, dates stand in the order of their texts.
    order: (actual, operand) =>
      typeof actual === "string" && typeof operand === "string"
        ? Number(actual > operand) - Number(actual < operand)
        : undefined,
  },
  list: {
    operators: ["contains", "notContains", "doesNotContain", "containsAny", "containsAll", "containsNone"],
    expects: "a text",
    accepts: isText,
    order: (actual, operand) => (Array.isArray(actual) ? Number(!actual.includes(operand)) : undefined),
  },
  attribute: {
    operators: Object.keys(OPERATORS).filter(isOperator),
    expects: "what the attribute is declared as",
    accepts: (operand) => !isMoney(operand) && !isMoneyList(operand),
    order: orderByValue,
  },
};

/** Whether a fact of this type can be held against the operand. */
export const isOperandOf = (fact: Fact, operand: unknown): operand is Operand =>
  KINDS[fact.type].accepts(operand, fact);

/** The operands in a rule's value, or undefined if it does not have the form that the operator takes. */
export function operandsOf(operator: OperatorName, value: unknown): readonly unknown[] | undefined {
  const { takes } = OPERATORS[operator];
  if (takes === "one") return [value];
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.length === 0 || (takes === "pair" && list.length !== 2) ? undefined : list;
}

/** The amounts that a rule's value names, one list per operand that names any. */
export const amountsNamed = (operator: string, value: unknown): (readonly Money[])[] =>
  (isOperator(operator) ? (operandsOf(operator, value) ?? []) : []).flatMap((operand) => {
    if (isMoney(operand)) return [[operand]];
    return isMoneyList(operand) ? [operand] : [];
  });

/** By the type of what was found: texts and dates by their letters, lists by what they contain. */
function orderByValue(actual: FactValue, operand: Operand): number | undefined {
  if (typeof actual === "number" && typeof operand === "number") return actual - operand;
  if (typeof actual === "boolean" && typeof operand === "boolean") return Number(actual !== operand);
  if (typeof operand !== "string") return undefined;
  if (typeof actual === "string") return Number(actual > operand) - Number(actual < operand);
  return Array.isArray(actual) ? Number(!actual.includes(operand)) : undefined;
}
