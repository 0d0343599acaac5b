import { transition } from "../offers/transition.ts";
import { problem, type Problem } from "../problems.ts";
import { err, ok, type Result } from "../result.ts";
import type { Basket } from "./basket.ts";
import { discountFor } from "./discount.ts";
import { isVoided, stageOf } from "./redeem.ts";
import {
  type ById,
  type Done,
  type OfferRecord,
  ownRedemption,
  type Redemption,
  type RedemptionRecord,
  redemptionView,
  withRedemption,
} from "./redemption.ts";
import { freeze } from "./returns.ts";

export interface CommitRequest extends ById {
  /** What stands on the receipt in the end; null where it is what was reserved for. */
  readonly basket: Basket | null;
}

/** What comes off the final basket: never more than was reserved when the offer was issued. */
function settled(
  { document }: OfferRecord,
  { discount, frozen }: RedemptionRecord,
  basket: Basket | null,
): Result<Pick<RedemptionRecord, "discount" | "frozen">, Problem> {
  if (basket === null) return ok({ discount, frozen });
  const final = discountFor(document.reward, document.items, basket, document.reserved, document.guarded);
  return final.ok ? ok({ discount: final.value, frozen: freeze(basket, final.value) }) : final;
}

/**
 * The customer of a reservation has paid. Who commits again hears the same; who commits after the reservation has
 * lapsed is honoured for `LATE_COMMIT_MS`, if nobody else has taken the offer. At `now`, epoch milliseconds.
 * Refusals: `not_found`, `voided`, `reservation_expired`, `revoked`, those of `discountFor`.
 */
export function commit(record: OfferRecord, request: CommitRequest, now: number): Result<Done<Redemption>, Problem> {
  const reserved = ownRedemption(record, request);
  if (reserved === undefined) return err(problem("not_found"));
  if (isVoided(record, reserved.key)) return err(problem("voided"));
  if (reserved.committed) return ok({ record, answer: redemptionView(record, reserved, now) });
  const life = transition(record, { kind: "commit", by: reserved.key }, now);
  if (!life.ok) return life;
  const final = settled(record, reserved, request.basket);
  if (!final.ok) return final;
  const redemption = { ...reserved, ...final.value, committed: stageOf(life.value).committed };
  const next = withRedemption({ ...record, life: life.value }, redemption);
  return ok({ record: next, answer: redemptionView(next, redemption, now) });
}
