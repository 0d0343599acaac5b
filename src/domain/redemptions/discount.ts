import { shareOut } from "../money/exact.ts";
import type { Money } from "../money/money.ts";
import type { OfferDocument, OfferItem } from "../offers/offer.ts";
import { kindOf, type Reward } from "../offers/reward.ts";
import type { Eligible, Reach } from "../offers/rewards/kind.ts";
import { problem, type Problem } from "../problems.ts";
import { err, ok, type Result } from "../result.ts";
import { type Basket, basketTotal } from "./basket.ts";
import { eligibleIn, missingItems } from "./eligible.ts";

/** What comes off, minor units of `currency`. The lines' amounts are at least 1 and sum to `amount`. */
export interface Discount {
  readonly currency: string;
  readonly amount: number;
  readonly lines: readonly { readonly lineId: string; readonly amount: number }[];
  /** What the retailer's programme credits, where the reward is points. */
  readonly points?: number;
}

const NOTHING: Eligible = { lines: [], subtotal: 0 };

/**
 * What `reward` takes off `basket` for the `items` left in the cart: one rounding, half up, on the eligible subtotal;
 * never more than that subtotal, what the basket comes to, the reward's cap or `reserved`; shared among the lines by
 * largest remainder, and each share cut where its line would cost less than its floor. An offer is never spent on
 * nothing: where nothing would come off or be credited, it is refused.
 * Refusals: `currency_mismatch`; `basket_not_eligible` with `eligible` and `missing` as `[{ sku }]`.
 */
export function discountFor(
  reward: Reward,
  items: readonly OfferItem[],
  basket: Basket,
  reserved: Money,
  guarded?: OfferDocument["guarded"],
): Result<Discount, Problem> {
  const { currency, lines } = basket;
  const kind = kindOf(reward);
  const reach = kind.reach(reward);
  const eligible = reach === null ? NOTHING : eligibleIn(reach, items, lines, guarded);
  const taken = kind.takes(reward, eligible, currency);
  const most = kind.most(reward, currency);
  if (currency !== reserved.currency || taken === undefined || most === undefined) {
    return err(problem("currency_mismatch"));
  }
  const total = Math.max(0, basketTotal(basket));
  const whole = Math.min(taken.amount, most, sumOf(taken.from), eligible.subtotal, total, reserved.amount);
  const shares = whole === 0 ? [] : shareOut(whole, taken.from);
  const cut = eligible.lines.map(({ lineId, room }, index) => ({ lineId, amount: Math.min(shares[index] ?? 0, room) }));
  const given = cut.filter((share) => share.amount > 0);
  const points = kind.points?.(reward);
  if (given.length === 0 && points === undefined) return err(notEligible(reach, items, basket));
  const amount = sumOf(given.map((share) => share.amount));
  return ok({ currency, amount, lines: given, ...(points === undefined ? {} : { points }) });
}

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** A reward on the whole basket, or on what is of a category, waits for no item in particular. */
function notEligible(reach: Reach | null, items: readonly OfferItem[], { lines }: Basket): Problem {
  const wanted = reach === null ? [] : wantedBy(reach, items);
  const missing = missingItems(reach?.appliesTo.match ?? "sku", wanted, lines);
  return problem("basket_not_eligible", undefined, { members: { eligible: skusOf(wanted), missing: skusOf(missing) } });
}

function wantedBy({ appliesTo }: Reach, items: readonly OfferItem[]): readonly OfferItem[] {
  if (appliesTo.kind === "cartItems") return items;
  if (appliesTo.kind !== "skus") return [];
  return appliesTo.skus.map((sku) => ({ sku, productId: null, gtin: null, quantity: 1 }));
}

const skusOf = (items: readonly OfferItem[]) => items.map(({ sku }) => ({ sku }));
