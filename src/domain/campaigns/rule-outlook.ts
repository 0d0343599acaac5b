import type { FactSource } from "./facts.ts";
import { compileRule } from "./rule-compile.ts";
import { isGroup, type RuleGroup, type RuleNode } from "./rules.ts";

/** Which outcomes a rule may still have, once the facts that are to come are known. */
export interface Outlook {
  readonly met: boolean;
  readonly notMet: boolean;
  readonly unknown: boolean;
}
type IsToCome = (fact: string) => boolean;
type Judge = (fact: FactSource, isToCome: IsToCome) => Outlook;

export const ANY: Outlook = { met: true, notMet: true, unknown: true };
const MET: Outlook = { met: true, notMet: false, unknown: false };

export const and = (parts: readonly Outlook[]): Outlook => ({
  met: parts.every(({ met }) => met),
  notMet: parts.some(({ notMet }) => notMet),
  unknown: parts.some(({ unknown }) => unknown) && parts.every(({ met, unknown }) => met || unknown),
});
export const not = ({ met, notMet, unknown }: Outlook): Outlook => ({ met: notMet, notMet: met, unknown });
export const or = (parts: readonly Outlook[]): Outlook => not(and(parts.map(not)));

/**
 * Builds the judge of whether a group may come to be met when the facts that are to come are known, whatever they turn
 * out to be. Where it cannot, nobody need fetch them.
 */
export function compileOutlook(group: RuleGroup): (fact: FactSource, isToCome: IsToCome) => boolean {
  const judge = compileNode(group);
  return (fact, isToCome) => judge(fact, isToCome).met;
}

function compileNode(node: RuleNode): Judge {
  if (!isGroup(node)) {
    const judge = compileRule(node);
    return (fact, isToCome) => (isToCome(node.field) ? ANY : known(judge(fact).met));
  }
  // A group without rules asks nothing: it is met.
  if (node.rules.length === 0) return () => MET;
  const judges = node.rules.map(compileNode);
  const join = node.combinator === "or" ? or : and;
  const turn = node.not === true ? not : (outlook: Outlook): Outlook => outlook;
  return (fact, isToCome) => turn(join(judges.map((judge) => judge(fact, isToCome))));
}

export const known = (met: boolean | undefined): Outlook => ({
  met: met === true,
  notMet: met === false,
  unknown: met === undefined,
});
