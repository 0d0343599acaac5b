import { api, asked } from "../../../shared/client.ts";
import { usePaged } from "../../../shared/paged.tsx";
import { useAct } from "../../../shared/query-hooks.ts";

const KEY = ["people"];

export const usePeople = () => usePaged(KEY, (cursor) => asked(api.people.$get({ query: { cursor } })));
export type Person = NonNullable<ReturnType<typeof usePeople>["data"]>[number];

/** Lets somebody in, or changes what they may do; the session is asked for anew, since it may be one's own. */
export const usePutPerson = () =>
  useAct(({ id, ...json }: Person) => asked(api.people[":id"].$put({ param: { id }, json })), [KEY, ["session"]]);
export const useRemovePerson = (id: string) => useAct(() => asked(api.people[":id"].$delete({ param: { id } })), [KEY]);
export const useSignInLink = (personId: string) =>
  useAct(() => asked(api["sign-in-links"].$post({ json: { personId } })));
