import { ERASED_REMEMBERED_DAYS } from "../bounds.ts";
import { claimedUntil, wasCommitted } from "../redemptions/account.ts";
import type { OfferRecord } from "../redemptions/redemption.ts";

/**
 * The steps of an erasure, in their order: the id is remembered first, so that from the moment the shopper is gone
 * nothing can bring them back; who was merged into them goes with them; decisions under way end before their offers
 * are removed.
 */
export const ERASURE_STEPS = [
  "remember",
  "identities",
  "merged",
  "decision",
  "offer",
  "cart",
  "index",
  "devices",
] as const;
export type ErasureStep = (typeof ERASURE_STEPS)[number];

/** How many things a step has removed, and how many stay. */
export interface Outcome {
  readonly removed: number;
  readonly kept: number;
}
export const NOTHING: Outcome = { removed: 0, kept: 0 };
export const REMOVED: Outcome = { removed: 1, kept: 0 };
export const KEPT: Outcome = { removed: 0, kept: 1 };

export interface Removed {
  readonly where: string;
  readonly what: string;
  readonly count: number;
}
export interface Kept extends Removed {
  readonly why: string;
  /** ISO 8601 duration, or null where the retailer's law says how long. */
  readonly keptFor: string | null;
}
export interface ErasureReport {
  readonly removed: readonly Removed[];
  readonly kept: readonly Kept[];
}

/** An erasure that goes on. Times are epoch milliseconds; nothing in it points at the person. */
interface RunningErasure {
  readonly state: "running";
  readonly id: string;
  readonly requestedAt: number;
}
export interface CompletedErasure extends ErasureReport {
  readonly state: "completed";
  readonly id: string;
  readonly requestedAt: number;
  readonly completedAt: number;
}
export type Erasure = RunningErasure | CompletedErasure;

type Place<T> = Omit<T, "count">;

const WHOLE_SHOPPER: Removed = {
  where: "shopper",
  what: "profile, identities, consents, devices, visits, purchases, decisions, offers and what counted towards limits",
  count: 1,
};

const REMOVES: Partial<Readonly<Record<ErasureStep, Place<Removed>>>> = {
  identities: { where: "identities", what: "entries that led from an e-mail address, a card or a cart to the shopper" },
  offer: { where: "offers", what: "offers that were not redeemed; their budget is free again" },
  cart: { where: "carts", what: "the cart" },
  index: { where: "decisions", what: "entries of decisions under the shopper's pseudonym" },
  devices: { where: "identities", what: "entries that led from a device's key to the shopper" },
};

const KEEPS: Partial<Readonly<Record<ErasureStep, Place<Kept>>>> = {
  remember: {
    where: "identities",
    what: "a keyed hash of the shopper id",
    why: "an import must not bring the shopper back",
    keptFor: `P${ERASED_REMEMBERED_DAYS}D`,
  },
  identities: {
    where: "identities",
    what: "keyed hashes of what other systems knew the shopper by",
    why: "an import must not bring the shopper back",
    keptFor: `P${ERASED_REMEMBERED_DAYS}D`,
  },
  offer: {
    where: "offers",
    what: "the money record of an offer that a till took, without a link to the shopper",
    why: "bookkeeping, and goods that are brought back",
    keptFor: null,
  },
};

/** What an erasure has removed and kept, place by place; places where there was nothing are left out. */
export function erasureReport(outcomes: Readonly<Record<ErasureStep, Outcome>>): ErasureReport {
  const told = <T>(places: Partial<Readonly<Record<ErasureStep, T>>>, side: keyof Outcome): (T & { count: number })[] =>
    ERASURE_STEPS.flatMap((step) => {
      const place = places[step];
      const count = outcomes[step][side];
      return place === undefined || count === 0 ? [] : [{ ...place, count }];
    });
  return { removed: [WHOLE_SHOPPER, ...told(REMOVES, "removed")], kept: told(KEEPS, "kept") };
}

const DAY_MS = 86_400_000;

/** Until when an id is remembered that is erased at `now`: a whole day (epoch ms), which tells nobody the hour. */
export const rememberedUntil = (now: number): number => (Math.ceil(now / DAY_MS) + ERASED_REMEMBERED_DAYS) * DAY_MS;

/**
 * What becomes of an offer whose shopper is erased: one that was ever redeemed stays for the books, one that a till may
 * still take, since the customer may have paid, is judged again at `until` (epoch ms), any other is removed.
 */
export type Fate = { readonly kind: "kept" | "removed" } | { readonly kind: "held"; readonly until: number };

export function fateOf(record: OfferRecord, now: number): Fate {
  const { state } = record.life;
  if (state === "redeemed" || state === "returned") return { kind: "kept" };
  const until = claimedUntil(record.life);
  if (until > now) return { kind: "held", until };
  return { kind: wasCommitted(record) ? "kept" : "removed" };
}
