import { type BusinessKey, covers } from "../../src/domain/offers/business-key.ts";
import type { Quote, Redemption } from "../../src/domain/redemptions/redemption.ts";
import type { Returned } from "../../src/domain/redemptions/returns.ts";

/** A redemption that a till was told is committed. */
export interface Sale {
  readonly offerId: string;
  readonly key: BusinessKey;
  readonly id: string;
  /** Minor units. */
  readonly discount: number;
}

/** A return that a till was told is done. */
export interface GivenBack {
  readonly redemptionId: string;
  /** The transaction and the lines: the same ones are the same return. */
  readonly name: string;
  readonly refund: Returned["refund"];
}

interface Void {
  readonly offerId: string;
  readonly key: BusinessKey;
}

/** What tills have asked for and were told: what they know, whatever became of it. */
export class Book {
  readonly sales: Sale[] = [];
  readonly returns: GivenBack[] = [];
  /** Voids that were sent, answered or not. */
  readonly asked: Void[] = [];
  /** Voids that were answered. */
  readonly voided: Void[] = [];

  /** Notes a redemption if it is one that the customer may leave with. */
  told(offerId: string, key: BusinessKey, answer: Redemption | Quote): void {
    if (!("id" in answer) || answer.status !== "committed") return;
    this.sales.push({ offerId, key, id: answer.id, discount: answer.discount.amount });
  }

  /** Whether any till ever wanted this undone. */
  isDisowned({ offerId, key }: Pick<Sale, "offerId" | "key">): boolean {
    return this.asked.some((one) => one.offerId === offerId && covers(one.key, key));
  }
}
