import { sameKey, type BusinessKey } from "../offers/business-key.ts";
import { BORN, type Life } from "../offers/life.ts";
import type { OfferDocument } from "../offers/offer.ts";
import { wireTime } from "../offers/wire-time.ts";
import { problem, type Problem } from "../problems.ts";
import type { Discount } from "./discount.ts";
import type { FrozenDiscount, ReturnLine, Returned } from "./returns.ts";

/** What a till would be told, and is told by `check`: what comes off, and what the receipt says. */
export interface Quote {
  readonly offerId: string;
  readonly label: string;
  readonly reasonCode: string;
  readonly test: boolean;
  readonly discount: Discount;
}

/** Where a redemption stands. `lapsed` is a reservation that ran out; `returned` one of which everything came back. */
export type RedemptionStatus = "reserved" | "lapsed" | "committed" | "voided" | "returned";

/** The use of an offer at a till, as the wire shows it. */
export interface Redemption extends Quote {
  readonly id: string;
  readonly status: RedemptionStatus;
  readonly reservedUntil?: string;
  /** Whether the till committed after its reservation had lapsed. */
  readonly late?: true;
}

/** What came back of a redemption at one time, at whichever store. */
export interface ReturnRecord {
  readonly storeId: string;
  readonly tillId: string;
  readonly transactionId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly lines: readonly ReturnLine[];
  /** As the till was answered. */
  readonly answer: Returned;
}

/** All that is kept of a redemption. Times are epoch milliseconds. It points at no person. */
export interface RedemptionRecord {
  readonly id: string;
  readonly key: BusinessKey;
  /** When it was first asked for. */
  readonly at: number;
  /** What came off, or would. */
  readonly discount: Discount;
  /** Until when it was last reserved; null where it was redeemed at once. */
  readonly heldUntil: number | null;
  readonly committed: { readonly at: number; readonly late: boolean } | null;
  readonly voidedAt: number | null;
  /** What of the discount can still come back, line by line. */
  readonly frozen: FrozenDiscount;
  readonly returns: readonly ReturnRecord[];
}

/** All that the Offer object knows of its offer. */
export interface OfferRecord {
  readonly document: OfferDocument;
  readonly life: Life;
  /** In the order of their numbers, which start at 1. */
  readonly redemptions: readonly RedemptionRecord[];
  /** Transactions that were voided, whether or not anything was known of them: the newest. */
  readonly tombstones: readonly BusinessKey[];
}

/** What something comes to that a till asked for: the record after it, the very same where nothing changed. */
export interface Done<Answer> {
  readonly record: OfferRecord;
  readonly answer: Answer;
}

export const newRecord = (document: OfferDocument): OfferRecord => ({
  document,
  life: BORN,
  redemptions: [],
  tombstones: [],
});

/** The one answer to whoever may not know more: every use of it is the same bytes. */
export const NOT_REDEEMABLE: Problem = problem("not_redeemable");

/** The business key of a request without the rest of it. */
export const keyOf = ({ storeId, tillId, transactionId, attempt }: BusinessKey): BusinessKey => ({
  storeId,
  tillId,
  transactionId,
  attempt,
});

/** Who asks about a redemption by its id. */
export interface ById {
  readonly redemptionId: string;
  /** Stores that the calling API key is bound to; null where it is bound to none. */
  readonly callerStores: readonly string[] | null;
}

export const redemptionOf = ({ redemptions }: OfferRecord, key: BusinessKey): RedemptionRecord | undefined =>
  redemptions.find((one) => sameKey(one.key, key));

/** The redemption of this id, if it was made at a store of the caller's. */
export function ownRedemption({ redemptions }: OfferRecord, { redemptionId, callerStores }: ById) {
  const found = redemptions.find(({ id }) => id === redemptionId);
  return callerStores === null || (found && callerStores.includes(found.key.storeId)) ? found : undefined;
}

/** The record with this redemption in the place of the one of the same id, or behind all others. */
export function withRedemption(record: OfferRecord, redemption: RedemptionRecord): OfferRecord {
  const others = record.redemptions.filter(({ id }) => id !== redemption.id);
  const isNew = others.length === record.redemptions.length;
  const redemptions = isNew
    ? [...others, redemption]
    : record.redemptions.map((one) => (one.id === redemption.id ? redemption : one));
  return { ...record, redemptions };
}

function statusOf({ life }: OfferRecord, { key, voidedAt, committed, heldUntil }: RedemptionRecord, now: number) {
  if (voidedAt !== null) return "voided";
  if (committed !== null) return life.state === "returned" && sameKey(life.by, key) ? "returned" : "committed";
  return heldUntil !== null && now < heldUntil ? "reserved" : "lapsed";
}

/** What a till would be told of this offer for this discount. */
export const quoteOf = ({ document }: OfferRecord, discount: Discount): Quote => ({
  offerId: document.id,
  label: document.label,
  reasonCode: document.reasonCode,
  test: document.test,
  discount,
});

/** A redemption as the wire shows it at `now` (epoch milliseconds). */
export function redemptionView(record: OfferRecord, redemption: RedemptionRecord, now: number): Redemption {
  const { id, discount, heldUntil, committed } = redemption;
  const status: RedemptionStatus = statusOf(record, redemption, now);
  return {
    id,
    status,
    ...(status === "reserved" && heldUntil !== null ? { reservedUntil: wireTime(heldUntil) } : {}),
    ...(committed?.late ? { late: true } : {}),
    ...quoteOf(record, discount),
  };
}
