import { problem } from "../domain/problems.ts";
import type { Basket } from "../domain/redemptions/basket.ts";
import type { Redemption } from "../domain/redemptions/redemption.ts";
import { atTheTill } from "./at-the-till.ts";
import type { OfferAnswer } from "./offer-ports.ts";
import type { Ports } from "./ports.ts";
import { redemptionPlace } from "./redemption-place.ts";
import { idempotentRequest, refused, type Sent, storesOf, type Till } from "./till-request.ts";

/** The customer of a reservation has paid; `basket` is what stands on the receipt, where it is another than before. */
export async function commitRedemption(
  ports: Ports,
  till: Till,
  redemptionId: string,
  basket: Basket | null,
  sent: Sent,
): Promise<OfferAnswer<Redemption>> {
  const key = await idempotentRequest(ports, till, `/v1/redemptions/${redemptionId}/commit`, sent);
  if (!key.ok) return refused(key.error);
  const place = await redemptionPlace(ports, redemptionId);
  if (place === undefined) return refused(problem("not_found"));
  return atTheTill(ports, till, "settle", place, () =>
    ports.offer(place.offerId).commit({ redemptionId, basket, callerStores: storesOf(till) }, key.value),
  );
}
