import type { Chosen, Considered } from "../campaigns/decision.ts";
import type { Cart } from "../carts/cart.ts";
import type { OfferView } from "../offers/offer.ts";
import type { PersonHeld, PurchaseHeld } from "./person-held.ts";
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
  readonly text: string | null;
  readonly textSha256: string | null;
  readonly at: string | null;
  readonly source: string | null;
  readonly deviceId: string | null;
}

/** A word by which the shopper's consent to something changed. */
export interface ConsentChangeHeld {
  readonly purpose: string;
  readonly granted: boolean;
  readonly text: string | null;
  readonly textSha256: string | null;
  readonly at: string;
  readonly source: string;
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

/** What would have been offered, or was. */
export interface ChosenHeld extends Omit<Chosen, "offerTtlMs" | "expiresAt"> {
  readonly expiresAt: string;
}

export interface DecisionHeld {
  readonly id: string;
  readonly deviceId: string;
  readonly storeId: string;
  readonly at: string;
  readonly trigger: {
    readonly event: string;
    readonly dwellSeconds: number;
    readonly confidence: string;
    readonly assumed: boolean;
  };
  readonly state: string;
  /** Why it is silent, or was abandoned. */
  readonly code: string | null;
  readonly offerId: string | null;
  readonly chosen: ChosenHeld | null;
  readonly considered: readonly Considered[];
  /** What was weighed; null where nothing was. */
  readonly inputs: Readonly<Record<string, unknown>> | null;
}

/** What was said to them by other channels, what they think of our offers, and what holds because of it. */
export interface CalmHeld {
  readonly contacts: readonly {
    readonly channel: string;
    readonly purpose: string;
    readonly at: string;
    readonly arrivesAt: string | null;
    readonly campaign: string | null;
  }[];
  readonly feedback: readonly {
    readonly offerId: string;
    readonly kind: string;
    readonly at: string;
    readonly deviceId: string;
  }[];
  readonly muted: readonly { readonly kind: string; readonly name: string; readonly until: string }[];
  /** The phones that are not spoken to of the cart. */
  readonly notMine: readonly { readonly deviceId: string; readonly at: string }[];
  /** What they said they have already. */
  readonly takenOut: readonly {
    readonly offerId: string;
    readonly at: string;
    readonly lines: readonly { readonly sku: string; readonly productId: string | null; readonly quantity: number }[];
  }[];
  readonly tooOftenUntil: string | null;
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
  /** How they came to be what they are, oldest first. */
  readonly consentChanges: readonly ConsentChangeHeld[];
  readonly pausedUntil: string | null;
  readonly visits: readonly VisitHeld[];
  readonly fixes: readonly FixHeld[];
  /** When the phone's own monitoring last left a store, for a day. */
  readonly regionExits: readonly { readonly storeId: string; readonly deviceId: string; readonly at: string }[];
  readonly cart: Cart | null;
  readonly purchases: readonly PurchaseHeld[];
  readonly decisions: readonly DecisionHeld[];
  /** In every state, newest first. */
  readonly offers: readonly Offer[];
  /** What counts towards limits. */
  readonly limits: readonly { readonly campaignId: string; readonly at: string }[];
  /** Whether it is a test shopper, of whom nothing counts. */
  readonly test: boolean;
  readonly calm: CalmHeld;
  readonly person: PersonHeld;
}

/** An offer as others than its shopper see it: who holds the code or the token could redeem it. */
export type StaffOffer = Omit<OfferView, "code" | "token">;

/** The view for the retailer's own people and systems. */
export const forStaff = ({ offers, ...view }: SingleView): SingleView<StaffOffer> => ({
  ...view,
  offers: offers.map(({ code: _code, token: _token, ...offer }) => offer),
});
