import { api, asked } from "../shared/client.ts";
import { useAnswer } from "../shared/query-hooks.ts";

/** What the console asks for, each under a key of its own: who changes something names the keys that it touches. */
export const KEYS = { stores: ["stores"], campaigns: ["campaigns"] } as const;

export const useStores = () => useAnswer(KEYS.stores, () => asked(api.stores.$get({ query: {} })));
export const useCampaigns = () => useAnswer(KEYS.campaigns, () => asked(api.campaigns.$get()));

export type Store = NonNullable<ReturnType<typeof useStores>["data"]>["items"][number];
export type Campaign = NonNullable<ReturnType<typeof useCampaigns>["data"]>["items"][number];
