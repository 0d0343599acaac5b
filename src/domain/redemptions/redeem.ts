import { covers, type BusinessKey } from "../offers/business-key.ts";
import type { Life } from "../offers/life.ts";
import { transition } from "../offers/transition.ts";
import { problem, type Problem } from "../problems.ts";
import { err, ok, type Result } from "../result.ts";
import type { Basket } from "./basket.ts";
import { discountFor } from "./discount.ts";
import {
  type Done,
  keyOf,
  NOT_REDEEMABLE,
  type OfferRecord,
  type Quote,
  quoteOf,
  type Redemption,
  redemptionOf,
  type RedemptionRecord,
  redemptionView,
  withRedemption,
} from "./redemption.ts";
import { redemptionId } from "./redemption-id.ts";
import { freeze } from "./returns.ts";

export interface RedeemRequest extends BusinessKey {
  readonly basket: Basket;
  /** `later` reserves the offer until the till commits. */
  readonly capture: "now" | "later";
  /** Whether the till is in training: it redeems test offers, and of a live one it is told what would come off. */
  readonly training: boolean;
  /** Stores that the calling API key is bound to; null where it is bound to none. */
  readonly callerStores: readonly string[] | null;
}

/** A caller that has a store of the offer learns that it named another; anyone else learns nothing. */
function storeRefusal({ document: { storeIds } }: OfferRecord, { storeId, callerStores }: RedeemRequest) {
  if (storeIds.includes(storeId)) return null;
  const holdsOne = callerStores === null || storeIds.some((id) => callerStores.includes(id));
  return holdsOne ? problem("store_not_eligible") : NOT_REDEEMABLE;
}

function refusalOf(record: OfferRecord, request: RedeemRequest): Problem | null {
  const ofStore = storeRefusal(record, request);
  if (ofStore !== null) return ofStore;
  if (record.document.test && !request.training) return problem("test_offer");
  return isVoided(record, request) ? problem("voided") : null;
}

/** Whether a void came before: whatever of that transaction and attempt comes later is refused. */
export const isVoided = ({ tombstones }: OfferRecord, key: BusinessKey): boolean =>
  tombstones.some((voided) => covers(voided, key));

/** What the life that a till's event led to makes of its redemption. */
export const stageOf = (life: Life): Pick<RedemptionRecord, "heldUntil" | "committed"> => ({
  heldUntil: life.state === "reserved" ? life.hold.until : null,
  committed: life.state === "redeemed" ? { at: life.at, late: life.late } : null,
});

function happens(record: OfferRecord, request: RedeemRequest, now: number): Result<Done<Redemption>, Problem> {
  const key = keyOf(request);
  const earlier = redemptionOf(record, key);
  const same = (one: RedemptionRecord) => ok({ record, answer: redemptionView(record, one, now) });
  if (earlier?.committed) return same(earlier);
  const life = transition(record, { kind: request.capture === "later" ? "reserve" : "redeem", by: key }, now);
  if (!life.ok) return life;
  if (earlier !== undefined && life.value === record.life) return same(earlier);
  const { reward, items, reserved, guarded, id } = record.document;
  const discount = discountFor(reward, items, request.basket, reserved, guarded);
  if (!discount.ok) return discount;
  const redemption: RedemptionRecord = {
    id: earlier?.id ?? redemptionId(id, record.redemptions.length + 1),
    key,
    at: earlier?.at ?? now,
    discount: discount.value,
    ...stageOf(life.value),
    voidedAt: null,
    frozen: freeze(request.basket, discount.value),
    returns: [],
  };
  const next = withRedemption({ ...record, life: life.value }, redemption);
  return ok({ record: next, answer: redemptionView(next, redemption, now) });
}

/**
 * Redeems or reserves at `now` (epoch milliseconds). Whether the `Idempotency-Key` was seen is asked before, of
 * `recall`. Then, in this order: the store, test or live, the business key, the offer's state, the basket. The same
 * business key is the same redemption, which is answered as it stands now; a reservation that has lapsed is made
 * again. A till in training gets a quote of a live offer, and nothing happens.
 * Refusals: `not_redeemable`, `store_not_eligible`, `test_offer`, `voided`, those of `transition` and `discountFor`.
 */
export function redeem(
  record: OfferRecord,
  request: RedeemRequest,
  now: number,
): Result<Done<Redemption | Quote>, Problem> {
  const refusal = refusalOf(record, request);
  if (refusal !== null) return err(refusal);
  const done = happens(record, request, now);
  if (!done.ok || record.document.test || !request.training) return done;
  return ok({ record, answer: quoteOf(record, done.value.answer.discount) });
}

/** What `redeem` would take off, without anything happening. Same refusals. */
export function check(record: OfferRecord, request: RedeemRequest, now: number): Result<Quote, Problem> {
  const done = redeem(record, request, now);
  return done.ok ? ok(quoteOf(record, done.value.answer.discount)) : done;
}
