/** What the services need of an offer's object: a part of `ports.ts`. */
import type { BusinessKey } from "../domain/offers/business-key.ts";
import type { OfferDocument } from "../domain/offers/offer.ts";
import type { Revocation, RevokeRequest } from "../domain/offers/revoke.ts";
import type { Outcome } from "../domain/privacy/erasure.ts";
import type { Problem } from "../domain/problems.ts";
import type { CommitRequest } from "../domain/redemptions/commit.ts";
import type { RedeemRequest } from "../domain/redemptions/redeem.ts";
import type { ById, Quote, Redemption } from "../domain/redemptions/redemption.ts";
import type { RedemptionDetail } from "../domain/redemptions/redemption-detail.ts";
import type { ReturnRequest } from "../domain/redemptions/return-lines.ts";
import type { Returned } from "../domain/redemptions/returns.ts";
import type { Result } from "../domain/result.ts";
import type { OfferEffects } from "./store-ports.ts";

/** A request of a till that changes something: its `Idempotency-Key` within its scope, what for, and until when. */
export interface IdempotentRequest {
  /** API key and route; the offer is the object. */
  readonly scope: string;
  readonly key: string;
  /** Of the body's canonical JSON, which holds the code and therefore may not be kept. */
  readonly fingerprint: string;
  /** Epoch milliseconds: from then on it is refused, since its store no longer waits for what may come of it. */
  readonly until: number;
}

/** An answer to a till, or its refusal. */
export type OfferAnswer<T> = Result<T, Problem> & {
  /** Whether this `Idempotency-Key` had been given the same before. */
  readonly replayed: boolean;
  /** Ids of the journal entries that it brought about. */
  readonly entries: readonly string[];
};

export interface OfferPort extends OfferEffects {
  create(document: OfferDocument, sub: string): Promise<"created" | "cancelled">;
  cancel(): Promise<void>;
  /** Its shopper is erased: nothing is left of it but a redemption, without the shopper. */
  erase(): Promise<Outcome>;
  check(request: RedeemRequest): Promise<Result<Quote, Problem>>;
  /** A redemption, or for a till in training what a live offer would take off. */
  redeem(request: RedeemRequest, key: IdempotentRequest): Promise<OfferAnswer<Redemption | Quote>>;
  commit(request: CommitRequest, key: IdempotentRequest): Promise<OfferAnswer<Redemption>>;
  undoRedemption(request: ById, key: IdempotentRequest): Promise<OfferAnswer<Redemption>>;
  /** Never refused but for its key: of an offer that there is not, nothing can be redeemed later either. */
  undoTransaction(business: BusinessKey, key: IdempotentRequest): Promise<OfferAnswer<null>>;
  returnLines(request: ReturnRequest, key: IdempotentRequest): Promise<OfferAnswer<Returned>>;
  redemption(id: string): Promise<RedemptionDetail | undefined>;
  revoke(request: RevokeRequest): Promise<Result<Revocation, Problem>>;
}
