import type { FactDescription } from "../../../../../domain/campaigns/facts.ts";

/** A fact as `GET /v1/facts` tells of it. */
export interface ListedFact extends Omit<FactDescription, "operators"> {
  readonly operators: readonly string[];
}

/** A family is listed once, and its facts are named by what somebody types: `shopper.potential.shoes`. */
const PLACEHOLDER = /\{\w+\}$/;

export const isFamily = ({ name }: Pick<ListedFact, "name">): boolean => PLACEHOLDER.test(name);

/** What the names of a family's facts begin with. */
export const prefixOf = (family: Pick<ListedFact, "name">): string => family.name.replace(PLACEHOLDER, "");

/** What is listed for a name: the fact itself, or the family that it is of. */
export const listedFor = (facts: readonly ListedFact[], name: string): ListedFact | undefined =>
  facts.find((fact) => fact.name === name) ?? facts.find((fact) => isFamily(fact) && name.startsWith(prefixOf(fact)));

/** What somebody typed behind a family's prefix. */
export const memberOf = (family: Pick<ListedFact, "name">, name: string): string => {
  const typed = name.slice(prefixOf(family).length);
  return PLACEHOLDER.test(typed) ? "" : typed;
};

/** Of one item of the cart: only the rules about items can ask for it. */
const ITEM = "item.";

/** The facts that rules at one place can name; those of a single item only where items are asked about. */
export const factsFor = (facts: readonly ListedFact[], perItem: boolean): ListedFact[] =>
  facts.filter(({ name }) => perItem || !name.startsWith(ITEM));

/** Facts are told apart in groups by what they speak of. */
export const topicOf = (name: string): string => name.split(".", 1)[0] ?? name;
