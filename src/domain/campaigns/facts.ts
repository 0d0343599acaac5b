import { cartFacts } from "./facts/cart.ts";
import type { Fact, FactContext, FactValue } from "./facts/fact.ts";
import { storeFacts } from "./facts/store.ts";
import { timeFacts } from "./facts/time.ts";
import { visitFacts } from "./facts/visit.ts";
import { KINDS, type OperatorName } from "./operators.ts";

const FACTS: ReadonlyMap<string, Fact> = new Map(
  [...cartFacts, ...storeFacts, ...visitFacts, ...timeFacts].map((fact) => [fact.name, fact]),
);

export const factNamed = (name: string): Fact | undefined => FACTS.get(name);

/** One fact as `GET /v1/facts` shows it: what a rule editor needs to offer it. */
export interface FactDescription extends Pick<Fact, "name" | "type" | "label" | "unit" | "values" | "personal"> {
  readonly operators: readonly OperatorName[];
}

export const factList = (): FactDescription[] =>
  [...FACTS.values()].map(({ name, type, label, unit, values, personal }) => ({
    name,
    type,
    operators: KINDS[type].operators,
    label,
    unit,
    values,
    personal,
  }));

/** Where rules get facts from: by name, undefined if unknown. */
export type FactSource = (name: string) => FactValue | undefined;

/** Reads each fact when it is first asked for, and once: many campaigns ask the same. */
export function factSource(context: FactContext): FactSource {
  const known = new Map<string, FactValue | undefined>();
  return (name) => {
    if (!known.has(name)) known.set(name, FACTS.get(name)?.read(context));
    return known.get(name);
  };
}
