import type { InferRequestType } from "hono/client";
import { api, asked } from "../../../../shared/client.ts";
import { useAct } from "../../../../shared/query-hooks.ts";

const one = api.campaigns[":id"];
type PreviewBody = InferRequestType<typeof one.preview.$post>["json"];
type TestBody = InferRequestType<typeof one.test.$post>["json"];

/** What would be decided if the draft, as it is saved, were live. */
export const usePreview = (id: string) =>
  useAct((json: PreviewBody) => asked(one.preview.$post({ param: { id }, json })));
export type Previewed = NonNullable<ReturnType<typeof usePreview>["data"]>;

/** Sends one wording of the draft, as it is saved, to a test shopper. */
export const useSend = (id: string) => useAct((json: TestBody) => asked(one.test.$post({ param: { id }, json })));
