import type { Chosen, Considered } from "../campaigns/decision.ts";
import type { Cart } from "../carts/cart.ts";
import type { OfferView } from "../offers/offer.ts";
import type { Observation } from "../visits/observation.ts";

export interface DeviceHeld {
  readonly deviceId: string;
  readonly keyId: string;
  readonly previousKeyId: string | null;
  readonly platform: string;
  readonly locale: string | null;
  readonly state: string;
  readonly enrolledAt: string;
  readonly endedAt: string | null;
  /** Of pings that came near a store. */
  readonly lastPingAt: string | null;
  readonly lastRefusal: { readonly at: string; readonly code: string } | null;
}

export interface ConsentHeld {
  readonly granted: boolean;
  readonly at: string | null;
  readonly source: string | null;
  readonly deviceId: string | null;
}

export interface VisitHeld {
  readonly storeId: string;
  readonly deviceId: string;
  readonly from: string;
  readonly to: string;
  readonly dwelled: boolean;
  readonly exited: boolean;
}

/** What is kept of a fix, for a day: no coordinate. */
export interface FixHeld extends Omit<Observation, "fixId" | "at"> {
  readonly id: string;
  readonly deviceId: string;
  readonly at: string;
}

export interface PurchaseHeld {
  readonly id: string;
  readonly at: string;
  readonly lines: readonly { readonly sku: string; readonly productId: string | null; readonly quantity: number }[];
}

/** What would have been offered, or was. */
export interface ChosenHeld extends Omit<Chosen, "offerTtlMs" | "expiresAt"> {
  readonly expiresAt: string;
}

export interface DecisionHeld {
  readonly id: string;
  readonly deviceId: string;
  readonly storeId: string;
  readonly at: string;
  readonly trigger: { readonly event: string; readonly dwellSeconds: number; readonly confidence: string };
  readonly state: string;
  /** Why it is silent, or was abandoned. */
  readonly code: string | null;
  readonly offerId: string | null;
  readonly chosen: ChosenHeld | null;
  readonly considered: readonly Considered[];
}

/** Everything held about a shopper, times as on the wire. `Offer` is what the reader may see of an offer. */
export interface SingleView<Offer = OfferView> {
  readonly shopperId: string;
  /** Whether nobody knows yet who this is. */
  readonly anonymous: boolean;
  readonly devices: readonly DeviceHeld[];
  /** Enrolments that were opened and have not run out. */
  readonly enrolments: readonly { readonly expiresAt: string; readonly used: boolean }[];
  readonly consents: Readonly<Record<string, ConsentHeld>>;
  readonly pausedUntil: string | null;
  readonly visits: readonly VisitHeld[];
  readonly fixes: readonly FixHeld[];
  readonly cart: Cart | null;
  readonly purchases: readonly PurchaseHeld[];
  readonly decisions: readonly DecisionHeld[];
  /** In every state, newest first. */
  readonly offers: readonly Offer[];
  /** What counts towards limits. */
  readonly limits: readonly { readonly campaignId: string; readonly at: string }[];
}

/** An offer as others than its shopper see it: who holds the code or the token could redeem it. */
export type StaffOffer = Omit<OfferView, "code" | "token">;

/** The view for the retailer's own people and systems. */
export const forStaff = ({ offers, ...view }: SingleView): SingleView<StaffOffer> => ({
  ...view,
  offers: offers.map(({ code: _code, token: _token, ...offer }) => offer),
});
