import { factNamed } from "./facts.ts";

/** What lies outside the shopper's object, in the order it can be asked for: goods are those of the cart. */
export const SOURCES = ["cart", "goods", "weather"] as const;
export type Source = (typeof SOURCES)[number];

/** What has to be fetched to read this fact, if anything. */
export function sourceOf(name: string): Source | undefined {
  const needs = factNamed(name)?.needs;
  return SOURCES.find((source) => source === needs);
}

/** What has to be fetched to read these facts, each once. */
export function sourcesOf(names: Iterable<string>): readonly Source[] {
  const needs = new Set([...names].map(sourceOf));
  return SOURCES.filter((source) => needs.has(source) || (source === "cart" && needs.has("goods")));
}

/** What nobody has asked for yet. */
export const pendingIn = (input: Partial<Record<Source, unknown>>): ReadonlySet<Source> =>
  new Set(SOURCES.filter((source) => input[source] === undefined));

/** Whether one of them is. */
export const someIn = (pending: ReadonlySet<Source>, sources: readonly Source[]): boolean =>
  pending.size > 0 && sources.some((source) => pending.has(source));
