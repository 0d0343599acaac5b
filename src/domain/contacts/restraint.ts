/** Something that the shopper wants to hear nothing of, until `until` (epoch ms). */
export interface Muted {
  readonly kind: "category" | "campaign" | "store";
  readonly name: string;
  readonly until: number;
}

/** How much of their time a shopper lately spent in one store. */
export interface Presence {
  /** Days of the last `PRESENCE_WITHIN_DAYS` on which they were there, by the store's calendar. */
  readonly days: number;
  /** The longest that they stayed in that time, milliseconds. */
  readonly longestMs: number;
}

/**
 * What of the shopper's own doing holds back from speaking to them, here and now. Plain JSON: a decision's record holds it
 * as it was. Times are epoch milliseconds.
 */
export interface Restraint {
  /** When they dismissed an offer, lately. */
  readonly dismissedAt: readonly number[];
  /** Until when they asked to hear less. */
  readonly tooOftenUntil: number | null;
  readonly muted: readonly Muted[];
  /** Whether this phone said that the cart is somebody else's. */
  readonly cartIsNotMine: boolean;
  /** The exclusion groups of the offers that they have in hand. */
  readonly openGroups: readonly string[];
  readonly presence: Presence;
}

export const UNRESTRAINED: Restraint = {
  dismissedAt: [],
  tooOftenUntil: null,
  muted: [],
  cartIsNotMine: false,
  openGroups: [],
  presence: { days: 0, longestMs: 0 },
};

export const isMuted = ({ muted }: Restraint, kind: Muted["kind"], name: string, now: number): boolean =>
  muted.some((one) => one.kind === kind && one.name === name && now < one.until);
