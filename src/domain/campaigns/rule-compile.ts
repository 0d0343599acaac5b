import { factNamed, type FactSource } from "./facts.ts";
import type { FactValue } from "./facts/fact.ts";
import { isOperandOf, isOperator, KINDS, OPERATORS, operandsOf } from "./operators.ts";
import { isGroup, type Rule, type RuleGroup, type RuleNode } from "./rules.ts";

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

/** Kleene's three values: a rule whose fact is unknown is neither met nor not met, whatever stands around it. */
type Outcome = { readonly met: boolean | undefined; readonly because: Because | null };
type Judge = (fact: FactSource) => Outcome;

const MET: Outcome = { met: true, because: null };

/** Builds the judge of a group once; judging reads only facts that the outcome still depends on. */
export function compileRules(group: RuleGroup): (fact: FactSource) => Verdict {
  const judge = compileGroup(group);
  return (fact) => {
    const { met, because } = judge(fact);
    return met === true || because === null ? { met: true } : { met: false, because };
  };
}

const compileNode = (node: RuleNode): Judge => (isGroup(node) ? compileGroup(node) : compileRule(node));

/** A group without rules asks nothing: it is met. */
function compileGroup({ combinator, not, rules }: RuleGroup): Judge {
  if (rules.length === 0) return () => MET;
  const judges = rules.map(compileNode);
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

const negate = ({ met, because }: Outcome): Outcome => ({
  met: met === undefined ? undefined : !met,
  because: because && toggleNegated(because),
});

const toggleNegated = ({ negated, ...because }: Because): Because =>
  negated === true ? because : { ...because, negated: true };

function compileRule({ field, operator, value }: Rule): Judge {
  const test = comparison(field, operator, value);
  return (read) => {
    const actual = test && read(field);
    const met = actual === undefined ? undefined : test?.(actual);
    const found = actual === undefined ? {} : { actual };
    return { met, because: { field, operator, value, ...found, ...(met === undefined && { unknown: true }) } };
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
  return (actual: FactValue): boolean | undefined => {
    const orders = operands.map((operand) => order(actual, operand, fact)).filter((found) => found !== undefined);
    return orders.length === operands.length ? OPERATORS[operator].holds(orders) : undefined;
  };
}
