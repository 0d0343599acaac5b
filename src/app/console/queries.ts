import { api, asked } from "../shared/client.ts";
import { useAnswer } from "../shared/query-hooks.ts";

/** What the console asks for, each under a key of its own: who changes something names the keys that it touches. */
export const KEYS = { stores: ["stores"], campaigns: ["campaigns"] } as const;

export const useStores = () => useAnswer(KEYS.stores, () => asked(api.stores.$get({ query: {} })));
export const useCampaigns = () => useAnswer(KEYS.campaigns, () => asked(api.campaigns.$get()));

/** The money effects of one store on one day of its own calendar (`2026-11-21`). */
export const useDay = (storeId: string, businessDate: string) =>
  useAnswer(
    ["days", storeId, businessDate],
    () => asked(api.stores[":id"].days[":businessDate"].$get({ param: { id: storeId, businessDate } })),
    { everyMs: 10_000 },
  );

export type Store = NonNullable<ReturnType<typeof useStores>["data"]>["items"][number];
export type Campaign = NonNullable<ReturnType<typeof useCampaigns>["data"]>["items"][number];
