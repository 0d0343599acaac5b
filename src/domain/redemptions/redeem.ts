import { sameKey, type BusinessKey } from "../offers/business-key.ts";
import { BORN, type Life, type OfferEvent } from "../offers/life.ts";
import type { OfferDocument } from "../offers/offer.ts";
import { transition } from "../offers/transition.ts";
import { problem, type Problem } from "../problems.ts";
import { err, ok, type Result } from "../result.ts";
import type { Basket } from "./basket.ts";
import { discountFor, type Discount } from "./discount.ts";
import { redemptionId } from "./redemption-id.ts";

/** What a till would be told, and is told by `check`: what comes off, and what the receipt says. */
export interface Quote {
  readonly offerId: string;
  readonly label: string;
  readonly reasonCode: string;
  readonly discount: Discount;
}

/** The use of an offer at a till, as the wire shows it. */
export interface Redemption extends Quote {
  readonly id: string;
  readonly status: "committed";
}

/** What is kept of a redemption: who made it, when (epoch milliseconds), and what was answered. */
export interface RedemptionRecord {
  readonly key: BusinessKey;
  readonly at: number;
  readonly redemption: Redemption;
}

/** All that the Offer object knows of its offer. */
export interface OfferRecord {
  readonly document: OfferDocument;
  readonly life: Life;
  readonly redemptions: readonly RedemptionRecord[];
}

export interface RedeemRequest extends BusinessKey {
  readonly basket: Basket;
  /** Stores that the calling API key is bound to; null where it is bound to none. */
  readonly callerStores: readonly string[] | null;
}

export interface Redeemed {
  /** The very same record where the request had been answered before. */
  readonly record: OfferRecord;
  readonly redemption: Redemption;
  /** Whether this transaction and attempt had already redeemed the offer. */
  readonly replayed: boolean;
}

export const newRecord = (document: OfferDocument): OfferRecord => ({ document, life: BORN, redemptions: [] });

/** The one answer to whoever may not know more: every use of it is the same bytes. */
export const NOT_REDEEMABLE: Problem = problem("not_redeemable");

/** A caller that has a store of the offer learns that it named another; anyone else learns nothing. */
function storeRefusal({ storeIds }: OfferDocument, { storeId, callerStores }: RedeemRequest): Problem | null {
  if (storeIds.includes(storeId)) return null;
  const holdsOne = callerStores === null || storeIds.some((id) => callerStores.includes(id));
  return holdsOne ? problem("store_not_eligible") : NOT_REDEEMABLE;
}

/** The business key of a request without the rest of it. */
const keyOf = ({ storeId, tillId, transactionId, attempt }: BusinessKey): BusinessKey => ({
  storeId,
  tillId,
  transactionId,
  attempt,
});

/**
 * Redeems at `now` (epoch milliseconds). Whether the `Idempotency-Key` was seen is asked before, of `recall`.
 * Then, in this order: the store, the business key, the offer's state, the basket.
 * Refusals: `not_redeemable`, `store_not_eligible`, `test_offer`, those of `transition`, those of `discountFor`.
 */
export function redeem(record: OfferRecord, request: RedeemRequest, now: number): Result<Redeemed, Problem> {
  const { document, redemptions } = record;
  const refusal = storeRefusal(document, request);
  if (refusal !== null) return err(refusal);
  const earlier = redemptions.find((one) => sameKey(one.key, request));
  if (earlier !== undefined) return ok({ record, redemption: earlier.redemption, replayed: true });
  if (document.test) return err(problem("test_offer"));
  const key = keyOf(request);
  const life = transition(record, { kind: "redeem", by: key }, now);
  if (!life.ok) return life;
  const discount = discountFor(document.reward, document.items, request.basket, document.reserved);
  if (!discount.ok) return discount;
  const redemption: Redemption = {
    id: redemptionId(document.id, redemptions.length + 1),
    offerId: document.id,
    status: "committed",
    label: document.label,
    reasonCode: document.reasonCode,
    discount: discount.value,
  };
  const next = { document, life: life.value, redemptions: [...redemptions, { key, at: now, redemption }] };
  return ok({ record: next, redemption, replayed: false });
}

/** What `redeem` would answer, without anything happening. Same refusals. */
export function check(record: OfferRecord, request: RedeemRequest, now: number): Result<Quote, Problem> {
  const answer = redeem(record, request, now);
  if (!answer.ok) return answer;
  const { offerId, label, reasonCode, discount } = answer.value.redemption;
  return ok({ offerId, label, reasonCode, discount });
}

/** The record after something that is no redemption: expiry, revocation. The very same where nothing changed. */
export function happen(
  record: OfferRecord,
  event: Extract<OfferEvent, { kind: "expire" | "revoke" }>,
  now: number,
): Result<OfferRecord, Problem> {
  const next = transition(record, event, now);
  if (!next.ok) return next;
  return ok(next.value === record.life ? record : { ...record, life: next.value });
}
