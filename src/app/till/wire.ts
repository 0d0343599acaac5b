import type { Discount as Made } from "../../domain/redemptions/discount.ts";
import type { Quote as Told, Redemption as Redeemed } from "../../domain/redemptions/redemption.ts";
import type { RedemptionDetail as Detail } from "../../domain/redemptions/redemption-detail.ts";

/* The service's answers as they are read: what may be left out of them may as well be undefined. */

export interface Discount extends Omit<Made, "points"> {
  readonly points?: number | undefined;
}
export interface Quote extends Omit<Told, "discount"> {
  readonly discount: Discount;
}
export interface Redemption extends Quote {
  readonly id: string;
  readonly status: Redeemed["status"];
  readonly reservedUntil?: string | undefined;
  readonly late?: true | undefined;
}
export type RedemptionDetail = Redemption & Omit<Detail, keyof Redeemed>;
