import { LATE_COMMIT_MS } from "../bounds.ts";
import type { BusinessKey } from "./business-key.ts";

/** When an offer may be used: `[issuedAt, expiresAt)`, epoch milliseconds. */
export interface Validity {
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** A till's reservation: it holds in `[at, until)`, epoch milliseconds. */
export interface Hold {
  readonly by: BusinessKey;
  readonly at: number;
  readonly until: number;
}

/** Where an offer is in its life. `lapsed` are reservations whose till may still come and say that the customer paid. */
export type Life =
  | { readonly state: "issued"; readonly lapsed: readonly Hold[] }
  | { readonly state: "reserved"; readonly hold: Hold; readonly lapsed: readonly Hold[] }
  | { readonly state: "redeemed"; readonly by: BusinessKey; readonly at: number; readonly late: boolean }
  | { readonly state: "returned"; readonly by: BusinessKey; readonly at: number; readonly returnedAt: number }
  | { readonly state: "expired"; readonly lapsed: readonly Hold[] }
  | { readonly state: "revoked"; readonly reason: string; readonly at: number };
export type LifeState = Life["state"];

/** What can happen to an offer. `expire` only says that time has passed; `return` says whether everything came back. */
export type OfferEvent =
  | { readonly kind: "reserve"; readonly by: BusinessKey }
  | { readonly kind: "redeem"; readonly by: BusinessKey }
  | { readonly kind: "commit"; readonly by: BusinessKey }
  | { readonly kind: "void"; readonly by: BusinessKey }
  | { readonly kind: "return"; readonly all: boolean }
  | { readonly kind: "revoke"; readonly reason: string }
  | { readonly kind: "expire" };
export type EventKind = OfferEvent["kind"];

export const BORN: Life = { state: "issued", lapsed: [] };

/**
 * The life as it stands at `now`, before anything happens: a reservation that ran out has lapsed, an offer past its
 * end has expired. Alarms only write down what this says, so a late alarm never makes an offer live longer.
 * The very same object where time changed nothing.
 */
export function settle(life: Life, validity: Validity, now: number): Life {
  if (life.state === "reserved" && now >= life.hold.until) return settle(released(life), validity, now);
  if (life.state === "issued" && now >= validity.expiresAt) return { state: "expired", lapsed: life.lapsed };
  return life;
}

const released = ({ hold, lapsed }: Extract<Life, { state: "reserved" }>): Life => ({
  state: "issued",
  lapsed: [...lapsed.filter((old) => hold.until < old.until + LATE_COMMIT_MS), hold],
});
