import { CART_AHEAD_MAX_MS } from "../domain/bounds.ts";
import type { Cart } from "../domain/carts/cart.ts";
import { invalid, type Problem } from "../domain/problems.ts";
import { err, type Result } from "../domain/result.ts";
import type { Ports } from "./ports.ts";

/** Puts a shopper's cart if it is newer than the one that is known. */
export async function putCart(
  ports: Ports,
  shopperId: string,
  cart: Cart,
): Promise<Result<{ applied: boolean }, Problem>> {
  if (Date.parse(cart.updatedAt) > ports.now() + CART_AHEAD_MAX_MS) {
    return err(invalid("/updatedAt", "must not be more than 5 minutes ahead"));
  }
  const sub = await ports.names.sub(shopperId);
  return ports.shopper(sub).putCart({ shopperId, sub, cart });
}

export async function readCart(ports: Ports, shopperId: string): Promise<Result<Cart, Problem>> {
  return ports.shopper(await ports.names.sub(shopperId)).readCart();
}

export async function deleteCart(ports: Ports, shopperId: string): Promise<Result<{ applied: boolean }, Problem>> {
  const sub = await ports.names.sub(shopperId);
  return ports.shopper(sub).emptyCart({ shopperId, sub });
}
