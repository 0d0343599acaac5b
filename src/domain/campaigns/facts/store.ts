import { isNowhere } from "../../stores/nowhere.ts";
import type { Fact } from "./fact.ts";

const about = { unit: null, values: null, personal: false, needs: "store" } as const;

export const storeFacts: readonly Fact[] = [
  {
    ...about,
    name: "store.id",
    type: "string",
    label: "Store",
    read: ({ store }) => (isNowhere(store) ? undefined : store.id),
    explain: "the store is {value}",
  },
  {
    ...about,
    name: "store.tags",
    type: "list",
    label: "Tags of the store",
    read: ({ store }) => (isNowhere(store) ? undefined : store.tags),
    explain: "the store is tagged {value}",
  },
];
