import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { InferRequestType } from "hono/client";
import { api, asked } from "../../../shared/client.ts";
import { useAct, useAnswer } from "../../../shared/query-hooks.ts";
import { KEYS } from "../../queries.ts";
import { type Draft, draftOf } from "./draft.ts";

const one = api.campaigns[":id"];
/** A draft may lack what the type wants: the service says what. */
type Document = InferRequestType<typeof one.$put>["json"];
const sent = (draft: Draft): Document => draft as unknown as Document;

const readDraft = async (id: string): Promise<Draft> =>
  draftOf(await asked(one.$get({ param: { id } }))) as unknown as Draft;

/** Asked for anew whenever somebody begins to edit: what they saw of it before is not what they change. */
export const useCampaignDraft = (id: string) =>
  useQuery({
    queryKey: [...KEYS.campaigns, id, "draft"],
    queryFn: () => readDraft(id),
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
export const useFacts = () => useAnswer(["facts"], () => asked(api.facts.$get()));

const CHECK_KEPT_MS = 10_000;

/** Everything wrong with a draft; until it is known of the newest, of the one before. */
export const useCheck = (draft: Draft) =>
  useQuery({
    queryKey: ["campaign-check", draft],
    queryFn: async () => ({ draft, ...(await asked(api.campaigns.check.$post({ json: { ...draft } }))) }),
    placeholderData: keepPreviousData,
    gcTime: CHECK_KEPT_MS,
  });

/** What is to be saved: `over` is what is known to lie there, null where nothing may. */
interface Saving {
  readonly draft: Draft;
  readonly over: Draft | null;
}

const create = async (draft: Draft): Promise<Draft> =>
  draftOf(await asked(api.campaigns.$post({ json: sent(draft) }))) as unknown as Draft;
const replace = async (draft: Draft): Promise<Draft> =>
  draftOf(await asked(one.$put({ param: { id: draft.id }, json: sent(draft) }))) as unknown as Draft;

/**
 * Saves a draft where nobody else has saved one meanwhile.
 * @returns what is kept now, or what somebody else kept: then nothing was saved
 */
export const useSave = (isSame: (a: Draft, b: Draft) => boolean) =>
  useAct(
    async ({ draft, over }: Saving): Promise<{ readonly saved: Draft } | { readonly theirs: Draft }> => {
      if (over === null) return { saved: await create(draft) };
      const theirs = await readDraft(draft.id);
      return isSame(theirs, over) ? { saved: await replace(draft) } : { theirs };
    },
    [KEYS.campaigns],
  );
