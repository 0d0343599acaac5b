import type { OfferRecord } from "../redemptions/redemption.ts";
import { problem, type Problem } from "../problems.ts";
import { err, ok, type Result } from "../result.ts";
import { holdsStore, type StoreScope } from "../stores/store-selector.ts";
import type { LifeState, OfferEvent } from "./life.ts";
import { transition } from "./transition.ts";

export interface RevokeRequest {
  readonly reason: string;
  /** Stores that the caller speaks for: an offer for others too is none of theirs. */
  readonly scope: StoreScope;
}

/** How an offer stands that was to be revoked: one that had ended otherwise stays as it was. */
export interface Revocation {
  readonly id: string;
  readonly state: LifeState;
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

/**
 * Takes an offer back at `now` (epoch milliseconds). Refusals: `not_found`; `reserved_elsewhere` while a till holds it;
 * `not_reversible` once it was redeemed.
 */
export function revoke(
  record: OfferRecord,
  { reason, scope }: RevokeRequest,
  now: number,
): Result<{ readonly record: OfferRecord; readonly answer: Revocation }, Problem> {
  const { id, storeIds } = record.document;
  if (!storeIds.every((storeId) => holdsStore(scope, storeId))) return err(problem("not_found"));
  const next = happen(record, { kind: "revoke", reason }, now);
  return next.ok ? ok({ record: next.value, answer: { id, state: next.value.life.state } }) : next;
}
