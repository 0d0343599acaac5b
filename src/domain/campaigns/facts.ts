import type { Attribute } from "../shoppers/attribute.ts";
import { cartFacts } from "./facts/cart.ts";
import { contactFacts } from "./facts/contacts.ts";
import type { Fact, FactContext, FactValue } from "./facts/fact.ts";
import { goodsFacts } from "./facts/goods.ts";
import { itemFacts } from "./facts/item.ts";
import { ATTRIBUTE_PREFIX, familyFact, shopperFacts, shopperFamilies } from "./facts/shopper.ts";
import { storeFacts } from "./facts/store.ts";
import { timeFacts } from "./facts/time.ts";
import { visitFacts } from "./facts/visit.ts";
import { weatherFacts } from "./facts/weather.ts";
import { KINDS, type OperatorName } from "./operators.ts";

const FACTS: ReadonlyMap<string, Fact> = new Map(
  [
    ...cartFacts,
    ...itemFacts,
    ...goodsFacts,
    ...storeFacts,
    ...visitFacts,
    ...timeFacts,
    ...weatherFacts,
    ...contactFacts,
    ...shopperFacts,
  ].map((fact) => [fact.name, fact]),
);

export const factNamed = (name: string): Fact | undefined => FACTS.get(name) ?? familyFact(name);

/** Gives facts by their names. */
export type FactNames = (name: string) => Fact | undefined;

/** A declared attribute as the fact that its declaration makes of it; undefined for one that rules may not name. */
function declaredFact({ name, type, personal, label }: Attribute): Fact | undefined {
  const fact = personal === "protected" ? undefined : factNamed(ATTRIBUTE_PREFIX + name);
  return fact && { ...fact, type, personal: personal === "yes", label: label["en"] ?? Object.values(label)[0] ?? name };
}

/** The facts that rules may name, where these attributes are declared. */
export function factsWith(attributes: readonly Attribute[]): FactNames {
  const declared = new Map(attributes.map((attribute) => [ATTRIBUTE_PREFIX + attribute.name, declaredFact(attribute)]));
  return (name) => (name.startsWith(ATTRIBUTE_PREFIX) ? declared.get(name) : factNamed(name));
}

/** A fact of a known type. */
type ListedFact = Fact & { readonly type: Exclude<Fact["type"], "attribute"> };
const isListed = (fact: Fact | undefined): fact is ListedFact => fact !== undefined && fact.type !== "attribute";

/** One fact as `GET /v1/facts` shows it: what a rule editor needs to offer it. */
export interface FactDescription extends Pick<ListedFact, "name" | "type" | "label" | "unit" | "values" | "personal"> {
  readonly operators: readonly OperatorName[];
}

/** Every fact that rules may name; a family that knows no end is listed once, with a placeholder for the name. */
export function factList(attributes: readonly Attribute[] = []): FactDescription[] {
  const families = shopperFamilies.flatMap(({ prefix, placeholder }) =>
    placeholder === null ? attributes.map(declaredFact) : [factNamed(prefix + placeholder)],
  );
  return [...FACTS.values(), ...families].filter(isListed).map(describe);
}

const describe = ({ name, type, label, unit, values, personal }: ListedFact): FactDescription => ({
  name,
  type,
  operators: KINDS[type].operators,
  label,
  unit,
  values,
  personal,
});

/** Where rules get facts from: by name, undefined if unknown. */
export type FactSource = (name: string) => FactValue | undefined;

/**
 * Reads each fact when it is first asked for, and once: many campaigns ask the same. What is about the person is unknown
 * where they are not profiled.
 */
export function factSource(context: FactContext): FactSource {
  const known = new Map<string, FactValue | undefined>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined || known.has(name)) return before;
    const found = readable(factNamed(name), context)?.read(context);
    known.set(name, found);
    return found;
  };
}

/** Of attributes only those are at hand that may be known: some say nothing about the person. */
const readable = (fact: Fact | undefined, { profiled }: FactContext): Fact | undefined =>
  fact?.personal === true && !profiled && fact.type !== "attribute" ? undefined : fact;
