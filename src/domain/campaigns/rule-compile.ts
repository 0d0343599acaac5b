import { factNamed, type FactSource } from "./facts.ts";
import type { FactValue } from "./facts/fact.ts";
import { isOperandOf, isOperator, KINDS, type Operator, OPERATORS, operandsOf } from "./operators.ts";
import { askingIn, isGroup, type Rule, type RuleGroup, type RuleNode } from "./rules.ts";

/** The rule that a verdict hangs on. */
export interface Because {
  readonly field: string;
  readonly operator: string;
  readonly value: Rule["value"];
  readonly actual?: FactValue;
  /** The fact has no value here, or none that can be compared. */
  readonly unknown?: true;
  /** The rule held, and stands under an odd number of `not`. */
  readonly negated?: true;
}

export type Verdict = { readonly met: true } | { readonly met: false; readonly because: Because };

/**
 * Kleene's three values: a rule whose fact is unknown is neither met nor not met, whatever stands around it. What the
 * outcome hangs on is put into words only once it is asked for: of a thousand rules a decision tells a few.
 */
interface Outcome {
  readonly met: boolean | undefined;
  /** Null: nothing was asked. */
  readonly rule: Rule | null;
  readonly actual: FactValue | undefined;
  /** The rule's own answer, before any `not` around it. */
  readonly own: boolean | undefined;
  readonly negated: boolean;
}
type Judge = (fact: FactSource) => Outcome;

const MET: Outcome = { met: true, rule: null, actual: undefined, own: true, negated: false };

/** Builds the judge of a group once; judging reads only facts that the outcome still depends on. */
export function compileRules(group: RuleGroup): (fact: FactSource) => Verdict {
  const judge = compileGroup(group, false);
  return (fact) => {
    const outcome = judge(fact);
    if (outcome.met === true || outcome.rule === null) return VERDICT_MET;
    return { met: false, because: becauseOf(outcome, outcome.rule) };
  };
}

const VERDICT_MET: Verdict = { met: true };

const becauseOf = ({ actual, own, negated }: Outcome, { field, operator, value }: Rule): Because => ({
  field,
  operator,
  value,
  ...(actual === undefined ? {} : { actual }),
  ...(own === undefined && { unknown: true }),
  ...(negated && { negated: true }),
});

const compileNode = (node: RuleNode, underNot: boolean): Judge =>
  isGroup(node) ? compileGroup(node, underNot) : compileRule(node, underNot);

/** A group without rules asks nothing: it is met. */
function compileGroup(group: RuleGroup, underNot: boolean): Judge {
  const { combinator, not } = group;
  const rules = askingIn(group);
  if (rules.length === 0) return () => MET;
  const judges = rules.map((node) => compileNode(node, underNot || not === true));
  // `and` is decided by the first rule not met, `or` by the first one met.
  const whole = firstWith(combinator === "or", judges);
  return not === true ? (fact) => negate(whole(fact)) : whole;
}

const firstWith =
  (deciding: boolean, judges: readonly Judge[]): Judge =>
  (fact) => {
    let undecided: Outcome | undefined;
    for (const judge of judges) {
      const outcome = judge(fact);
      if (outcome.met === deciding) return outcome;
      if (undecided === undefined || (outcome.met === undefined && undecided.met !== undefined)) undecided = outcome;
    }
    return undecided ?? MET;
  };

const negate = ({ met, negated, ...outcome }: Outcome): Outcome => ({
  ...outcome,
  met: met === undefined ? undefined : !met,
  negated: !negated,
});

/** @param underNot whether somebody may ask what a rule that is met found: only a `not` around it makes it a reason */
export function compileRule(rule: Rule, underNot = true): Judge {
  const { field, operator, value } = rule;
  const test = comparison(field, operator, value);
  return (read) => {
    const actual = test && read(field);
    const met = actual === undefined ? undefined : test?.(actual);
    return met === true && !underNot ? MET : { met, rule, actual, own: met, negated: false };
  };
}

/** Undefined for a rule that makes no sense, which a checked campaign does not hold: its fact counts as unknown. */
function comparison(field: string, operator: string, value: unknown) {
  const fact = factNamed(field);
  if (fact === undefined || !isOperator(operator)) return undefined;
  const { order, operators } = KINDS[fact.type];
  const given = operandsOf(operator, value) ?? [];
  const operands = given.filter((operand) => isOperandOf(fact, operand));
  if (!operators.includes(operator) || operands.length === 0 || operands.length < given.length) return undefined;
  const { holds, holdsFor }: Operator = OPERATORS[operator];
  const [only] = operands;
  if (holdsFor !== undefined && only !== undefined)
    return (actual: FactValue): boolean | undefined => {
      const found = order(actual, only, fact);
      return found === undefined ? undefined : holdsFor(found);
    };
  return (actual: FactValue): boolean | undefined => {
    const orders: number[] = [];
    for (const operand of operands) {
      const found = order(actual, operand, fact);
      if (found === undefined) return undefined;
      orders.push(found);
    }
    return holds(orders);
  };
}
