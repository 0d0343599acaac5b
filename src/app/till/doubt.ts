import type { RedemptionDetail } from "./wire.ts";

/** What a till does that takes effect. */
export type Deed = "redeem" | "reserve" | "commit" | "void" | "return";

/**
 * What was asked for and not yet heard of. It outlives the page, so it holds ids only: no code, no token, no goods.
 * Without the code the request cannot be made again, but what became of it can be asked.
 */
export interface Doubt {
  readonly deed: Deed;
  readonly storeId: string;
  readonly tillId: string;
  readonly transactionId: string;
  /** Null where the redemption was to be made by the very request. */
  readonly redemptionId: string | null;
  readonly training: boolean;
}

/** What it is on the books, once it is done. `amount` is minor units, below zero where something comes back. */
export function effectOf({ deed, transactionId }: Doubt, { discount, committedAt, returns }: RedemptionDetail) {
  switch (deed) {
    case "void":
      return committedAt === null ? null : { kind: "voided", amount: 0 - discount.amount };
    case "return": {
      const back = returns.find((one) => one.transactionId === transactionId);
      return back === undefined ? null : { kind: `returned ${transactionId}`, amount: 0 - back.refund.discount };
    }
    default:
      return { kind: "redeemed", amount: discount.amount };
  }
}

/** What became of it. */
export type Outcome =
  | { readonly kind: "done"; readonly redemption: RedemptionDetail }
  /** The offer waits for the till to say that the customer has paid. */
  | { readonly kind: "held"; readonly redemption: RedemptionDetail }
  | { readonly kind: "nothing" }
  /** A reservation stands in no book; it ends by itself. */
  | { readonly kind: "lapses" };

type Found = readonly RedemptionDetail[];

const statusIs = (...wanted: readonly RedemptionDetail["status"][]) => {
  return ({ status }: RedemptionDetail): boolean => wanted.includes(status);
};

/** By what a deed is seen to be done. */
const SEEN: Readonly<Record<Deed, (redemption: RedemptionDetail, doubt: Doubt) => boolean>> = {
  redeem: statusIs("committed", "returned"),
  reserve: statusIs("committed", "returned"),
  commit: statusIs("committed", "returned"),
  void: statusIs("voided"),
  return: ({ returns }, { storeId, tillId, transactionId }) =>
    returns.some((one) => one.storeId === storeId && one.tillId === tillId && one.transactionId === transactionId),
};

/** Whether it is a redemption that the doubt can be about: a receipt may have to do with others. */
const isMeant = (redemption: RedemptionDetail, { redemptionId, storeId, tillId, transactionId }: Doubt): boolean =>
  redemptionId === null
    ? redemption.storeId === storeId && redemption.tillId === tillId && redemption.transactionId === transactionId
    : redemption.id === redemptionId;

/** What became of a request, by what the service knows after everything of that time has been written down. */
export function outcomeOf(doubt: Doubt, found: Found): Outcome {
  const meant = found.filter((redemption) => isMeant(redemption, doubt));
  const done = meant.find((redemption) => SEEN[doubt.deed](redemption, doubt));
  if (done !== undefined) return { kind: "done", redemption: done };
  const held = meant.find(statusIs("reserved", "lapsed"));
  if (held !== undefined) return { kind: "held", redemption: held };
  return { kind: doubt.deed === "reserve" ? "lapses" : "nothing" };
}
