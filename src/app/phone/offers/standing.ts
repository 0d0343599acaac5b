import type { OfferView } from "../../../domain/offers/offer.ts";

/** What an offer is to who holds it now: `issued` offers run out by the clock, whatever the service last said. */
export type OfferStanding = OfferView["state"];

export const standingOf = ({ state, expiresAt }: Pick<OfferView, "state" | "expiresAt">, now: number): OfferStanding =>
  state === "issued" && Date.parse(expiresAt) <= now ? "expired" : state;

/** Whether it can still be shown at a till. */
export const isOpen = (standing: OfferStanding): boolean => standing === "issued" || standing === "reserved";

/** The offers that can be used, those that end soonest first; and those that are over, the newest first. */
export function sorted(offers: readonly OfferView[], now: number) {
  const open = offers.filter((offer) => isOpen(standingOf(offer, now)));
  return {
    open: open.toSorted((a, b) => Date.parse(a.expiresAt) - Date.parse(b.expiresAt)),
    over: offers
      .filter((offer) => !open.includes(offer))
      .toSorted((a, b) => Date.parse(b.issuedAt) - Date.parse(a.issuedAt)),
  };
}

/** How much of its time is left, from 1 to 0. */
export function partLeft({ issuedAt, expiresAt }: Pick<OfferView, "issuedAt" | "expiresAt">, now: number): number {
  const [from, until] = [Date.parse(issuedAt), Date.parse(expiresAt)];
  return until <= from ? 0 : Math.min(1, Math.max(0, (until - now) / (until - from)));
}
