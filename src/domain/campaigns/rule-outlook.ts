import type { FactSource } from "./facts.ts";
import { compileRule } from "./rule-compile.ts";
import { askingIn, isGroup, type RuleGroup, type RuleNode } from "./rules.ts";

/** Which outcomes a rule may still have, once the facts that are to come are known. */
export interface Outlook {
  readonly met: boolean;
  readonly notMet: boolean;
  readonly unknown: boolean;
}
export const ANY: Outlook = { met: true, notMet: true, unknown: true };

export const and = (parts: readonly Outlook[]): Outlook => ({
  met: parts.every(({ met }) => met),
  notMet: parts.some(({ notMet }) => notMet),
  unknown: parts.some(({ unknown }) => unknown) && parts.every(({ met, unknown }) => met || unknown),
});
export const not = ({ met, notMet, unknown }: Outlook): Outlook => ({ met: notMet, notMet: met, unknown });
export const or = (parts: readonly Outlook[]): Outlook => not(and(parts.map(not)));

export const known = (met: boolean | undefined): Outlook => ({
  met: met === true,
  notMet: met === false,
  unknown: met === undefined,
});

/** Whether an outcome is possible, given what is known and what is still to come. */
type Possible<Source> = (fact: FactSource, pending: ReadonlySet<Source>) => boolean;
/** Where a fact comes from that has to be waited for; undefined for one that is known at once. */
type SourceOf<Source> = (fact: string) => Source | undefined;

/**
 * Builds the judge of whether a group may come to be met when the facts that are to come are known, whatever they turn
 * out to be. Where it cannot, nobody need fetch them. Of an `Outlook` it works out only that much.
 */
export const compileOutlook = <Source>(group: RuleGroup, sourceOf: SourceOf<Source>): Possible<Source> =>
  possibly(group, true, sourceOf);

/** Whether the outcome may come to be `wanted`: that it is not met is what is wanted under a `not`. */
function possibly<Source>(node: RuleNode, wanted: boolean, sourceOf: SourceOf<Source>): Possible<Source> {
  if (!isGroup(node)) {
    const judge = compileRule(node, false);
    const source = sourceOf(node.field);
    return (fact, pending) => (source !== undefined && pending.has(source)) || judge(fact).met === wanted;
  }
  // A group without rules asks nothing: it is met, also under its own `not`.
  const asking = askingIn(node);
  if (asking.length === 0) return () => wanted;
  const inside = node.not === true ? !wanted : wanted;
  const parts = asking.map((part) => possibly(part, inside, sourceOf));
  // All have to be met for `and`, and one that is not is enough against it; `or` is the other way round.
  return (node.combinator === "and") === inside
    ? (fact, pending) => parts.every((part) => part(fact, pending))
    : (fact, pending) => parts.some((part) => part(fact, pending));
}
