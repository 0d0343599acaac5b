import type { OfferView } from "../domain/offers/offer.ts";
import type { ConsentsInput } from "../domain/privacy/consents.ts";
import type { SingleView } from "../domain/privacy/single-view.ts";
import type { ConsentAnswers } from "./enrol.ts";
import type { Phone } from "./phone.ts";
import type { ConsentsResult } from "./wire.ts";

/** The shopper's offers, newest first: the open ones, or all of the last 90 days. */
export async function listOffers(phone: Phone, which: "open" | "all" = "open"): Promise<readonly OfferView[]> {
  const query = which === "all" ? "?state=all" : "";
  return (await phone.call<{ readonly items: readonly OfferView[] }>("GET", `/v1/offers${query}`)).items;
}

/** What the shopper says now, and until when (RFC 3339) no location may be used; null ends such a pause. */
export interface Saying {
  readonly consents: ConsentAnswers;
  readonly source: ConsentsInput["source"];
  readonly pausedUntil?: string | null;
}

/** Records consent or objection, for the shopper and not only for this device. */
export const putConsents = (phone: Phone, saying: Saying): Promise<ConsentsResult> =>
  phone.call("PUT", "/v1/consents", { ...saying, at: new Date(phone.now()).toISOString() });

/** Everything held about the shopper. */
export const readMe = (phone: Phone): Promise<SingleView> => phone.call("GET", "/v1/me");

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
