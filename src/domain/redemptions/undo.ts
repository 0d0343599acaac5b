import { TOMBSTONES_MAX } from "../bounds.ts";
import { covers, type BusinessKey } from "../offers/business-key.ts";
import { transition } from "../offers/transition.ts";
import { problem, type Problem } from "../problems.ts";
import { err, ok, type Result } from "../result.ts";
import {
  type ById,
  type Done,
  keyOf,
  type OfferRecord,
  ownRedemption,
  type Redemption,
  redemptionView,
} from "./redemption.ts";

/** The tombstones with one more: of each transaction the highest attempt, and of all the newest. */
function buried({ tombstones }: OfferRecord, key: BusinessKey): readonly BusinessKey[] {
  if (tombstones.some((voided) => covers(voided, key))) return tombstones;
  return [...tombstones.filter((voided) => !covers(key, voided)), key].slice(-TOMBSTONES_MAX);
}

/**
 * Undoes at `now` (epoch milliseconds) what the transaction did, up to its attempt, and bars what of it may still be on
 * its way. The very same record where that had been done. A redemption of which everything came back stays returned.
 */
export function undo(record: OfferRecord, key: BusinessKey, now: number): OfferRecord {
  const life = transition(record, { kind: "void", by: key }, now);
  const tombstones = buried(record, key);
  if (!life.ok || tombstones === record.tombstones) return record;
  const returned = life.value.state === "returned" ? life.value.by : null;
  const redemptions = record.redemptions.map((one) => {
    const stays = one.voidedAt !== null || !covers(key, one.key) || (returned !== null && covers(key, returned));
    return stays ? one : { ...one, voidedAt: now };
  });
  return { ...record, life: life.value, redemptions, tombstones };
}

/** Undoes the transaction that a till names, of which the offer may know nothing: its answer was lost, or it never came. */
export const undoTransaction = (record: OfferRecord, key: BusinessKey, now: number): OfferRecord =>
  record.document.storeIds.includes(key.storeId) ? undo(record, keyOf(key), now) : record;

/** Undoes a redemption by its id. Refusals: `not_found`. */
export function undoRedemption(record: OfferRecord, request: ById, now: number): Result<Done<Redemption>, Problem> {
  const known = ownRedemption(record, request);
  if (known === undefined) return err(problem("not_found"));
  const next = undo(record, known.key, now);
  const voided = next.redemptions.find(({ id }) => id === known.id) ?? known;
  return ok({ record: next, answer: redemptionView(next, voided, now) });
}
