import { useStores } from "./queries.ts";

/** What a store is called, and by which clock people there live. */
export interface Place {
  readonly name: string;
  /** Null where it is not known. */
  readonly timeZone: string | null;
}

/** Stores by what they are called; one that is gone, or not this person's, by its id. */
export function usePlaces(): (storeId: string) => Place {
  const { data } = useStores();
  return (storeId) => data?.items.find(({ id }) => id === storeId) ?? { name: storeId, timeZone: null };
}
