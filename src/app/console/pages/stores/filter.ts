import type { Store } from "../../queries.ts";

export interface Sought {
  readonly text: string;
  readonly tag: string;
}
type Described = Pick<Store, "id" | "name" | "address" | "tags">;

/** `Åhléns` is found by `ahlens`. */
const folded = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** Stores that have the tag, and every word of the text somewhere in their name, address, id or tags; by name. */
export function storesLike<S extends Described>(stores: readonly S[], { text, tag }: Sought): S[] {
  const wanted = folded(text).split(/\s+/).filter(Boolean);
  const isLike = ({ id, name, address, tags }: S): boolean => {
    const all = folded([name, address, id, ...tags].join(" "));
    return wanted.every((word) => all.includes(word));
  };
  return stores
    .filter((store) => (tag === "" || store.tags.includes(tag)) && (wanted.length === 0 || isLike(store)))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

/** Every tag with how many stores have it, the commonest first. */
export function tagsOf(stores: readonly Described[]): readonly (readonly [tag: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const tag of stores.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].toSorted(([a, one], [b, other]) => other - one || a.localeCompare(b));
}
