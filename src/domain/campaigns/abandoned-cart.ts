import type { Cart, CartItem } from "../carts/cart.ts";
import { isMuted, type Restraint } from "../contacts/restraint.ts";
import { instantOf } from "./local-time.ts";

/** What is known of the shopper's cart when a decision is made. `late`: it did not come in time. */
export type CartInput =
  | { readonly kind: "present"; readonly cart: Cart }
  | { readonly kind: "none" }
  | { readonly kind: "unknown"; readonly reason: "cart_unsettled" | "late" }
  | { readonly kind: "unheard"; readonly reason: "cart_not_mine" | "cart_muted" };

/** A cart that was left: not empty, and untouched for long enough. `leftAt` is epoch milliseconds. */
export interface AbandonedCart {
  readonly cart: Cart;
  readonly leftAt: number;
}

export type MissingCart = "no_cart" | "cart_in_use" | "cart_unsettled" | "cart_late" | "cart_not_mine" | "cart_muted";

export type CartState =
  | { readonly abandoned: AbandonedCart; readonly missing?: never }
  | { readonly abandoned: null; readonly missing: MissingCart };

/** Age is by the cart's own `updatedAt`, never by when it was received. */
export function cartState(input: CartInput, now: number, abandonedAfterMs: number): CartState {
  if (input.kind === "unknown") return missing(input.reason === "late" ? "cart_late" : input.reason);
  if (input.kind === "unheard") return missing(input.reason);
  if (input.kind === "none" || input.cart.items.length === 0) return missing("no_cart");
  const leftAt = instantOf(input.cart.updatedAt);
  return now - leftAt >= abandonedAfterMs ? { abandoned: { cart: input.cart, leftAt } } : missing("cart_in_use");
}

const missing = (why: MissingCart): CartState => ({ abandoned: null, missing: why });

/** The dearest article of the cart, the first of equals: what a message names. */
export const topItem = (cart: Cart): CartItem | undefined =>
  cart.items.reduce<CartItem | undefined>(
    (top, item) => (top && top.unitPrice >= item.unitPrice ? top : item),
    undefined,
  );

/**
 * What of the cart may be spoken of at `now` (epoch ms): nothing on a phone whose owner says that it is not theirs, and no
 * article of which every category is one they want to hear nothing of.
 */
export function heardCart(input: CartInput, restraint: Restraint, now: number): CartInput {
  if (input.kind !== "present") return input;
  if (restraint.cartIsNotMine) return { kind: "unheard", reason: "cart_not_mine" };
  const isHeard = ({ categories }: CartItem): boolean =>
    categories.length === 0 || categories.some((category) => !isMuted(restraint, "category", category, now));
  const items = input.cart.items.filter(isHeard);
  if (items.length === 0 && input.cart.items.length > 0) return { kind: "unheard", reason: "cart_muted" };
  return { kind: "present", cart: { ...input.cart, items } };
}
