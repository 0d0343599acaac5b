import { stop } from "../reason.ts";
import type { Stage } from "./stage.ts";

/** What rewards or names the cart's items needs a cart that was left. */
export const cart: Stage = (context, { requiresCart }) =>
  requiresCart && context.cart.abandoned === null && !context.pending.has("cart") ? stop(context.cart.missing) : null;
