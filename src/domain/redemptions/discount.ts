import { shareOut } from "../money/exact.ts";
import type { Money } from "../money/money.ts";
import type { OfferDocument, OfferItem } from "../offers/offer.ts";
import { kindOf, type Reward } from "../offers/reward.ts";
import type { Eligible, Reach, Taken } from "../offers/rewards/kind.ts";
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
  const bound = Math.min(Math.max(0, basketTotal(basket)), reserved.amount);
  const taken = currency === reserved.currency ? takenBy(reward, eligible, { amount: bound, currency }) : undefined;
  if (taken === undefined) return err(problem("currency_mismatch"));
  const given = sharedOut(taken, eligible);
  const points = kind.points?.(reward);
  if (given.length === 0 && points === undefined) return err(notEligible(reach, items, basket));
  const amount = sumOf(given.map((share) => share.amount));
  return ok({ currency, amount, lines: given, ...(points === undefined ? {} : { points }) });
}

/**
 * What `reward` takes off what is `eligible`, before it is shared among the lines: `bound` at most. Undefined where it
 * names nothing in that currency.
 */
function takenBy(reward: Reward, eligible: Eligible, { amount: bound, currency }: Money): Taken | undefined {
  const kind = kindOf(reward);
  const taken = kind.takes(reward, eligible, currency);
  const most = kind.most(reward, currency);
  if (taken === undefined || most === undefined) return undefined;
  const amount = Math.min(taken.amount, most, sumOf(taken.from), eligible.subtotal, bound);
  return { amount, from: taken.from };
}

function sharedOut({ amount, from }: Taken, { lines }: Eligible): Discount["lines"] {
  const shares = amount === 0 ? [] : shareOut(amount, from);
  const cut = lines.map(({ lineId, room }, index) => ({ lineId, amount: Math.min(shares[index] ?? 0, room) }));
  return cut.filter((share) => share.amount > 0);
}

/** The `lines` of the discount that `discountFor` comes to, where what is eligible is known; none where it refuses. */
export function sharesFor(reward: Reward, eligible: Eligible, bound: Money): Discount["lines"] {
  const taken = takenBy(reward, eligible, bound);
  return taken === undefined ? [] : sharedOut(taken, eligible);
}

/** What `sharesFor` come to, without sharing it out where nothing would be cut. */
export function amountFor(reward: Reward, eligible: Eligible, bound: Money): number {
  const taken = takenBy(reward, eligible, bound);
  if (taken === undefined) return 0;
  // No share is larger than what it is taken from, so that where there is room for that nothing is cut.
  const isCut = taken.from.some((from, index) => from > (eligible.lines[index]?.room ?? 0));
  return isCut ? sumOf(sharedOut(taken, eligible).map((share) => share.amount)) : taken.amount;
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
