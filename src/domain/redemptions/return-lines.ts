import { RETURNS_WITHIN_MS } from "../bounds.ts";
import type { BusinessKey } from "../offers/business-key.ts";
import { transition } from "../offers/transition.ts";
import { problem, type Problem } from "../problems.ts";
import { err, ok, type Result } from "../result.ts";
import { canonicalJson } from "./idempotency.ts";
import { type Done, type OfferRecord, type RedemptionRecord, type ReturnRecord, withRedemption } from "./redemption.ts";
import { giveBack, isAllBack, type Returned, type ReturnLine } from "./returns.ts";

/** Goods that come back: at which till, in which of its transactions, and what. */
export interface ReturnRequest extends Omit<BusinessKey, "attempt"> {
  readonly redemptionId: string;
  readonly lines: readonly ReturnLine[];
}

/** The same lines in the same transaction are the same return, however often and under which key it is asked for. */
const sameReturn = (a: ReturnRequest, b: ReturnRecord): boolean =>
  a.storeId === b.storeId &&
  a.tillId === b.tillId &&
  a.transactionId === b.transactionId &&
  canonicalJson(a.lines) === canonicalJson(b.lines);

function refusalOf({ voidedAt, committed }: RedemptionRecord, now: number): Problem | null {
  if (voidedAt !== null) return problem("voided");
  const isReversible = committed !== null && now < committed.at + RETURNS_WITHIN_MS;
  return isReversible ? null : problem("not_reversible");
}

/** The life after a return. One that was returned stays so: what is still to come was not reduced. */
function lifeAfter(record: OfferRecord, all: boolean, now: number): Result<OfferRecord["life"], Problem> {
  return record.life.state === "returned" ? ok(record.life) : transition(record, { kind: "return", all }, now);
}

/**
 * Gives back lines of a redemption at `now` (epoch milliseconds), at any store and for `RETURNS_WITHIN_MS`.
 * Refusals: `not_found`, `voided`, `not_reversible`, those of `giveBack`.
 */
export function returnLines(record: OfferRecord, request: ReturnRequest, now: number): Result<Done<Returned>, Problem> {
  const redemption = record.redemptions.find(({ id }) => id === request.redemptionId);
  if (redemption === undefined) return err(problem("not_found"));
  const earlier = redemption.returns.find((one) => sameReturn(request, one));
  if (earlier !== undefined) return ok({ record, answer: earlier.answer });
  const refusal = refusalOf(redemption, now);
  if (refusal !== null) return err(refusal);
  const { storeId, tillId, transactionId, lines } = request;
  const given = giveBack(redemption.frozen, lines);
  if (!given.ok) return given;
  const { frozen, answer } = given.value;
  const life = lifeAfter(record, isAllBack(frozen), now);
  if (!life.ok) return life;
  const returned: ReturnRecord = { storeId, tillId, transactionId, at: now, lines, answer };
  const next = { ...redemption, frozen, returns: [...redemption.returns, returned] };
  return ok({ record: withRedemption({ ...record, life: life.value }, next), answer });
}
