import type { FieldError } from "../problems.ts";
import { factNamed } from "./facts.ts";
import type { Fact } from "./facts/fact.ts";
import { isOperandOf, isOperator, KINDS, operandsOf } from "./operators.ts";
import { isGroup, type Rule, type RuleGroup } from "./rules.ts";

/** Everything that keeps a group from being judged, with pointers from the group. */
export const checkRules = (group: RuleGroup, pointer = ""): FieldError[] =>
  group.rules.flatMap((node, index) => {
    const at = `${pointer}/rules/${index}`;
    if (!isGroup(node)) return checkRule(node, at);
    // The editor writes one for "add group" and would read it as always true; nobody means that.
    if (node.rules.length === 0) return [{ pointer: at, message: "the group holds no rule" }];
    return checkRules(node, at);
  });

function checkRule(rule: Rule, pointer: string): FieldError[] {
  const fact = factNamed(rule.field);
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
