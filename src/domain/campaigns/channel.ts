/** How an offer reaches a shopper. Whatever is not a visit is asked for by the retailer's own systems. */
export const CHANNELS = ["visit", "web", "app", "email", "kiosk", "clerk"] as const;
export type OfferChannel = (typeof CHANNELS)[number];

export const ASKED_CHANNELS = ["web", "app", "email", "kiosk", "clerk"] as const satisfies readonly OfferChannel[];
export type AskedChannel = (typeof ASKED_CHANNELS)[number];
