import type { Problem } from "../domain/problems.ts";
import type { RedeemRequest } from "../domain/redemptions/redeem.ts";
import type { Quote, Redemption } from "../domain/redemptions/redemption.ts";
import type { RedemptionBody } from "../domain/redemptions/redemption-body.ts";
import type { Result } from "../domain/result.ts";
import { atTheTill } from "./at-the-till.ts";
import type { OfferAnswer } from "./offer-ports.ts";
import type { Ports } from "./ports.ts";
import { idempotentRequest, presentedOffer, refused, type Sent, storesOf, type Till } from "./till-request.ts";

/** What a redemption of this offer would take off; nothing happens. */
export async function checkRedemption(ports: Ports, till: Till, body: RedemptionBody): Promise<Result<Quote, Problem>> {
  const offerId = await presentedOffer(ports, body.presented);
  return atTheTill(ports, till, "check", { ...body, offerId }, () => ports.offer(offerId).check(requestOf(till, body)));
}

/** Redeems an offer, or reserves it, exactly once. A till in training is told what a live one would take off. */
export async function redeemOffer(
  ports: Ports,
  till: Till,
  body: RedemptionBody,
  sent: Sent,
): Promise<OfferAnswer<Redemption | Quote>> {
  const key = await idempotentRequest(ports, till, "/v1/redemptions", sent);
  if (!key.ok) return refused(key.error);
  const offerId = await presentedOffer(ports, body.presented);
  return atTheTill(ports, till, "redeem", { ...body, offerId }, () =>
    ports.offer(offerId).redeem(requestOf(till, body), key.value),
  );
}

const requestOf = (
  till: Till,
  { storeId, tillId, transactionId, attempt, basket, capture, training }: RedemptionBody,
): RedeemRequest => ({
  storeId,
  tillId,
  transactionId,
  attempt,
  basket,
  capture,
  training,
  callerStores: storesOf(till),
});
