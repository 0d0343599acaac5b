import { z } from "zod";
import { SELECTOR_VALUES_MAX } from "../bounds.ts";
import { givenIdSchema, type StoreRecord } from "../stores/store.ts";

/** Which stores something is for. `tags` picks the stores that carry at least one of them. */
export const storeSelectorSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("all") }),
  z.strictObject({ kind: z.literal("ids"), ids: z.array(givenIdSchema).max(SELECTOR_VALUES_MAX) }),
  z.strictObject({ kind: z.literal("tags"), tags: z.array(z.string().min(1).max(64)).max(SELECTOR_VALUES_MAX) }),
]);
export type StoreSelector = z.infer<typeof storeSelectorSchema>;

export function selects(selector: StoreSelector, store: Pick<StoreRecord, "id" | "tags">): boolean {
  switch (selector.kind) {
    case "all":
      return true;
    case "ids":
      return selector.ids.includes(store.id);
    case "tags":
      return selector.tags.some((tag) => store.tags.includes(tag));
  }
}
