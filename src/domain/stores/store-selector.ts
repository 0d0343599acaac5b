import { z } from "zod";
import { SELECTOR_VALUES_MAX } from "../bounds.ts";
import type { DeepReadonly } from "../deep-readonly.ts";
import { givenIdSchema, type StoreRecord } from "./store.ts";

/** Which stores something is for. `tags` picks the stores that carry at least one of them. */
export const storeSelectorSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("all") }),
    z.strictObject({ kind: z.literal("ids"), ids: z.array(givenIdSchema).max(SELECTOR_VALUES_MAX) }),
    z.strictObject({ kind: z.literal("tags"), tags: z.array(z.string().min(1).max(64)).max(SELECTOR_VALUES_MAX) }),
  ])
  .meta({ id: "StoreSelector" });
export type StoreSelector = z.infer<typeof storeSelectorSchema>;

export const selectsSomething = (selector: StoreSelector): boolean =>
  selector.kind === "all" || (selector.kind === "ids" ? selector.ids : selector.tags).length > 0;

type Selectable = Pick<StoreRecord, "id" | "tags">;

export function selects(selector: DeepReadonly<StoreSelector>, store: DeepReadonly<Selectable>): boolean {
  switch (selector.kind) {
    case "all":
      return true;
    case "ids":
      return selector.ids.includes(store.id);
    case "tags":
      return selector.tags.some((tag) => store.tags.includes(tag));
  }
}

/** A selector whose tags have been looked up: it can be asked of a store's id alone. */
export type StoreScope = Exclude<StoreSelector, { kind: "tags" }>;

export const scopeOf = (selector: StoreSelector, stores: readonly Selectable[]): StoreScope =>
  selector.kind === "tags"
    ? { kind: "ids", ids: stores.filter((store) => selects(selector, store)).map(({ id }) => id) }
    : selector;

export const holdsStore = (scope: StoreScope, storeId: string): boolean =>
  scope.kind === "all" || scope.ids.includes(storeId);

/** Whether all that a selector can ever pick lies within the scope; what tags pick may change any day. */
export const holdsSelection = (scope: StoreScope, selector: StoreSelector): boolean =>
  scope.kind === "all" || (selector.kind === "ids" && selector.ids.every((id) => scope.ids.includes(id)));
