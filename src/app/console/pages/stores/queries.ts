import { useQuery } from "@tanstack/react-query";
import { LIST_PAGE_MAX } from "../../../../domain/bounds.ts";
import type { Position } from "../../../../domain/geo/position.ts";
import { api, asked } from "../../../shared/client.ts";
import { useAct, useAnswer } from "../../../shared/query-hooks.ts";
import { KEYS, type Store } from "../../queries.ts";

const VERSIONS = [...KEYS.stores, "versions"] as const;
const keyOf = (id: string) => [...KEYS.stores, "one", id] as const;

/** Every store, however many pages that takes: they are searched and drawn as a whole. */
async function everyStore(): Promise<readonly Store[]> {
  const stores: Store[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const query = { limit: String(LIST_PAGE_MAX), ...(cursor === undefined ? {} : { cursor }) };
    const page = await asked(api.stores.$get({ query }));
    stores.push(...page.items);
    cursor = page.nextCursor;
  }
  return stores;
}
export const useEveryStore = () => useAnswer([...KEYS.stores, "every"], everyStore);

export const useStore = (id: string) => useAnswer(keyOf(id), () => asked(api.stores[":id"].$get({ param: { id } })));

/** Of no store, where nobody wants to see them. */
export const useCells = (id: string | null) =>
  useQuery({
    queryKey: [...keyOf(id ?? ""), "cells"],
    queryFn: () => asked(api.stores[":id"].cells.$get({ param: { id: id ?? "" } })),
    enabled: id !== null,
  });
export type Cells = NonNullable<ReturnType<typeof useCells>["data"]>;

export const useVersions = () => useAnswer(VERSIONS, () => asked(api.stores.versions.$get({ query: {} })));
export type Version = NonNullable<ReturnType<typeof useVersions>["data"]>["items"][number];

/** What `PUT /v1/stores/{id}` takes. */
export type StoreBody = Parameters<(typeof api.stores)[":id"]["$put"]>[0]["json"];

/** How a change of stores is made: live at once, or later; `confirm` is how many live stores one knows to be affected. */
export interface Making {
  readonly live: boolean;
  readonly confirm?: number;
}
const queryOf = ({ live, confirm }: Making) => ({
  publish: live ? ("true" as const) : ("false" as const),
  ...(confirm === undefined ? {} : { confirm: String(confirm) }),
});

interface Put extends Making {
  readonly id: string;
  readonly body: StoreBody;
}
export const usePutStore = () =>
  useAct(
    ({ id, body, ...making }: Put) =>
      asked(api.stores[":id"].$put({ param: { id }, query: queryOf(making), json: body })),
    [KEYS.stores],
  );

interface Delete extends Making {
  readonly id: string;
}
export const useDeleteStore = () =>
  useAct(
    ({ id, ...making }: Delete) => asked(api.stores[":id"].$delete({ param: { id }, query: queryOf(making) })),
    [KEYS.stores],
  );

/** A file of stores, as it was read. */
export interface StoreFile {
  readonly name: string;
  readonly text: string;
  readonly type: "application/json" | "text/csv";
}
interface Import extends Making {
  readonly file: StoreFile;
  readonly dryRun: boolean;
}
export const useImport = () =>
  useAct(
    ({ file, dryRun, ...making }: Import) =>
      asked(
        api.stores.import.$post(
          { query: { ...queryOf(making), dryRun: dryRun ? "true" : "false" }, json: NO_STORES },
          // As the file has it: a table is no JSON, and a document may have members that ours does not name.
          { init: { body: file.text, headers: { "content-type": file.type } } },
        ),
      ),
    [KEYS.stores],
  );
const NO_STORES = { type: "FeatureCollection" as const, features: [] };
export type Report = NonNullable<ReturnType<typeof useImport>["data"]>;

export const useMakeLive = () =>
  useAct(
    ({ confirm }: Pick<Making, "confirm">) =>
      asked(api.stores.publish.$post({ query: confirm === undefined ? {} : { confirm: String(confirm) } })),
    [KEYS.stores],
  );

export const useRestore = () =>
  useAct(
    (version: number) => asked(api.stores.versions[":n"].restore.$post({ param: { n: String(version) } })),
    [KEYS.stores],
  );

interface Asked extends Position {
  readonly accuracy: number | null;
}
export const useMatch = () => useAct((json: Asked) => asked(api.stores.match.$post({ json })));
export type Match = NonNullable<ReturnType<typeof useMatch>["data"]>["items"][number];
