import { factNamed } from "./facts.ts";
import type { Fact, FactValue } from "./facts/fact.ts";
import { isOperator, KINDS, type OperatorName, OPERATORS } from "./operators.ts";
import { ANY, and, known, not, or, type Outlook } from "./rule-outlook.ts";
import { usableOperands, variableName, variablesOf } from "./rule-cells.ts";
import { askingIn, isGroup, type Rule, type RuleNode, rulesOf } from "./rules.ts";

/** How many judgements of single rules may still be spent. A search that runs out of them says nothing. */
export interface Effort {
  left: number;
}

type Found = ReadonlyMap<string, FactValue>;
type Judge = (found: Found) => Outlook;

/**
 * Whether some values of the facts give these rules this outcome: a search over one value for each way that a fact can
 * stand to what it is held against, which leaves a branch as soon as the outcome no longer hangs on what is open.
 * Undefined where the effort did not suffice. Facts are taken for independent of each other.
 */
export function canCome(node: RuleNode, wanted: "met" | "notMet", effort: Effort): boolean | undefined {
  const rules = isGroup(node) ? rulesOf(node).map(({ rule }) => rule) : [node];
  const variables = variablesOf(rules);
  const judge = judgeOf(node);
  const found = new Map<string, FactValue>();
  const search = (index: number): boolean | undefined => {
    effort.left -= rules.length;
    if (effort.left < 0) return undefined;
    const outlook = judge(found);
    const variable = variables[index];
    if (!outlook[wanted] || isSettled(outlook) || variable === undefined) return outlook[wanted];
    for (const value of variable.values) {
      found.set(variable.name, value);
      const outcome = search(index + 1);
      if (outcome !== false) return outcome;
    }
    found.delete(variable.name);
    return false;
  };
  return search(0);
}

const isSettled = (outlook: Outlook): boolean => Object.values(outlook).filter(Boolean).length === 1;

function judgeOf(node: RuleNode): Judge {
  if (!isGroup(node)) return judgeOfRule(node);
  // A group without rules asks nothing: it is met.
  const asking = askingIn(node);
  if (asking.length === 0) return () => known(true);
  const judges = asking.map(judgeOf);
  const join = node.combinator === "or" ? or : and;
  const turn = node.not === true ? not : (outlook: Outlook): Outlook => outlook;
  return (found) => turn(join(judges.map((judge) => judge(found))));
}

function judgeOfRule(rule: Rule): Judge {
  const fact = factNamed(rule.field);
  if (fact === undefined || !isOperator(rule.operator)) return () => known(undefined);
  const { operator } = rule;
  const operands = usableOperands(fact, rule).map((operand) => ({ operand, name: variableName(fact, operand) }));
  return (found) => {
    const isOpen = operands.some(({ name }) => !found.has(name));
    const orders = operands.map(({ operand, name }) => {
      const value = found.get(name);
      return value === undefined ? OPEN : KINDS[fact.type].order(value, operand, fact);
    });
    if (orders.includes(undefined)) return known(undefined);
    return isOpen ? whileOpen(fact, operator, orders as Order[]) : known(OPERATORS[operator].holds(orders as number[]));
  };
}

const OPEN = "open";
type Order = number | typeof OPEN;

/** Of a list some elements may be known already. Its operators only ever gain, or only lose, by one more element. */
function whileOpen({ type }: Fact, operator: OperatorName, orders: readonly Order[]): Outlook {
  if (type !== "list") return ANY;
  const [within, without] = [0, 1].map((guess) =>
    OPERATORS[operator].holds(orders.map((order) => (order === OPEN ? guess : order))),
  );
  return within === without ? known(within) : ANY;
}
