import { createContext, useContext } from "react";
import type { Store } from "../../queries.ts";
import type { Finding } from "./findings.ts";
import { isWithin } from "./findings.ts";
import type { ListedFact } from "./rules/fact.ts";

/** What every field of the form may ask for. */
export interface Editing {
  readonly findings: readonly Finding[];
  readonly stores: readonly Store[];
  readonly facts: readonly ListedFact[];
  /** ISO 4217, those of the stores first. */
  readonly currencies: readonly string[];
}

const NOTHING: Editing = { findings: [], stores: [], facts: [], currencies: ["SEK"] };
export const EditingContext = createContext<Editing>(NOTHING);
export const useEditing = (): Editing => useContext(EditingContext);

/** What was found at a place; `deep`: also within what stands there. */
export const useFindings = (pointer: string, deep: boolean): readonly Finding[] =>
  useEditing().findings.filter((one) => (deep ? isWithin(one.pointer, pointer) : one.pointer === pointer));

const COMMON = ["SEK", "EUR", "NOK", "DKK", "GBP", "USD"];

/** The currencies to choose from: what the stores take, what the document names, and what is common around here. */
export const currenciesOf = (stores: readonly Pick<Store, "currency">[]): string[] => [
  ...new Set([...stores.flatMap(({ currency }) => currency ?? []), ...COMMON]),
];
