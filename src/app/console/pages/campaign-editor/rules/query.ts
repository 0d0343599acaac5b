import type { RuleGroupType, RuleType } from "react-querybuilder";
import { isGroup, type Rule, type RuleGroup, type RuleNode } from "../../../../../domain/campaigns/rules.ts";

/**
 * The rule builder tells rules apart by ids, of which documents need have none, or the same one twice. So each gets the
 * place where it began, and behind it, if it has one, the document's own.
 */
const OWN = "=";
const idAt = (place: string, own: string | undefined): string => place + (own === undefined ? "" : OWN + own);

const ROOT = "root";
const isOfDocument = (id: string | undefined): boolean => id?.startsWith(ROOT) === true;

/** The document's own id; what the builder gave is left out. */
function ownId(id: string | undefined): { id?: string } {
  const at = id?.indexOf(OWN) ?? -1;
  return id === undefined || at < 0 ? {} : { id: id.slice(at + OWN.length) };
}

/** For what is added: never one that a place, or a document, has given. */
export const newId = (): string => crypto.randomUUID();

type Node = RuleGroupType | RuleType;

/** A group of the document as the rule builder holds it. No rules at all are an empty group. */
export const queryOf = (group: RuleGroup | null): RuleGroupType =>
  groupAt(group ?? { combinator: "and", rules: [] }, ROOT);

const groupAt = ({ id, rules, ...rest }: RuleGroup, place: string): RuleGroupType => ({
  ...defined(rest),
  combinator: rest.combinator,
  id: idAt(place, id),
  rules: rules.map((node, index) => nodeAt(node, `${place}.${index}`)),
});

function nodeAt(node: RuleNode, place: string): Node {
  if (isGroup(node)) return groupAt(node, place);
  const { combinator: _never, id, ...rule } = node;
  return { ...defined(rule), field: rule.field, operator: rule.operator, value: rule.value, id: idAt(place, id) };
}

/** What the rule builder holds as a group of the document, and nothing else that the builder may know of it. */
export const groupOf = ({ id, combinator, not, disabled, muted, rules }: RuleGroupType): RuleGroup => ({
  ...ownId(id),
  combinator: combinator === "or" ? "or" : "and",
  ...defined({ not, disabled, ...mutedOf(muted) }),
  rules: rules.map((node) => ("rules" in node ? groupOf(node) : ruleOf(node))),
});

const ruleOf = ({ id, field, operator, value, valueSource, disabled, muted }: RuleType): Rule => ({
  ...ownId(id),
  field,
  operator,
  // Perhaps not all typed yet: what is missing is told by the check, at its field.
  value: value as Rule["value"],
  ...defined({ disabled, ...mutedOf(muted) }),
  // The builder says of each rule that is new that its value is a value.
  ...(valueSource === "value" && isOfDocument(id) && { valueSource }),
});

/** A rule that is left out would still be shown: the document knows none. */
const mutedOf = (muted: boolean | undefined): { muted?: false } => (muted === false ? { muted } : {});

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };
const defined = <T extends object>(members: T): Partial<Defined<T>> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<Defined<T>>;

/** Nothing asked, as the document says it. */
export const asksNothing = ({ rules, not }: RuleGroup): boolean => rules.length === 0 && not !== true;

/** Where in the document something of the rule builder stands: its path is a list of indexes. */
export const pointerAt = (base: string, path: readonly number[]): string =>
  base + path.map((index) => `/rules/${index}`).join("");
