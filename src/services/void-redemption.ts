import { problem } from "../domain/problems.ts";
import type { Redemption } from "../domain/redemptions/redemption.ts";
import type { VoidBody } from "../domain/redemptions/redemption-body.ts";
import { atTheTill } from "./at-the-till.ts";
import type { OfferAnswer } from "./offer-ports.ts";
import type { Ports } from "./ports.ts";
import { redemptionPlace } from "./redemption-place.ts";
import { idempotentRequest, presentedOffer, refused, type Sent, storesOf, type Till } from "./till-request.ts";

/** Undoes a redemption or gives up a reservation. */
export async function voidRedemption(
  ports: Ports,
  till: Till,
  redemptionId: string,
  sent: Sent,
): Promise<OfferAnswer<Redemption>> {
  const key = await idempotentRequest(ports, till, `/v1/redemptions/${redemptionId}/void`, sent);
  if (!key.ok) return refused(key.error);
  const place = await redemptionPlace(ports, redemptionId);
  if (place === undefined) return refused(problem("not_found"));
  return atTheTill(ports, till, "settle", place, () =>
    ports.offer(place.offerId).undoRedemption({ redemptionId, callerStores: storesOf(till) }, key.value),
  );
}

/**
 * Undoes whatever this transaction did with the offer, and bars what of it may still be on its way. The answer is the
 * same whether or not there is such an offer, or was such a redemption: it tells nobody anything.
 */
export async function voidTransaction(
  ports: Ports,
  till: Till,
  { presented, ...business }: VoidBody,
  sent: Sent,
): Promise<OfferAnswer<null>> {
  const key = await idempotentRequest(ports, till, "/v1/redemptions/void", sent);
  if (!key.ok) return refused(key.error);
  const offerId = await presentedOffer(ports, presented);
  return atTheTill(ports, till, "settle", { ...business, offerId }, () =>
    ports.offer(offerId).undoTransaction(business, key.value),
  );
}
