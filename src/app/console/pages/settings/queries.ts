import type { Purpose } from "../../../../domain/privacy/consents.ts";
import type { Settings } from "../../../../domain/settings.ts";
import { api, asked } from "../../../shared/client.ts";
import { usePaged } from "../../../shared/paged.tsx";
import { useAct, useAnswer } from "../../../shared/query-hooks.ts";

const KEY = ["settings"];
/** What else changes with the settings: whether all offers are stopped is told around every page. */
const CHANGED = [KEY, ["status"]];

export const useSettings = () => useAnswer([...KEY, "now"], async (): Promise<Settings> => asked(api.settings.$get()));
export const useSaveSettings = () => useAct((json: Settings) => asked(api.settings.$put({ json })), CHANGED);

export const useSettingsVersions = () =>
  usePaged([...KEY, "versions"], (cursor) => asked(api.settings.versions.$get({ query: { cursor } })));
export type SettingsVersion = NonNullable<ReturnType<typeof useSettingsVersions>["data"]>[number];

/** The settings as they were; a version is never changed. */
export const useSettingsOf = (version: number) =>
  useAnswer([...KEY, "version", version], async (): Promise<Settings> =>
    asked(api.settings.versions[":n"].$get({ param: { n: String(version) } })),
  );
export const useRestore = () =>
  useAct(
    (version: number) => asked(api.settings.versions[":n"].restore.$post({ param: { n: String(version) } })),
    CHANGED,
  );

const TEXTS = ["consent-texts"];
export const useTextVersions = (purpose: Purpose) =>
  useAnswer([...TEXTS, purpose], () => asked(api["consent-texts"][":purpose"].$get({ param: { purpose } })));
export type TextVersion = NonNullable<ReturnType<typeof useTextVersions>["data"]>["items"][number];
export const useAddText = (purpose: Purpose) =>
  useAct(
    (json: Omit<TextVersion, "purpose">) => asked(api["consent-texts"][":purpose"].$put({ param: { purpose }, json })),
    [TEXTS],
  );
