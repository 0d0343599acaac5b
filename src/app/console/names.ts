import { FALLBACK_ZONE } from "../../domain/redemptions/day.ts";
import { api, asked } from "../shared/client.ts";
import { useAnswer } from "../shared/query-hooks.ts";
import type { Store } from "./queries.ts";
import { may, useSession } from "./session.ts";

interface PageOf<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** Every page of a list, one after the other. */
export async function everyPage<T>(ask: (cursor: string | undefined) => Promise<PageOf<T>>): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null | undefined;
  do {
    // Each page says where the next one begins.
    const page = await ask(cursor ?? undefined);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}

/** All stores that one may speak for. */
export const useEveryStore = () =>
  useAnswer(["stores", "every"], () =>
    everyPage((cursor) => asked(api.stores.$get({ query: cursor === undefined ? {} : { cursor } }))),
  );

/** The campaigns, as far as one may list them. */
export function useCampaigns(): readonly { readonly id: string; readonly name: string }[] {
  const { roles } = useSession();
  const { data } = useAnswer(["campaigns", "names"], async () =>
    may(roles, ["marketer", "approver", "analyst"]) ? (await asked(api.campaigns.$get())).items : [],
  );
  return data ?? [];
}

/** What campaigns are called; who may not list them calls them by their ids. */
export function useCampaignNames(): (id: string) => string {
  const names = new Map(useCampaigns().map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}

/** What stores are called, and the zone whose clock they go by. */
export function useStoreNames(): { readonly nameOf: (id: string) => string; readonly zoneOf: (id: string) => string } {
  const { data = [] } = useEveryStore();
  const stores = new Map(data.map((store) => [store.id, store]));
  return {
    nameOf: (id) => stores.get(id)?.name ?? id,
    zoneOf: (id) => zoneOf(stores.get(id)),
  };
}

/** The zone that a store's days are of; those of all stores together are UTC's. */
export const zoneOf = (store: Pick<Store, "timeZone"> | undefined): string => store?.timeZone ?? FALLBACK_ZONE;
