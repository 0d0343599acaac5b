import type { Campaign } from "../../../../domain/campaigns/campaign.ts";
import type { RuleGroup } from "../../../../domain/campaigns/rules.ts";

/** What is being typed: a number that is not there yet is null. Rules are the rule builder's. */
type Typed<T> = T extends RuleGroup | null
  ? T
  : T extends number
    ? number | null
    : T extends readonly (infer E)[]
      ? readonly Typed<E>[]
      : T extends object
        ? { readonly [K in keyof T]: Typed<T[K]> }
        : T;

/** A campaign's document as somebody types it: of the shape that the service keeps, and perhaps not whole yet. */
export type Draft = Typed<Campaign>;
export type DraftVariant = Draft["variants"][number];
export type DraftReward = DraftVariant["reward"];
export type DraftLimit = Draft["limits"][number];
export type DraftBudget = Draft["budgets"][number];
/** An amount in minor units, perhaps not typed yet. */
export interface Amount {
  readonly amount: number | null;
  readonly currency: string;
}

/** What gives a part of something new values, and leaves the rest. */
export type Change<T> = (part: Partial<T>) => void;

/** What the service answers beside the document. */
interface Kept {
  readonly state: string;
  readonly version: number | null;
}

/** The document alone, as it is sent back. */
export function draftOf<T extends Kept>({ state: _state, version: _version, ...document }: T): Omit<T, keyof Kept> {
  return document;
}

export const APPLIES_TO_CART = { kind: "cartItems", match: "product", target: "all" } as const;

const TEN_PERCENT = {
  kind: "percentOff",
  basisPoints: 1_000,
  cap: null,
  appliesTo: APPLIES_TO_CART,
  onDiscounted: "after",
} as const satisfies DraftReward;

export const EMPTY_TEXT = { title: "", body: "" } as const;

export const newVariant = (id: string, locales: readonly string[]): DraftVariant => ({
  id,
  weight: 1,
  audience: null,
  imageUrl: null,
  deepLink: null,
  reward: TEN_PERCENT,
  texts: Object.fromEntries(locales.map((locale) => [locale, EMPTY_TEXT])),
});

/** Where a campaign begins: calm, and measured. */
export const newDraft = (locale: string): Draft => ({
  id: "",
  name: "",
  priority: 50,
  schedule: { startsAt: null, endsAt: null },
  stores: { kind: "all" },
  channels: ["visit"],
  trigger: {
    event: "dwelled",
    dwellSeconds: 60,
    assumeDwell: false,
    minutesBeforeClosing: 20,
    retriggerAfter: "PT1H",
  },
  audience: null,
  items: null,
  fallbackLocale: locale,
  allocation: "fixed",
  variants: [newVariant("a", [locale])],
  limits: [{ per: "shopper", count: 1, period: "P7D" }],
  budgets: [],
  holdoutBasisPoints: 1_000,
  attributionWindow: "P7D",
  offerTtl: "PT2H",
  redeemAt: "visited",
  offline: null,
  stacking: "best",
  exclusionGroup: null,
  posReasonCode: "BECKON",
});

const ID_MAX_CHARS = 64;

/** An id made of a name: `Höst, tillbaka!` is `host-tillbaka`. */
export const idFrom = (name: string): string =>
  name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, ID_MAX_CHARS);

/** As long as the id is the one that its name made, it goes along with the name. */
export const renamed = ({ id, name }: Pick<Draft, "id" | "name">, to: string): Pick<Draft, "id" | "name"> => ({
  name: to,
  id: id === idFrom(name) ? idFrom(to) : id,
});

/** The first letter, or letter and number, that no variant has. */
export function freeVariantId(variants: readonly DraftVariant[]): string {
  const taken = new Set(variants.map(({ id }) => id));
  const letters = Array.from("abcdefghijklmnopqrstuvwxyz");
  return letters.find((letter) => !taken.has(letter)) ?? `v${variants.length + 1}`;
}

/** The list with another thing at `index`, or without it. */
export const replaced = <T>(list: readonly T[], index: number, by: T): readonly T[] => list.with(index, by);
export const without = <T>(list: readonly T[], index: number): readonly T[] => list.toSpliced(index, 1);

/** Every language that some variant speaks, the fallback first. */
export const localesOf = ({ fallbackLocale, variants }: Pick<Draft, "fallbackLocale" | "variants">): string[] => [
  ...new Set([fallbackLocale, ...variants.flatMap(({ texts }) => Object.keys(texts))]),
];

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether two documents say the same, in whatever order their members stand. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((one, n) => isSame(one, b[n]));
  if (!isPlain(a) || !isPlain(b)) return a === b;
  const names = Object.keys(a).filter((name) => a[name] !== undefined);
  const others = Object.keys(b).filter((name) => b[name] !== undefined);
  return names.length === others.length && names.every((name) => Object.hasOwn(b, name) && isSame(a[name], b[name]));
}
