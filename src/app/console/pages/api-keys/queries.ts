import { api, asked } from "../../../shared/client.ts";
import { usePaged } from "../../../shared/paged.tsx";
import { useAct } from "../../../shared/query-hooks.ts";

const KEY = ["api-keys"];

export const useApiKeys = () => usePaged(KEY, (cursor) => asked(api["api-keys"].$get({ query: { cursor } })));
export type ApiKey = NonNullable<ReturnType<typeof useApiKeys>["data"]>[number];

type KeyInput = Parameters<(typeof api)["api-keys"]["$post"]>[0]["json"];
export const useMakeKey = () => useAct((json: KeyInput) => asked(api["api-keys"].$post({ json })), [KEY]);
export const useRevokeKey = (id: string) =>
  useAct(() => asked(api["api-keys"][":id"].$delete({ param: { id } })), [KEY]);
