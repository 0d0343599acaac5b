import type { FieldError } from "../problems.ts";
import { factNamed, type FactNames } from "./facts.ts";
import type { Fact } from "./facts/fact.ts";
import { isOperandOf, isOperator, KINDS, operandsOf } from "./operators.ts";
import { isGroup, type Rule, type RuleGroup } from "./rules.ts";

/** Everything that keeps a group from being judged, with pointers from the group. `perItem`: whether it is asked of each item. */
export const checkRules = (
  group: RuleGroup,
  pointer = "",
  named: FactNames = factNamed,
  perItem = false,
): FieldError[] =>
  group.rules.flatMap((node, index) => {
    const at = `${pointer}/rules/${index}`;
    if (!isGroup(node)) return misplaced(node, at, named, perItem) ?? checkRule(node, at, named);
    // The editor writes one for "add group" and would read it as always true; nobody means that.
    if (node.rules.length === 0) return [{ pointer: at, message: "the group holds no rule" }];
    return checkRules(node, at, named, perItem);
  });

/** Elsewhere than in `items` there is no item that its facts could be read from. */
const misplaced = ({ field }: Rule, pointer: string, named: FactNames, perItem: boolean): FieldError[] | null =>
  named(field)?.perItem !== true || perItem
    ? null
    : [{ pointer: `${pointer}/field`, message: `${field} is of one item of the cart: only items can ask for it` }];

function checkRule(rule: Rule, pointer: string, named: FactNames): FieldError[] {
  const fact = named(rule.field);
  if (fact === undefined) return [{ pointer: `${pointer}/field`, message: `there is no fact ${rule.field}` }];
  const { operators } = KINDS[fact.type];
  if (!isOperator(rule.operator) || !operators.includes(rule.operator)) {
    return [{ pointer: `${pointer}/operator`, message: `${fact.name} takes one of ${operators.join(", ")}` }];
  }
  const operands = operandsOf(rule.operator, rule.value);
  const message = operands === undefined ? `${rule.operator} takes a list` : wrongOperand(fact, operands);
  return message === null ? [] : [{ pointer: `${pointer}/value`, message }];
}

function wrongOperand(fact: Fact, operands: readonly unknown[]): string | null {
  if (operands.every((operand) => isOperandOf(fact, operand))) return null;
  return `must be ${fact.values === null ? KINDS[fact.type].expects : `one of ${fact.values.join(", ")}`}`;
}
