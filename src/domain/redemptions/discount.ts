import { RESERVE_HEADROOM_BASIS_POINTS } from "../bounds.ts";
import { cartTotal, type Cart } from "../carts/cart.ts";
import { percentHalfUp, percentUp, shareOut } from "../money/exact.ts";
import { amountIn, type Money } from "../money/money.ts";
import type { OfferItem } from "../offers/offer.ts";
import type { Reward } from "../offers/reward.ts";
import { problem, type Problem } from "../problems.ts";
import { err, ok, type Result } from "../result.ts";
import type { Basket } from "./basket.ts";
import { eligibleLines, missingItems } from "./eligible.ts";

/** What comes off, minor units of `currency`. The lines' amounts are at least 1 and sum to `amount`. */
export interface Discount {
  readonly currency: string;
  readonly amount: number;
  readonly lines: readonly { readonly lineId: string; readonly amount: number }[];
}

/** What `reward` takes off `subtotal`, rounded once; null where it names no amount in `currency`. Caps are apart. */
const takenOff = (reward: Reward, subtotal: number, currency: string): number | null =>
  reward.kind === "percentOff"
    ? percentHalfUp(subtotal, reward.basisPoints)
    : (amountIn(reward.amount, currency) ?? null);

/** The most that `reward` may take off in `currency`; null where its cap does not name the currency. */
const capOf = (reward: Reward, currency: string): number | null =>
  reward.kind === "percentOff" && reward.cap !== null
    ? (amountIn(reward.cap, currency) ?? null)
    : Number.POSITIVE_INFINITY;

function capped(reward: Reward, subtotal: number, currency: string): number | null {
  const off = takenOff(reward, subtotal, currency);
  const cap = capOf(reward, currency);
  return off === null || cap === null ? null : Math.min(off, cap);
}

/**
 * What `reward` takes off `basket` for the `items` left in the cart: one rounding, half up, on the eligible
 * subtotal; never more than that subtotal, the reward's cap or `reserved`; shared among the lines by largest
 * remainder. An offer is never spent on nothing: where nothing would come off, it is refused.
 * Refusals: `currency_mismatch`; `basket_not_eligible` with `eligible` and `missing` as `[{ sku }]`.
 */
export function discountFor(
  reward: Reward,
  items: readonly OfferItem[],
  basket: Basket,
  reserved: Money,
): Result<Discount, Problem> {
  const { currency, lines } = basket;
  if (currency !== reserved.currency) return err(problem("currency_mismatch"));
  const eligible = eligibleLines(reward.appliesTo, items, lines);
  const subtotal = eligible.reduce((sum, line) => sum + line.amount, 0);
  const off = capped(reward, subtotal, currency);
  if (off === null) return err(problem("currency_mismatch"));
  const amount = Math.min(off, subtotal, reserved.amount);
  if (amount === 0) return err(notEligible(reward, items, basket));
  const shares = shareOut(
    amount,
    eligible.map((line) => line.amount),
  );
  const shared = eligible.map(({ lineId }, index) => ({ lineId, amount: shares[index] ?? 0 }));
  return ok({ currency, amount, lines: shared.filter((share) => share.amount > 0) });
}

/** A reward on the whole basket waits for no item in particular. */
function notEligible({ appliesTo }: Reward, items: readonly OfferItem[], { lines }: Basket): Problem {
  const wanted = appliesTo.kind === "basket" ? [] : items;
  const missing = missingItems(appliesTo.match, wanted, lines);
  return problem("basket_not_eligible", undefined, { members: { eligible: skusOf(wanted), missing: skusOf(missing) } });
}

const skusOf = (items: readonly OfferItem[]) => items.map(({ sku }) => ({ sku }));

/**
 * What an offer of `reward` for `cart` can cost, minor units of the cart's currency, to be reserved at issue: the
 * smaller of the cap and the reward on the cart as it was left plus a headroom for prices that moved; an amount is
 * itself. A percentage that is about no cart may meet a basket of any size, so only its cap bounds it. Null where nothing
 * bounds it, and where the reward does not name the cart's currency.
 */
export function liability(reward: Reward, cart: Cart): number | null {
  if (reward.kind === "percentOff" && cart.items.length === 0) return amountIn(reward.cap ?? [], cart.currency) ?? null;
  const total = cartTotal(cart);
  const withHeadroom = total + percentUp(total, RESERVE_HEADROOM_BASIS_POINTS);
  return capped(reward, withHeadroom, cart.currency);
}
