import { isOperandOf, KINDS, OPERATORS, isOperator, operandsOf } from "../../../../../domain/campaigns/operators.ts";
import type { FactValue } from "../../../../../domain/campaigns/facts/fact.ts";
import { factNamed } from "../../../../../domain/campaigns/facts.ts";
import { type Rule, type RuleGroup, rulesOf } from "../../../../../domain/campaigns/rules.ts";
import type { Draft } from "../draft.ts";

/** Said by the store and by the time that one chooses. */
const CHOSEN = /^(?:store|time)\./;

/** The rules of a draft, wherever they stand. */
const rulesIn = ({ audience, items, variants }: Draft): Rule[] => {
  const groups: readonly (RuleGroup | null)[] = [audience, items, ...variants.map((variant) => variant.audience)];
  return groups.flatMap((group) => (group === null ? [] : rulesOf(group).map(({ rule }) => rule)));
};

/** The facts that a draft's rules name and somebody has to be invented for, each once, as they come. */
export const factsToInvent = (draft: Draft): string[] => [
  ...new Set(rulesIn(draft).flatMap(({ field }) => (CHOSEN.test(field) ? [] : [field]))),
];

/** A value for each of them that the first rule naming it is met by, where there is one. */
export function suggestedFacts(draft: Draft): Record<string, unknown> {
  const rules = rulesIn(draft);
  return Object.fromEntries(
    factsToInvent(draft).map((name) => {
      const rule = rules.find(({ field }) => field === name);
      return [name, rule === undefined ? null : meeting(rule)];
    }),
  );
}

/** What the fact could be, from what it is held against: that itself, and a little less and more. */
function candidates(operand: unknown): readonly unknown[] {
  if (typeof operand === "number") return [operand, operand + 1, operand - 1];
  if (typeof operand === "boolean") return [operand, !operand];
  if (typeof operand !== "object" || operand === null) return [operand];
  if (Array.isArray(operand)) return operand.flatMap(candidates);
  const money = operand as { amount: number; currency: string };
  return candidates(money.amount).map((amount) => ({ ...money, amount }));
}

/** A value that meets a rule, null where none is found. A bare amount is of a currency that nobody knows yet. */
export function meeting({ field, operator, value }: Rule): unknown {
  const fact = factNamed(field);
  if (fact === undefined || !isOperator(operator)) return null;
  const operands = (operandsOf(operator, value) ?? []).filter((operand) => isOperandOf(fact, operand));
  const { order } = KINDS[fact.type];
  const single = [...operands.flatMap(candidates), ...(fact.values ?? [])];
  const offered = fact.type === "list" ? [operands.slice(0, 1), operands, []] : single.map(asMoneyOf(fact.type));
  const holds = (actual: unknown): boolean => {
    const orders = operands.map((operand) => order(actual as FactValue, operand, fact));
    const known = orders.filter((one) => one !== undefined);
    return known.length === operands.length && operands.length > 0 && OPERATORS[operator].holds(known);
  };
  return offered.find(holds) ?? null;
}

const FALLBACK_CURRENCY = "SEK";
const asMoneyOf =
  (type: string) =>
  (value: unknown): unknown =>
    type === "money" && typeof value === "number" ? { amount: value, currency: FALLBACK_CURRENCY } : value;
