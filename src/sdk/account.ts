import type { Position } from "../domain/geo/position.ts";
import type { Explanation } from "../domain/offers/explanation.ts";
import type { FeedbackKind } from "../domain/offers/feedback.ts";
import type { OfferView } from "../domain/offers/offer.ts";
import type { ConsentsInput, Purpose } from "../domain/privacy/consents.ts";
import type { SingleView } from "../domain/privacy/single-view.ts";
import type { Phone } from "./phone.ts";
import type { ConsentsResult, ErasureResult, NearStore } from "./wire.ts";

/** The shopper's offers, newest first: the open ones, or all of the last 90 days. */
export async function listOffers(phone: Phone, which: "open" | "all" = "open"): Promise<readonly OfferView[]> {
  const query = which === "all" ? "?state=all" : "";
  return (await phone.call<{ readonly items: readonly OfferView[] }>("GET", `/v1/offers${query}`)).items;
}

/** A word on one purpose: with the id of the wording that was shown, its receipt proves what it was said to. */
type Word = boolean | { readonly granted: boolean; readonly text: string | null };

/** What the shopper says now, and until when (RFC 3339) no location may be used; null ends such a pause. */
export interface Saying {
  readonly consents: { readonly [purpose in Purpose]?: Word };
  readonly source: ConsentsInput["source"];
  readonly pausedUntil?: string | null;
}

/** Records consent or objection, for the shopper and not only for this device. */
export const putConsents = (phone: Phone, saying: Saying): Promise<ConsentsResult> =>
  phone.call("PUT", "/v1/consents", { ...saying, at: new Date(phone.now()).toISOString() });

/** Everything held about the shopper. */
export const readMe = (phone: Phone): Promise<SingleView> => phone.call("GET", "/v1/me");

/** Why an offer came, in the phone's language. */
export const explainOffer = (phone: Phone, offerId: string): Promise<Explanation> =>
  phone.call("GET", `/v1/offers/${encodeURIComponent(offerId)}/explanation`);

/** Says what the shopper thinks of an offer. Said again it changes nothing. */
export const giveFeedback = (phone: Phone, offerId: string, kind: FeedbackKind): Promise<null> =>
  phone.call("POST", `/v1/offers/${encodeURIComponent(offerId)}/feedback`, { kind });

/** Your cart, near you. The position is used and forgotten; metres are to the fence, 0 inside it. */
export async function storesNear(phone: Phone, place: Position, limit: number): Promise<readonly NearStore[]> {
  const { latitude, longitude } = place;
  const asked = { latitude, longitude, limit };
  return (await phone.call<{ readonly items: readonly NearStore[] }>("POST", "/v1/stores/near", asked)).items;
}

/** Removes a segment, an affinity or a potential by its name; it is not computed again for a year. */
export const removeTrait = (phone: Phone, name: string): Promise<null> =>
  phone.call("DELETE", `/v1/me/traits/${encodeURIComponent(name)}`);

/** How far an erasure has come; once it is completed, with its receipt. */
export const readErasure = (phone: Phone, erasureId: string): Promise<ErasureResult> =>
  phone.call("GET", `/v1/erasures/${encodeURIComponent(erasureId)}`);

/** Has the shopper erased everywhere, and wipes this phone. Gives the id under which the receipt can be read. */
export async function forgetMe(phone: Phone): Promise<string> {
  const { erasureId } = await phone.call<{ readonly erasureId: string }>("DELETE", "/v1/me");
  await phone.forget();
  return erasureId;
}

/** Signs this device off; the shopper and their other devices stay. */
export async function revokeDevice(phone: Phone): Promise<void> {
  await phone.call("DELETE", "/v1/devices/current");
  await phone.forget();
}
