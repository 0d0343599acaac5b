import { problem } from "../domain/problems.ts";
import type { ReturnBody } from "../domain/redemptions/redemption-body.ts";
import { offerIdOf } from "../domain/redemptions/redemption-id.ts";
import type { Returned } from "../domain/redemptions/returns.ts";
import { atTheTill } from "./at-the-till.ts";
import type { OfferAnswer } from "./offer-ports.ts";
import type { Ports } from "./ports.ts";
import { idempotentRequest, refused, type Sent, type Till } from "./till-request.ts";

/** Takes goods back that an offer reduced, at whichever store of the retailer's they are brought to. */
export async function returnRedemption(
  ports: Ports,
  till: Till,
  redemptionId: string,
  body: ReturnBody,
  sent: Sent,
): Promise<OfferAnswer<Returned>> {
  const key = await idempotentRequest(ports, till, `/v1/redemptions/${redemptionId}/returns`, sent);
  if (!key.ok) return refused(key.error);
  const offerId = offerIdOf(redemptionId);
  if (offerId === null) return refused(problem("not_found"));
  return atTheTill(ports, till, "settle", { ...body, offerId }, () =>
    ports.offer(offerId).returnLines({ redemptionId, ...body }, key.value),
  );
}
