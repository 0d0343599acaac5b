import { factNamed } from "./facts.ts";

/** What lies outside the shopper's object, in the order it can be asked for: goods are those of the cart. */
export const SOURCES = ["cart", "goods", "weather"] as const;
export type Source = (typeof SOURCES)[number];

const isSource = (need: string | undefined): need is Source => SOURCES.some((source) => source === need);

/** What has to be fetched to read these facts. */
export function sourcesOf(names: Iterable<string>): Set<Source> {
  const needs = [...names].map((name) => factNamed(name)?.needs).filter(isSource);
  return new Set(needs.includes("goods") ? ["cart", ...needs] : needs);
}

/** What nobody has asked for yet. */
export const pendingIn = (input: Partial<Record<Source, unknown>>): ReadonlySet<Source> =>
  new Set(SOURCES.filter((source) => input[source] === undefined));

/** Whether the fact is still to come. */
export const isPending = (name: string, pending: ReadonlySet<Source>): boolean => {
  const needs = factNamed(name)?.needs;
  return isSource(needs) && pending.has(needs);
};
