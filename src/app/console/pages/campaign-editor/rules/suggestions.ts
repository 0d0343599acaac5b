import { useEditing } from "../editing.ts";
import type { ListedFact } from "./fact.ts";

interface Suggestion {
  readonly value: string;
  readonly label: string;
}

/** Values that are known of facts that take any: the stores and their tags. */
export function useSuggestions({ name }: ListedFact): readonly Suggestion[] {
  const { stores } = useEditing();
  if (name === "store.id") return stores.map(({ id, name: label }) => ({ value: id, label: `${label} (${id})` }));
  if (name !== "store.tags") return [];
  const tags = new Set(stores.flatMap((store) => store.tags));
  return [...tags].toSorted().map((value) => ({ value, label: value }));
}
