import { RESERVE_HEADROOM_BASIS_POINTS } from "../bounds.ts";
import type { Cart, CartItem } from "../carts/cart.ts";
import { percentUp } from "../money/exact.ts";
import { kindOf, type Reward } from "../offers/reward.ts";
import type { Eligible, Reach } from "../offers/rewards/kind.ts";
import { partsOf } from "./quantity.ts";

const raised = (amount: number): number => amount + percentUp(amount, RESERVE_HEADROOM_BASIS_POINTS);

/** One piece of the dearest article: who buys only that one has it as the cheapest too. */
function dearestPiece(items: readonly CartItem[]): readonly CartItem[] {
  const [dearest] = items.toSorted((a, b) => b.unitPrice - a.unitPrice);
  return dearest === undefined ? [] : [{ ...dearest, quantity: 1 }];
}

/** The cart as it was left as something to take a reward from, at prices a tenth higher. Null for one that is about no cart. */
function asLeft({ appliesTo: { kind, target } }: Reach, items: readonly CartItem[]): Eligible | null {
  if (items.length === 0 || kind === "skus" || kind === "categories") return null;
  const meant = target === "all" ? items : dearestPiece(items);
  const lines = meant.map(({ sku, quantity, unitPrice }) => {
    const amount = raised(unitPrice * quantity);
    return { lineId: sku, parts: partsOf(quantity), amount, room: amount };
  });
  return { lines, subtotal: raised(meant.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0)) };
}

/**
 * What an offer of `reward` for `cart` can cost, minor units of the cart's currency, to be reserved at issue: the
 * smaller of the cap and the reward on the cart as it was left plus a headroom for prices that moved; an amount and a
 * free item's value are themselves; points are 0. What follows from prices but is about no cart may meet a basket of
 * any size, so only its cap bounds it. Null where nothing bounds it, and where the reward does not name the currency.
 */
export function liability(reward: Reward, { currency, items }: Pick<Cart, "currency" | "items">): number | null {
  const kind = kindOf(reward);
  const most = kind.most(reward, currency);
  if (most === undefined) return null;
  const reach = kind.cap === undefined ? null : kind.reach(reward);
  const left = reach === null ? null : asLeft(reach, items);
  const onCart = left === null ? undefined : kind.takes(reward, left, currency)?.amount;
  const amount = Math.min(most, onCart ?? Infinity);
  return Number.isFinite(amount) ? amount : null;
}
