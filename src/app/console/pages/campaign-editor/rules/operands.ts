import type { Money } from "../../../../../domain/money/money.ts";
import { isOperator, OPERATORS } from "../../../../../domain/campaigns/operators.ts";
import type { Amount } from "../draft.ts";
import type { ListedFact } from "./fact.ts";

export type Takes = "one" | "many" | "pair";

/** What a rule is held against by an operator; one that nobody knows takes one thing. */
export const takesOf = (operator: string): Takes => (isOperator(operator) ? OPERATORS[operator].takes : "one");

const isMoney = (value: unknown): value is Money => typeof value === "object" && value !== null && "currency" in value;
/** One amount per currency. Two of one currency are a from and a to. */
const isMoneyList = (value: unknown): value is readonly Money[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every(isMoney) &&
  new Set(value.map(({ currency }) => currency)).size === value.length;

const IS_OF: Readonly<Record<ListedFact["type"], (value: unknown, fact: ListedFact) => boolean>> = {
  money: (value) => typeof value === "number" || isMoney(value) || isMoneyList(value),
  number: (value) => typeof value === "number",
  boolean: (value) => typeof value === "boolean",
  date: (value) => typeof value === "string",
  string: isText,
  level: isText,
  list: isText,
};
function isText(value: unknown, { values }: ListedFact): boolean {
  return typeof value === "string" && (values === null || values.includes(value));
}

/** What a rule begins with: the first of what there is to choose, else nothing yet. */
function blank({ type, values }: ListedFact, currency: string): unknown {
  if (type === "money") return { amount: null, currency } satisfies Amount;
  if (type === "number") return null;
  if (type === "boolean") return true;
  return values?.[0] ?? "";
}

/** The things in a value, whatever operator it was written for. */
const thingsIn = (fact: ListedFact, value: unknown): readonly unknown[] => {
  const parts = Array.isArray(value) && !(fact.type === "money" && isMoneyList(value)) ? value : [value];
  return parts.filter((part) => IS_OF[fact.type](part, fact));
};

/**
 * The value that a rule goes on with when its fact or its operator is another: what of the old one still fits.
 * @param currency in which money is typed first
 */
export function fitted(fact: ListedFact, operator: string, value: unknown, currency: string): unknown {
  const things = thingsIn(fact, value);
  const [first = blank(fact, currency), second = first] = things;
  switch (takesOf(operator)) {
    case "one":
      return first;
    case "pair":
      return [first, second];
    case "many":
      return things;
  }
}

/** Of an amount in whatever currency the cart is in, as a bare number says it. */
export const ANY_CURRENCY = "";

/** An operand of money, one row for each currency. */
export function amountsOf(operand: unknown): readonly Amount[] {
  if (isMoneyList(operand)) return operand;
  if (isMoney(operand)) return [operand];
  return [{ amount: typeof operand === "number" ? operand : null, currency: ANY_CURRENCY }];
}

/** The shortest form that the document has for them. */
export function operandFrom(amounts: readonly Amount[]): unknown {
  const [first] = amounts;
  if (first === undefined || amounts.length > 1) return amounts;
  return first.currency === ANY_CURRENCY ? first.amount : first;
}
