import type { OperatorName } from "../../../../../domain/campaigns/operators.ts";
import { inBoth } from "../../../../shared/language.tsx";
import type { ListedFact } from "./fact.ts";

type OperatorWords = Readonly<Record<OperatorName, string>>;

/** How a rule reads between its fact and its value. */
export const operatorWords = inBoth<OperatorWords>({
  en: {
    "=": "is",
    "!=": "is not",
    "<": "is less than",
    "<=": "is at most",
    ">": "is more than",
    ">=": "is at least",
    between: "is between",
    notBetween: "is not between",
    in: "is one of",
    notIn: "is none of",
    contains: "holds",
    notContains: "does not hold",
    doesNotContain: "does not hold",
    containsAny: "holds any of",
    containsAll: "holds all of",
    containsNone: "holds none of",
  },
  sv: {
    "=": "är",
    "!=": "är inte",
    "<": "är mindre än",
    "<=": "är högst",
    ">": "är mer än",
    ">=": "är minst",
    between: "är mellan",
    notBetween: "är inte mellan",
    in: "är någon av",
    notIn: "är ingen av",
    contains: "har",
    notContains: "har inte",
    doesNotContain: "har inte",
    containsAny: "har någon av",
    containsAll: "har alla av",
    containsNone: "har ingen av",
  },
});

/** Days come before and after, they are not less or more. */
export const dateOperatorWords = inBoth<Partial<OperatorWords>>({
  en: { "<": "is before", "<=": "is no later than", ">": "is after", ">=": "is no sooner than" },
  sv: { "<": "är före", "<=": "är senast", ">": "är efter", ">=": "är tidigast" },
});

/** Two names for one thing: only the first is offered, the other is shown where a document has it. */
const TWINS: ReadonlySet<string> = new Set<OperatorName>(["doesNotContain"]);

/** The operators to choose from, with the one that the rule has, whatever it is. */
export const operatorsOf = (fact: ListedFact | undefined, current: string): string[] => {
  const offered = (fact?.operators ?? []).filter((name) => !TWINS.has(name) || name === current);
  return offered.some((name) => name === current) || current === "" ? [...offered] : [...offered, current];
};
