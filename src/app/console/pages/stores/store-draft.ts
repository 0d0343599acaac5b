import type { Fence } from "../../../../domain/geo/fence.ts";
import type { Store } from "../../queries.ts";
import type { StoreBody } from "./queries.ts";

/** A store as a form holds it: what was not filled in is empty. */
export interface StoreDraft {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly tags: readonly string[];
  readonly timeZone: string;
  readonly openingHours: string;
  readonly currency: string;
  readonly country: string;
  readonly locale: string;
  readonly floorLevel: number | "";
  readonly exclusionZone: boolean;
  /** Not shown: what other systems call it. */
  readonly refs: Readonly<Record<string, string>>;
}

export const NEW_STORE: StoreDraft = {
  id: "",
  name: "",
  address: "",
  tags: [],
  timeZone: "",
  openingHours: "",
  currency: "",
  country: "",
  locale: "",
  floorLevel: "",
  exclusionZone: false,
  refs: {},
};

export const draftOf = (store: Store): StoreDraft => ({
  id: store.id,
  name: store.name,
  address: store.address ?? "",
  tags: store.tags,
  timeZone: store.timeZone ?? "",
  openingHours: store.openingHours ?? "",
  currency: store.currency ?? "",
  country: store.country ?? "",
  locale: store.locale ?? "",
  floorLevel: store.floorLevel ?? "",
  exclusionZone: store.exclusionZone,
  refs: store.refs,
});

const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());

/** What the service takes; what is empty it finds out by the position, or keeps as unknown. */
export const bodyOf = (draft: StoreDraft, fence: Fence): StoreBody => ({
  name: draft.name.trim(),
  fence,
  timeZone: orNull(draft.timeZone),
  currency: orNull(draft.currency.toUpperCase()),
  openingHours: orNull(draft.openingHours),
  tags: [...draft.tags],
  floorLevel: draft.floorLevel === "" ? null : draft.floorLevel,
  exclusionZone: draft.exclusionZone,
  country: orNull(draft.country.toUpperCase()),
  locale: orNull(draft.locale),
  address: orNull(draft.address),
  refs: { ...draft.refs },
});

/** An id that a name suggests: `Kungsgatan 41, Göteborg` is `kungsgatan-41-goteborg`. */
export const idFor = (name: string): string =>
  name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 64);
